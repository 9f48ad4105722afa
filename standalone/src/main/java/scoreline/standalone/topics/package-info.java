/** The topics of a cluster, brought to what is declared: the one way by which they are made. */
@NullMarked
package scoreline.standalone.topics;

import org.jspecify.annotations.NullMarked;
