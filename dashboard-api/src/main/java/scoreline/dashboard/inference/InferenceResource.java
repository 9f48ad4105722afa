package scoreline.dashboard.inference;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import scoreline.admission.Admission.Admitted;
import scoreline.dashboard.scoring.Faults;
import scoreline.dashboard.scoring.OnRequest;
import scoreline.dashboard.scoring.Scoring;
import scoreline.dashboard.web.ProblemType;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.catalogue.Field;

/**
 * The Open Inference Protocol, and explanations beside it.
 *
 * @see <a href="https://github.com/kserve/open-inference-protocol">Open Inference Protocol, version 2</a>
 */
@Controller("/v2")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
final class InferenceResource {
    private static final String JSON_LENGTH = "Inference-Header-Content-Length";
    private static final String NAME = "scoreline";
    private static final String VERSION = "1";

    private final Scoring scoring;
    private final JsonMapper json;

    InferenceResource(Scoring scoring, JsonMapper json) {
        this.scoring = scoring;
        this.json = json;
    }

    /** What answers here. */
    @Get
    Documents.Server server() {
        return new Documents.Server(NAME, VERSION, List.of("binary_tensor_data", "explain"));
    }

    /** Whether the service lives. */
    @Get("/health/live")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Documents.Live live() {
        return new Documents.Live(true);
    }

    /** Whether the service answers: it does as soon as anything does. */
    @Get("/health/ready")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Documents.Ready ready() {
        return new Documents.Ready(true);
    }

    /** A model's inputs and outputs. */
    @Get("/models/{name}")
    Documents.Model model(String name) {
        return described(name, Optional.empty());
    }

    /** A model's inputs and outputs, by version. */
    @Get("/models/{name}/versions/{version}")
    Documents.Model modelOfVersion(String name, String version) {
        return described(name, Optional.of(version));
    }

    /** Whether a model answers. */
    @Get("/models/{name}/ready")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Documents.ModelReady modelReady(String name) {
        return new Documents.ModelReady(model(name, Optional.empty()).bundle().name(), true);
    }

    /** Whether a version of a model answers. */
    @Get("/models/{name}/versions/{version}/ready")
    @Secured(SecurityRule.IS_ANONYMOUS)
    Documents.ModelReady modelOfVersionReady(String name, String version) {
        return new Documents.ModelReady(
                model(name, Optional.of(version)).bundle().name(), true);
    }

    /** Scores up to 1,000 applications; nothing of it is kept. */
    @Post("/models/{name}/infer")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Request.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What the model says",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Response.class)))
    HttpResponse<?> infer(String name, @Body byte[] body, @Nullable @Header(JSON_LENGTH) Integer length)
            throws IOException {
        return answer(model(name, Optional.empty()), body, length, _ -> Output.scores());
    }

    /** Scores up to 1,000 applications by a version of a model. */
    @Post("/models/{name}/versions/{version}/infer")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Request.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What the model says",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Response.class)))
    HttpResponse<?> inferByVersion(
            String name, String version, @Body byte[] body, @Nullable @Header(JSON_LENGTH) Integer length)
            throws IOException {
        return answer(model(name, Optional.of(version)), body, length, _ -> Output.scores());
    }

    /** Scores and explains up to 1,000 applications: an extension of the protocol. */
    @Post("/models/{name}/explain")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Request.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What the model says, and why",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Response.class)))
    HttpResponse<?> explain(String name, @Body byte[] body, @Nullable @Header(JSON_LENGTH) Integer length)
            throws IOException {
        return answer(model(name, Optional.empty()), body, length, Output::explanations);
    }

    /** Scores and explains by a version of a model: an extension of the protocol. */
    @Post("/models/{name}/versions/{version}/explain")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.APPLICATION_OCTET_STREAM})
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Request.class)))
    @ApiResponse(
            responseCode = "200",
            description = "What the model says, and why",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Documents.Response.class)))
    HttpResponse<?> explainByVersion(
            String name, String version, @Body byte[] body, @Nullable @Header(JSON_LENGTH) Integer length)
            throws IOException {
        return answer(model(name, Optional.of(version)), body, length, Output::explanations);
    }

    private OnRequest model(String name, Optional<String> version) {
        return scoring.named(name, version).orElseThrow(() -> Refusal.notFound("There is no such model."));
    }

    private Documents.Model described(String name, Optional<String> version) {
        var catalogue = model(name, version).bundle().catalogue();
        return new Documents.Model(
                name,
                scoring.versions(name),
                NAME,
                catalogue.fields().stream()
                        .map(field -> new Documents.Tensor(
                                field.name(),
                                (field.kind() == Field.Kind.NUMBER ? Datatype.FP64 : Datatype.BYTES).name(),
                                List.of(-1, 1)))
                        .toList(),
                Output.scores().stream()
                        .map(output -> new Documents.Tensor(
                                output.name(), output.datatype().name(), output.shape(-1)))
                        .toList());
    }

    private HttpResponse<?> answer(
            OnRequest model, byte[] body, @Nullable Integer length, Function<OnRequest, List<Output>> offered)
            throws IOException {
        var asked = Asked.read(body, length);
        var outputs = chosen(offered.apply(model), asked);
        var decisions = model.decide(admitted(model, asked));
        var results = new ArrayList<Documents.Result>();
        var bytes = new ByteArrayOutputStream();
        for (var output : outputs) {
            var data = output.data().apply(decisions);
            var shape = output.shape(decisions.size());
            if (asked.outputs().getOrDefault(output.name(), asked.binary())) {
                byte[] written = output.datatype().bytes(data);
                bytes.writeBytes(written);
                results.add(new Documents.Result(
                        output.name(),
                        shape,
                        output.datatype().name(),
                        Map.of("binary_data_size", written.length),
                        null));
            } else {
                results.add(new Documents.Result(
                        output.name(), shape, output.datatype().name(), null, data));
            }
        }
        var bundle = model.bundle();
        return written(new Documents.Response(bundle.name(), bundle.version(), asked.id(), results), bytes);
    }

    private HttpResponse<?> written(Documents.Response response, ByteArrayOutputStream tensors) throws IOException {
        if (tensors.size() == 0) {
            return HttpResponse.ok(response);
        }
        byte[] header = json.writeValueAsBytes(response);
        var body = new ByteArrayOutputStream();
        body.writeBytes(header);
        tensors.writeTo(body);
        return HttpResponse.ok(body.toByteArray())
                .contentType(MediaType.APPLICATION_OCTET_STREAM_TYPE)
                .header(JSON_LENGTH, Integer.toString(header.length));
    }

    private static List<Output> chosen(List<Output> offered, Asked asked) {
        if (asked.outputs().isEmpty()) {
            return offered;
        }
        return asked.outputs().keySet().stream()
                .map(name -> offered.stream()
                        .filter(output -> output.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> Asked.unusable("There is no such output; there are "
                                + String.join(
                                        ", ", offered.stream().map(Output::name).toList()) + ".")))
                .toList();
    }

    private static List<Admitted> admitted(OnRequest model, Asked asked) {
        var admitted = new ArrayList<Admitted>(asked.rows().size());
        for (int row = 0; row < asked.rows().size(); row++) {
            var faults = new Faults("row " + row, "A row cannot be scored.", ProblemType.INVALID_REQUEST);
            var application = model.admit(asked.rows().get(row), faults);
            faults.throwIfAny();
            if (application != null) {
                admitted.add(application);
            }
        }
        return admitted;
    }
}
