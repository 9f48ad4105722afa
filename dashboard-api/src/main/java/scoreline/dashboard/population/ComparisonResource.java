package scoreline.dashboard.population;

import static scoreline.dashboard.access.Role.ADMIN;
import static scoreline.dashboard.access.Role.ANALYST;
import static scoreline.dashboard.access.Role.RELATIONSHIP_MANAGER;
import static scoreline.dashboard.access.Role.RISK;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.population.Comparison.Found;
import scoreline.dashboard.population.Comparison.Weighted;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Refusal;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;

/** A client beside others. */
@Controller("/api/v1/decisions")
@ExecuteOn(TaskExecutors.BLOCKING)
final class ComparisonResource {
    private static final int USUAL_FEATURES = 12;
    private static final int MOST_FEATURES = 30;
    private static final int MOST_BANDS = 10;
    private static final int USUAL_SIMILAR = 200;
    private static final int MOST_SIMILAR = 2_000;
    private static final int USUAL_NEIGHBOURS = 10;
    private static final int MOST_NEIGHBOURS = 100;

    private final Populations populations;
    private final Codes codes;

    ComparisonResource(Populations populations, Codes codes) {
        this.populations = populations;
        this.codes = codes;
    }

    /**
     * A client beside everybody, beside those approved, and beside similar clients.
     *
     * @param features names, with commas between them, at most 30; by default the 12 that moved the client's margin most
     * @param band what similar clients must have in common, with commas between: {@code AMT_CREDIT:0.25} for a number within 25 % of the
     *     client's, the bare name of a feature for the same category; at most 10
     * @param similar how many similar clients at most, 1 to 2,000; 200 by default
     * @param neighbours how many of the nearest are listed, 0 to 100; 10 by default
     */
    @Get("/{applicant}/{application}/comparison")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    Comparison comparison(
            String applicant,
            String application,
            @Nullable @QueryValue List<String> features,
            @Nullable @QueryValue List<String> band,
            @Nullable @QueryValue Integer similar,
            @Nullable @QueryValue Integer neighbours,
            HttpRequest<?> request)
            throws SQLException {
        int most = within("similar", similar, USUAL_SIMILAR, 1, MOST_SIMILAR);
        int listed = within("neighbours", neighbours, USUAL_NEIGHBOURS, 0, MOST_NEIGHBOURS);
        var asked = populations.asked(applicant, application);
        var bundle = asked.bundle();
        var client = asked.client().orElseThrow();
        var language = Languages.of(request);
        var bands = written("band", band, MOST_BANDS).stream()
                .map(each -> Band.read(bundle, each))
                .toList();
        var named = written("features", features, MOST_FEATURES);
        var subjects = named.isEmpty()
                ? Comparison.mostMoving(bundle, client, USUAL_FEATURES)
                : named.stream()
                        .map(name -> subject(bundle, name).number())
                        .distinct()
                        .map(number -> Subject.of(bundle, number))
                        .toList();
        var similarity = codes.similarity(bundle);
        return populations.answer(asked, population -> {
            var found = Similar.find(population, client, codes, similarity, most, bands);
            return Comparison.of(
                    population,
                    bundle,
                    client,
                    found,
                    described(bundle, similarity, found, most, language),
                    subjects,
                    Neighbours.of(population, found, listed),
                    language);
        });
    }

    private static int within(String parameter, @Nullable Integer asked, int usual, int least, int most) {
        if (asked == null) {
            return usual;
        }
        if (asked < least || asked > most) {
            throw Refusal.ofParameter(parameter, "It must be from " + least + " to " + most + ".");
        }
        return asked;
    }

    /** Given once with commas, or several times. */
    private static List<String> written(String parameter, @Nullable List<String> given, int most) {
        var written = (given == null ? List.<String>of() : given)
                .stream().flatMap(each -> Arrays.stream(each.split(",", -1))).toList();
        if (written.size() > most) {
            throw Refusal.ofParameter(parameter, "There must be no more than " + most + ".");
        }
        return written;
    }

    private static Subject subject(Bundle bundle, String name) {
        return Subject.find(bundle, name)
                .orElseThrow(() -> Refusal.ofParameter("features", "The bundle has no such feature."));
    }

    private static Found described(Bundle bundle, Similarity similarity, Similar similar, int most, Language language) {
        int[] features = similarity.features();
        int found = similar.places().length;
        return new Found(
                most,
                similar.candidates(),
                found == 0 ? null : similar.distance(found - 1),
                IntStream.range(0, features.length)
                        .mapToObj(which -> {
                            var feature = bundle.catalogue().features().get(features[which]);
                            return new Weighted(feature.name(), language.of(feature.label()), similarity.weight(which));
                        })
                        .toList());
    }
}
