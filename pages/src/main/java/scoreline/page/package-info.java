/** Documents for people, from one model of blocks: pages of a single file, Markdown, slides. One style sheet for all. */
@NullMarked
package scoreline.page;

import org.jspecify.annotations.NullMarked;
