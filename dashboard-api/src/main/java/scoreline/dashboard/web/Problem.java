package scoreline.dashboard.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as it is answered.
 *
 * @param type where its kind is described
 * @param title of its kind
 * @param status of the answer
 * @param detail one sentence; says nothing of anybody
 * @param errors what is wrong where; left out where that cannot be said
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem")
public record Problem(
        String type,
        String title,
        int status,
        String detail,

        @Schema(requiredMode = Schema.RequiredMode.NOT_REQUIRED)
        List<Fault> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong at one place.
     *
     * @param pointer a JSON pointer into the body ({@code #/amount}), or the name of a parameter
     * @param detail one sentence
     * @param code of a fault that has one, such as {@code MISSING_FIELD}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Fault(
            String pointer, String detail, @Nullable String code) {
        public Fault(String pointer, String detail) {
            this(pointer, detail, null);
        }
    }

    public Problem {
        errors = List.copyOf(errors);
    }

    static Problem of(ProblemType type, String detail, List<Fault> errors) {
        return new Problem(type.reference(), type.title(), type.status().getCode(), detail, errors);
    }
}
