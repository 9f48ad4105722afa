/** The service as a whole: its configuration, how it starts and ends, and what operators ask it. */
@NullMarked
package scoreline.dashboard.service;

import org.jspecify.annotations.NullMarked;
