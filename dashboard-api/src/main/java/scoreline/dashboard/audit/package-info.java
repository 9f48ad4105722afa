/** Who read or changed what: a log that is only ever added to, and shows it when it is not. */
@NullMarked
package scoreline.dashboard.audit;

import org.jspecify.annotations.NullMarked;
