/** The schema command: what the producers of a bundle's applications must send. */
@NullMarked
package scoreline.standalone.schema;

import org.jspecify.annotations.NullMarked;
