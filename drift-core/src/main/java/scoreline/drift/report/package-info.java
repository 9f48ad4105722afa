/** A window's judgement as a page for people who know credit and no statistics: verdict first, then what moved, how much, and whether it matters. */
@NullMarked
package scoreline.drift.report;

import org.jspecify.annotations.NullMarked;
