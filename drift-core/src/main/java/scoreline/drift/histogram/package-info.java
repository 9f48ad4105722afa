/** What a window of decisions holds, in whole numbers: any order of counting and merging gives the same bytes. */
@NullMarked
package scoreline.drift.histogram;

import org.jspecify.annotations.NullMarked;
