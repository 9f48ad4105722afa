package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;
import scoreline.scoring.bundle.Bundle;

/**
 * A client beside everybody whom the same bundle decided about, beside those approved, and beside similar clients. Who was erased does
 * not count.
 *
 * @param bundle SHA-256 of its manifest
 * @param everybody the client among them
 * @param approved the client among them, if approved
 * @param similar without the client, whichever the application
 * @param similarity how similar clients were found
 * @param neighbours the nearest of them, the nearest first
 */
record Comparison(
        String applicantId,
        String applicationId,
        String bundle,
        Counts everybody,
        Counts approved,
        Counts similar,
        Found similarity,
        List<Compared> features,
        List<Neighbours.Neighbour> neighbours) {

    /** Says nothing of the client: it is personal data. */
    @Override
    public String toString() {
        return "Comparison";
    }

    /**
     * How similar clients were found.
     *
     * @param asked how many at most
     * @param candidates decisions about others within the bands
     * @param farthest distance of the last of them, 0 to 1; null where there is none
     * @param features by which they are similar, those of more weight first
     */
    record Found(int asked, long candidates, @Nullable Double farthest, List<Weighted> features) {}

    /**
     * A feature's part in the distance.
     *
     * @param weight 0 to 1; all weights make 1
     */
    record Weighted(String name, String label, double weight) {}

    /**
     * A feature of the client, and of each group.
     *
     * @param contribution what it moved the client's margin by, log-odds
     * @param value a number as the model saw it; null where it is missing, and of a category
     * @param category its name; null where it is missing, was not seen in training, and of a number
     */
    record Compared(
            Subject.Described feature,
            float contribution,
            @Nullable Float value,
            @Nullable String category,
            Spread everybody,
            Spread approved,
            Spread similar) {
        /** Says nothing of the client: it is personal data. */
        @Override
        public String toString() {
            return "Compared";
        }
    }

    /**
     * The values of a group.
     *
     * @param known who has a value
     * @param missing who has none
     * @param percentile share of the values that is below the client's plus half of those equal to it, 0 to 100; null where the
     *     client or the group has none, and of a category, as the next four
     * @param lowerQuartile the smallest value that at least a quarter of the values do not exceed
     * @param median the smallest value that at least half of the values do not exceed
     * @param upperQuartile the smallest value that at least three quarters of the values do not exceed
     * @param mean of the values
     * @param categories those that somebody has; none of a number
     */
    record Spread(
            long known,
            long missing,
            @Nullable Double percentile,
            @Nullable Float lowerQuartile,
            @Nullable Float median,
            @Nullable Float upperQuartile,
            @Nullable Double mean,
            List<Share> categories) {}

    /**
     * Who has a category.
     *
     * @param category its name; null of all that training never saw
     * @param share of those who have one, 0 to 1
     */
    record Share(@Nullable String category, long count, double share) {}

    static Comparison of(
            Population population,
            Bundle bundle,
            Client client,
            Similar similar,
            Found found,
            List<Subject> subjects,
            List<Neighbours.Neighbour> neighbours,
            Language language)
            throws SQLException {
        var compared = new ArrayList<Compared>();
        for (var subject : subjects) {
            compared.add(compared(population, client, subject, similar.places(), language));
        }
        var decision = client.decision();
        return new Comparison(
                decision.getApplicantId(),
                decision.getApplicationId(),
                bundle.sha256(),
                population.counts(Group.EVERYBODY),
                population.counts(Group.APPROVED),
                population.counts(similar.places()),
                found,
                List.copyOf(compared),
                neighbours);
    }

    private static Compared compared(
            Population population, Client client, Subject subject, int[] similar, Language language)
            throws SQLException {
        var decision = client.decision();
        float contribution = decision.getContributions().get(subject.number());
        if (subject.isCategory()) {
            var distribution = population.categories(subject);
            return new Compared(
                    subject.described(language),
                    contribution,
                    null,
                    subject.category(decision),
                    categories(distribution, cell -> cell.counts().total()),
                    categories(distribution, cell -> cell.counts().approved()),
                    categories(
                            Distribution.of(population, subject.axis(Subject.MOST_CELLS), similar),
                            cell -> cell.counts().total()));
        }
        float value = subject.value(decision);
        var numbers = population.numbers(Column.feature(subject.number()));
        var outlines = population.outlines(subject.number());
        boolean isMissing = Float.isNaN(value);
        var percentile =
                isMissing ? new Percentile(null, null) : Percentile.of(value, population.outcomes(), numbers, outlines);
        return new Compared(
                subject.described(language),
                contribution,
                isMissing ? null : value,
                null,
                numbers(outlines.everybody(), percentile.ofEverybody()),
                numbers(outlines.approved(), percentile.ofApproved()),
                numbers(
                        Outline.of(Values.of(similar, numbers)),
                        isMissing ? null : Percentile.of(value, similar, numbers)));
    }

    private static Spread numbers(Outline outline, @Nullable Double percentile) {
        return new Spread(
                outline.count(),
                outline.missing(),
                percentile,
                outline.lowerQuartile(),
                outline.median(),
                outline.upperQuartile(),
                outline.mean(),
                List.of());
    }

    private static Spread categories(Distribution distribution, ToLongFunction<Distribution.Cell> count) {
        // Missing is the last of an axis.
        var cells = distribution.cells();
        long missing = count.applyAsLong(cells.getLast());
        long known = cells.stream().mapToLong(count).sum() - missing;
        var shares = cells.subList(0, cells.size() - 1).stream()
                .filter(cell -> count.applyAsLong(cell) > 0)
                .map(cell -> new Share(
                        cell.span().category(), count.applyAsLong(cell), (double) count.applyAsLong(cell) / known))
                .toList();
        return new Spread(known, missing, null, null, null, null, null, shares);
    }

    /** Those that matter most to the client's margin, of equals the first of the catalogue. */
    static List<Subject> mostMoving(Bundle bundle, Client client, int most) {
        List<Float> contributions = client.decision().getContributions();
        var order = new Integer[contributions.size()];
        Arrays.setAll(order, f -> f);
        Arrays.sort(order, (a, b) -> Float.compare(Math.abs(contributions.get(b)), Math.abs(contributions.get(a))));
        return Arrays.stream(order).limit(most).map(f -> Subject.of(bundle, f)).toList();
    }
}
