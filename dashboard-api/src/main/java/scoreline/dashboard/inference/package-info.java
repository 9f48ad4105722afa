/** Scoring by the Open Inference Protocol, version 2, and explaining by an extension of it. */
@NullMarked
package scoreline.dashboard.inference;

import org.jspecify.annotations.NullMarked;
