/** The schema command: what the producers of a bundle's applications must send, and a registry that holds it. */
@NullMarked
package scoreline.standalone.schema;

import org.jspecify.annotations.NullMarked;
