/** The demo command: applications at a steady rate through the whole pipeline, before one's eyes. */
@NullMarked
package scoreline.standalone.demo;

import org.jspecify.annotations.NullMarked;
