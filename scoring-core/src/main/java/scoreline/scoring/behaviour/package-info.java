/** What a model made of the rows it was trained on: beside the population, what live decisions are held against. */
@NullMarked
package scoreline.scoring.behaviour;

import org.jspecify.annotations.NullMarked;
