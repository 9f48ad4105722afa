/** What keeps a service from running, as a sentence. Its parts stand in the packages below; a service composes them. */
@NullMarked
package scoreline.service;

import org.jspecify.annotations.NullMarked;
