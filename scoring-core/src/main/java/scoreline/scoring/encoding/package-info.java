/** From an application's values to the float32 features that the model compares. */
@NullMarked
package scoreline.scoring.encoding;

import org.jspecify.annotations.NullMarked;
