/** The bundles at hand: what their features are called, and how good their models are. */
@NullMarked
package scoreline.dashboard.model;

import org.jspecify.annotations.NullMarked;
