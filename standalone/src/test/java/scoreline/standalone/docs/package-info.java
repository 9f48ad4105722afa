/** What docs say, held against what is there. */
@NullMarked
package scoreline.standalone.docs;

import org.jspecify.annotations.NullMarked;
