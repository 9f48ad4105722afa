/** Requests that are sent twice and done once. */
@NullMarked
package scoreline.dashboard.request;

import org.jspecify.annotations.NullMarked;
