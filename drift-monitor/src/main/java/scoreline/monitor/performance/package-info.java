/** What became of decisions: outcomes met with what they are of, added up by cohort, and told beside what was promised. */
@NullMarked
package scoreline.monitor.performance;

import org.jspecify.annotations.NullMarked;
