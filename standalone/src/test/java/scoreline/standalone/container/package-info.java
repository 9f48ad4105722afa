/** The scorer's image against a broker in a container: what runs beyond this machine. */
@NullMarked
package scoreline.standalone.container;

import org.jspecify.annotations.NullMarked;
