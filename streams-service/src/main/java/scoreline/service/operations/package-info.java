/** What operators ask of a service over HTTP: whether it is well, its metrics, to go on after the breaker stopped it. */
@NullMarked
package scoreline.service.operations;

import org.jspecify.annotations.NullMarked;
