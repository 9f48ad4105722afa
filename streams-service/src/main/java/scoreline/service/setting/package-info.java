/** Settings as people write them, in a file or an environment, and what is wrong with them. */
@NullMarked
package scoreline.service.setting;

import org.jspecify.annotations.NullMarked;
