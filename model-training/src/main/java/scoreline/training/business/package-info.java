/** What decisions cost the lender: by threshold, by cost ratio, in money, and with people who review what is close. */
@NullMarked
package scoreline.training.business;

import org.jspecify.annotations.NullMarked;
