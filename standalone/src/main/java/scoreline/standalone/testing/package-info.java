/** What the build's tests said, in a few lines. */
@NullMarked
package scoreline.standalone.testing;

import org.jspecify.annotations.NullMarked;
