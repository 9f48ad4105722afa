package scoreline.dashboard.model;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RISK;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.population.Columns;
import scoreline.dashboard.population.Decided;
import scoreline.dashboard.web.Page;
import scoreline.dashboard.web.Refusal;
import scoreline.dashboard.web.Unchanging;
import scoreline.tracking.FetchedBundle;

/** Bundles: what they are, how they decide, what they are worth. */
@Controller("/api/v1/models")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ModelsResource {
    private static final JsonMapper STORED = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final TypeReference<Map<String, Object>> ANYTHING = new TypeReference<>() {};
    private static final double HIGHEST_RATIO = 1e6;

    private final Database database;
    private final Columns columns;
    private final Bundles bundles;

    ModelsResource(Database database, Columns columns, Bundles bundles) {
        this.database = database;
        this.columns = columns;
        this.bundles = bundles;
    }

    /** Bundles at hand, and those that decided something. */
    @Get
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "All of them")
    Page<ModelSummary> models() throws SQLException {
        var all = new LinkedHashMap<BundleName, Decided>();
        bundles.all().forEach(fetched -> all.put(name(fetched), Decided.NOTHING));
        try (var connection = database.readingOneMoment()) {
            Decided.byBundle(columns, connection)
                    .forEach((bundle, decided) ->
                            all.put(new BundleName(bundle.name(), bundle.version(), bundle.sha256()), decided));
        }
        return new Page<>(
                all.entrySet().stream()
                        .map(each -> ModelSummary.of(each.getKey(), bundles, each.getValue()))
                        .toList(),
                null);
    }

    private static BundleName name(FetchedBundle fetched) {
        var bundle = fetched.bundle();
        return new BundleName(bundle.name(), bundle.version(), bundle.sha256());
    }

    private FetchedBundle find(String sha256) {
        return bundles.find(sha256).orElseThrow(() -> Refusal.notFound("No such bundle is at hand here."));
    }

    /**
     * A bundle: provenance, policy, metrics, files.
     *
     * @param sha256 of its manifest
     */
    @Get("/{sha256}")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "The bundle")
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<ModelDocument> model(HttpRequest<?> request, String sha256) {
        var fetched = find(sha256);
        return Unchanging.openAnswer(
                request,
                sha256,
                () -> ModelDocument.of(
                        fetched.bundle(), json(new BundleFiles(fetched).read("metrics.json"), ANYTHING)));
    }

    private static <T> T json(byte[] file, TypeReference<T> type) {
        try {
            return STORED.readValue(file, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Cost curve, ROC, precision over recall, and calibration, out of fold.
     *
     * @param sha256 of the bundle's manifest
     * @param costRatio what a default approved costs, over what a good applicant refused costs: above 0, at most 1,000,000; the
     *     policy's unless said otherwise
     */
    @Get("/{sha256}/curves")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "The curves")
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<Curves> curves(
            HttpRequest<?> request, String sha256, @Nullable @QueryValue("cost_ratio") String costRatio) {
        var fetched = find(sha256);
        var policy = fetched.bundle().policy();
        double ratio = costRatio == null ? policy.costRatio() : ratio(costRatio);
        return Unchanging.openAnswer(
                request,
                sha256 + "-" + ratio,
                () -> Curves.of(
                        json(new BundleFiles(fetched).read("metrics.json"), new TypeReference<Curves.Stored>() {}),
                        policy.threshold(),
                        ratio));
    }

    private static double ratio(String text) {
        try {
            double ratio = Double.parseDouble(text);
            if (ratio > 0 && ratio <= HIGHEST_RATIO) {
                return ratio;
            }
        } catch (NumberFormatException e) {
            throw noRatio();
        }
        throw noRatio();
    }

    private static Refusal noRatio() {
        return Refusal.ofParameter("cost_ratio", "It must be a number above 0, at most 1,000,000.");
    }

    /**
     * What was compared before this model was chosen, as training wrote it.
     *
     * @param sha256 of the bundle's manifest
     */
    @Get("/{sha256}/candidates")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(responseCode = "200", description = "The candidates")
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<Map<String, Object>> candidates(HttpRequest<?> request, String sha256) {
        var files = new BundleFiles(find(sha256));
        var hash = files.hash("candidates.json")
                .orElseThrow(() -> Refusal.notFound("Nothing was compared when this bundle was trained."));
        return Unchanging.openAnswer(request, hash, () -> json(files.read("candidates.json"), ANYTHING));
    }

    /**
     * A file of a bundle as it is stored: model card, note, slides and the like.
     *
     * @param sha256 of the bundle's manifest
     * @param name as the bundle lists it
     */
    @Get("/{sha256}/documents/{name}")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "The file",
            content = @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<StreamedFile> document(HttpRequest<?> request, String sha256, String name) {
        var files = new BundleFiles(find(sha256));
        var hash = files.hash(name).orElseThrow(BundleFiles::notThere);
        var type = FileType.of(name);
        var answer = Unchanging.openAnswer(request, hash, () -> {
            var file = files.verified(name);
            try {
                return new StreamedFile(file.open(), type, 0, file.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return answer.contentType(type);
    }

    /**
     * A bundle whole, as a zip archive that is the same bytes each time.
     *
     * @param sha256 of its manifest
     */
    @Get("/{sha256}/archive")
    @Secured({ANALYST, RISK, ADMIN})
    @ApiResponse(
            responseCode = "200",
            description = "The archive",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "The asker has it already", content = @Content)
    HttpResponse<StreamedFile> archive(HttpRequest<?> request, String sha256) {
        var fetched = find(sha256);
        var type = MediaType.of("application/zip");
        return Unchanging.openAnswer(
                        request,
                        sha256,
                        () -> new StreamedFile(new BundleArchive(new BundleFiles(fetched).all(sha256)), type))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"%s.zip\""
                                .formatted(fetched.bundle().version()))
                .contentType(type);
    }
}
