/// Grows boosted trees with XGBoost; the one place that owns its native memory.
///
/// The library carries binaries for Linux (glibc), macOS and Windows; on Linux it needs the OpenMP runtime `libgomp1`.
@NullMarked
package scoreline.training.boosting;

import org.jspecify.annotations.NullMarked;
