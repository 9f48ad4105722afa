package scoreline.dashboard.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be scored, for who reads the contract: either an application or a decision.
 *
 * @param application a whole application: values by field, and {@code applicant_id}, {@code application_id} and {@code submitted_at} if
 *     they are known
 * @param decision a decision on an application that is to be changed
 * @param changes values by field; null takes the value away
 * @param bundle {@code deciding}, which is the one that decided, or {@code serving}
 * @param unconstrained true moves every field that is not protected; for risk and admin
 */
@Schema(name = "ScoreRequest")
record ScoreRequest(
        @Nullable Map<String, Object> application,
        @Nullable Identity decision,
        @Nullable Map<String, Object> changes,

        @Nullable String bundle,

        @Nullable Boolean unconstrained) {

    /** Of a decided application. */
    record Identity(String applicantId, String applicationId) {}
}
