/** What the business knows of its fields and features: names, formulas, units, labels, groups. Data, not code. */
@NullMarked
package scoreline.scoring.catalogue;

import org.jspecify.annotations.NullMarked;
