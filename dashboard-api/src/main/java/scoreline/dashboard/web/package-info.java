/** What every resource has in common: how errors, lists and languages are spoken over HTTP. */
@NullMarked
package scoreline.dashboard.web;

import org.jspecify.annotations.NullMarked;
