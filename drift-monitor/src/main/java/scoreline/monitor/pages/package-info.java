/** Windows as pages that people read, one file for each language. */
@NullMarked
package scoreline.monitor.pages;

import org.jspecify.annotations.NullMarked;
