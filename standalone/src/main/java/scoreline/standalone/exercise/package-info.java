/** Campaigns and benchmarks: long runs with a name, each a proof or a measurement. */
@NullMarked
package scoreline.standalone.exercise;

import org.jspecify.annotations.NullMarked;
