/// What a long work has done, so that it goes on after a kill.
@NullMarked
package scoreline.training.journal;

import org.jspecify.annotations.NullMarked;
