/** Application in, judgement out: the one function behind the topology and {@code ./scoreline score}. */
@NullMarked
package scoreline.scorer.judgement;

import org.jspecify.annotations.NullMarked;
