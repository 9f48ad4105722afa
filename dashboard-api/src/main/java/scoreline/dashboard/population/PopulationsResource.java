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
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.population.Populations.Asked;
import scoreline.dashboard.web.Languages;
import scoreline.dashboard.web.Refusal;

/** Many decisions at once: how features are distributed, how two go together, how many were decided when. */
@Controller("/api/v1/populations")
@ExecuteOn(TaskExecutors.BLOCKING)
final class PopulationsResource {
    private static final int MOST_CELLS = 256;
    private static final int MOST_BINS = 200;

    /** Of each of two features. */
    private static final int MOST_CELLS_OF_TWO = 40;

    /** Intervals beside those below, above and missing. */
    private static final int MOST_BINS_OF_TWO = 37;

    private final Populations populations;

    PopulationsResource(Populations populations) {
        this.populations = populations;
    }

    /**
     * How a feature is distributed among the decisions of a bundle, and where a client stands.
     *
     * @param feature its name in the catalogue, or the name of the field that it is as it stands
     * @param bundle SHA-256 of its manifest; by default that which decided about the client, or that which serves
     * @param bins number of intervals of equal width between the 1st and 99th percentile, 1 to 200; without it, the cells that the
     *     bundle was frozen with
     * @param applicant of the client; goes with application
     * @param application of the client; goes with applicant
     */
    @Get("/features/{feature}")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    FeatureDistribution feature(
            String feature,
            @Nullable @QueryValue String bundle,
            @Nullable @QueryValue Integer bins,
            @Nullable @QueryValue String applicant,
            @Nullable @QueryValue String application,
            HttpRequest<?> request)
            throws SQLException {
        requireBins(bins, MOST_BINS);
        var asked = populations.asked(bundle, applicant, application);
        var subject = subject(asked, feature);
        if (bins != null && subject.isCategory()) {
            throw Refusal.ofParameter("bins", "It is for numbers, and this is a category.");
        }
        return populations.answer(
                asked,
                population -> FeatureDistribution.of(
                        population,
                        asked,
                        subject,
                        axis(population, subject, bins, MOST_CELLS),
                        Languages.of(request)));
    }

    /**
     * How two features go together among the decisions of a bundle, and where a client stands.
     *
     * @param one name of a feature, as for one feature alone
     * @param other name of a feature, as for one feature alone
     * @param bundle SHA-256 of its manifest; by default that which decided about the client, or that which serves
     * @param bins number of intervals of numbers, of equal width between the 1st and 99th percentile, 1 to 37; without it, the cells
     *     that the bundle was frozen with
     * @param applicant of the client; goes with application
     * @param application of the client; goes with applicant
     */
    @Get("/relations/{one}/{other}")
    @Secured({ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN})
    Relation relation(
            String one,
            String other,
            @Nullable @QueryValue String bundle,
            @Nullable @QueryValue Integer bins,
            @Nullable @QueryValue String applicant,
            @Nullable @QueryValue String application,
            HttpRequest<?> request)
            throws SQLException {
        requireBins(bins, MOST_BINS_OF_TWO);
        var asked = populations.asked(bundle, applicant, application);
        var first = subject(asked, one);
        var second = subject(asked, other);
        if (bins != null && first.isCategory() && second.isCategory()) {
            throw Refusal.ofParameter("bins", "It is for numbers, and these are categories.");
        }
        return populations.answer(
                asked,
                population -> Relation.of(
                        population,
                        asked,
                        new Relation.Asking(first, axis(population, first, bins, MOST_CELLS_OF_TWO)),
                        new Relation.Asking(second, axis(population, second, bins, MOST_CELLS_OF_TWO)),
                        Languages.of(request)));
    }

    /**
     * How many applications of a time were decided how, hour by hour or day by day, over all bundles.
     *
     * @param step {@code hour} or {@code day}, of UTC; {@code hour} by default
     * @param from ISO 8601 with an offset, applications submitted from then on; by default 48 hours or 31 days before the end
     * @param to ISO 8601 with an offset, up to and without then; by default the end is just after the newest application
     */
    @Get("/summary")
    @Secured({ANALYST, RISK, ADMIN})
    Summary summary(
            @Nullable @QueryValue String step, @Nullable @QueryValue String from, @Nullable @QueryValue String to)
            throws SQLException {
        var period = Summary.Period.read(step, from, to);
        return Summary.of(populations.answerForEach(Summary.Submitted::of), period);
    }

    private static void requireBins(@Nullable Integer bins, int most) {
        if (bins != null && (bins < 1 || bins > most)) {
            throw Refusal.ofParameter("bins", "It must be from 1 to " + most + ".");
        }
    }

    private static Subject subject(Asked asked, String name) {
        return Subject.find(asked.bundle(), name)
                .orElseThrow(() -> Refusal.notFound("The bundle has no such feature."));
    }

    private static Axis axis(Population population, Subject subject, @Nullable Integer bins, int mostCells)
            throws SQLException {
        return bins == null || subject.isCategory()
                ? subject.axis(mostCells)
                : EqualWidth.axis(population, subject.number(), bins);
    }
}
