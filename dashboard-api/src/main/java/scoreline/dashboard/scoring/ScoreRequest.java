package scoreline.dashboard.scoring;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.Map;

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
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) Map<String, Object> application,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) Identity decision,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) Map<String, Object> changes,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) String bundle,
        @Schema(requiredMode = RequiredMode.NOT_REQUIRED) boolean unconstrained) {

    /** Of a decided application. */
    record Identity(String applicantId, String applicationId) {}
}
