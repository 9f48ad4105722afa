/** Whether the rules, routes and dashboards of {@code infra/monitoring} hold together, and stand on what the services print. */
@NullMarked
package scoreline.standalone.monitoring;

import org.jspecify.annotations.NullMarked;
