/** The score command: a file of applications in, a file of decisions out, without a broker. */
@NullMarked
package scoreline.standalone.score;

import org.jspecify.annotations.NullMarked;
