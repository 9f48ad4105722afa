/// What the labelled rows look like before anything is fitted to them, and which fields may know the outcome: figures,
/// and pages for people. Nothing of a single application is told.
@NullMarked
package scoreline.training.profile;

import org.jspecify.annotations.NullMarked;
