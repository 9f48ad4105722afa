package scoreline.training.fairness;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Text;
import scoreline.training.validation.Ranking;

/// How well the features give away an attribute that is none of them.
///
/// @param field of the attribute
/// @param kind the most frequent, told from all others who tell
/// @param rows of people who tell
/// @param auc out of fold; 0.5 gives nothing away
/// @param strongest features of the guess, by mean |contribution|
public record Guess(String field, Text label, Text kind, long rows, double auc, List<String> strongest) {

    /** Proxies at most; of few features a quarter, so that something is left to score by. */
    private static final int PROXIES = 10;

    public Guess {
        strongest = List.copyOf(strongest);
    }

    /** Empty where fewer than 100 are of the kind, or of no other. */
    static Optional<Guess> of(Grouping grouping, Catalogue catalogue, Retraining retraining) {
        List<Grouping.Part> told =
                grouping.parts().stream().filter(Grouping.Part::isTold).toList();
        if (told.size() < 2) {
            return Optional.empty();
        }
        Grouping.Part kind = told.stream()
                .max(Comparator.comparingInt(part -> part.rows().length))
                .orElseThrow();
        record Asked(int row, int answer) {}
        List<Asked> asked = told.stream()
                .flatMap(part -> IntStream.of(part.rows())
                        .mapToObj(row -> new Asked(row, part.name().equals(kind.name()) ? 1 : 0)))
                .sorted(Comparator.comparingInt(Asked::row))
                .toList();
        if (Math.min(kind.rows().length, asked.size() - kind.rows().length) < Attribute.FEWEST) {
            return Optional.empty();
        }
        int[] answers = asked.stream().mapToInt(Asked::answer).toArray();
        Retraining.Guessed guessed =
                retraining.guess(asked.stream().mapToInt(Asked::row).toArray(), answers);
        return Optional.of(new Guess(
                grouping.field(),
                grouping.label(),
                kind.name(),
                asked.size(),
                Ranking.auc(guessed.margins(), answers),
                strongest(catalogue, guessed.strengths())
                        .limit(Math.clamp(catalogue.features().size() / 4, 1, PROXIES))
                        .map(Feature::name)
                        .toList()));
    }

    private static Stream<Feature> strongest(Catalogue catalogue, double[] strengths) {
        return IntStream.range(0, strengths.length)
                .boxed()
                .sorted(Comparator.comparingDouble(feature -> -strengths[feature]))
                .map(catalogue.features()::get);
    }
}
