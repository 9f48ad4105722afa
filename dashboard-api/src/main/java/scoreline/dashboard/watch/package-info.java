/** What the drift monitor says: windows, alerts with what people said of them, and how good decisions turned out. */
@NullMarked
package scoreline.dashboard.watch;

import org.jspecify.annotations.NullMarked;
