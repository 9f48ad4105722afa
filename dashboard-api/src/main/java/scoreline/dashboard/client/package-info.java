/** What is known of one client: for who serves them, and, by a link, for the clients themselves. */
@NullMarked
package scoreline.dashboard.client;

import org.jspecify.annotations.NullMarked;
