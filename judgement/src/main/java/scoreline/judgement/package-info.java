/** Application in, judgement out: the one function behind the topology, a file and a request. */
@NullMarked
package scoreline.judgement;

import org.jspecify.annotations.NullMarked;
