/** Between a person and a command: what is typed, what is printed, what goes to the log. */
@NullMarked
package scoreline.standalone.terminal;

import org.jspecify.annotations.NullMarked;
