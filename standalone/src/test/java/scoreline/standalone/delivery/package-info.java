/** How Scoreline is brought to those who use it: workflows, what they call, and where it is brought. */
@NullMarked
package scoreline.standalone.delivery;

import org.jspecify.annotations.NullMarked;
