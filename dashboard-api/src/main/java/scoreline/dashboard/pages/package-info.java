/** The dashboard in the browser: its files. */
@NullMarked
package scoreline.dashboard.pages;

import org.jspecify.annotations.NullMarked;
