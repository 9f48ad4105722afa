package scoreline.monitor.population;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import scoreline.drift.performance.Expectation;
import scoreline.drift.verdict.Baseline;
import scoreline.drift.verdict.Judge;
import scoreline.monitor.sums.Sums;
import scoreline.scoring.reference.Cells;
import scoreline.scoring.reference.FeatureReference;

/** The populations that are watched. Safe between threads. */
public final class Watch {
    private final Map<String, Split> bundles = new HashMap<>();
    private final Map<Population, Watched> watched = new HashMap<>();
    private final Map<Population, Sums> sums = new ConcurrentHashMap<>();

    /// One population and what judges it.
    ///
    /// @param category of the segment; empty for all of the bundle's decisions
    /// @param baseline what it is held against
    /// @param expectation empty where the baseline knows no outcomes
    public record Watched(
            WatchedBundle bundle,
            Optional<String> category,
            Baseline baseline,
            Judge judge,
            Optional<Expectation> expectation) {

        private static Watched of(WatchedBundle bundle, Optional<String> category, Baseline baseline, Judge judge) {
            return new Watched(
                    bundle,
                    category,
                    baseline,
                    judge,
                    baseline.behaviour()
                            .map(known -> new Expectation(baseline.reference(), known, bundle.costRatio())));
        }
    }

    /// How a bundle's decisions are told apart.
    ///
    /// @param feature its place in the catalogue
    /// @param byCell the populations of decisions in a cell of that feature; of the others there is but the
    ///     whole
    private record Split(List<Population> whole, int feature, Map<Integer, List<Population>> byCell) {}

    private Watch() {}

    /// @throws IllegalArgumentException when a segment is no category of its bundle, has other cells than its
    ///     bundle, or a bundle comes twice
    public static Watch over(List<WatchedBundle> bundles) {
        var watch = new Watch();
        bundles.forEach(watch::add);
        return watch;
    }

    private void add(WatchedBundle bundle) {
        var whole = new Population(bundle.sha256(), 0);
        var judge = new Judge(bundle.baseline());
        if (watched.put(whole, Watched.of(bundle, Optional.empty(), bundle.baseline(), judge)) != null) {
            throw new IllegalArgumentException("bundle " + bundle.name() + " is watched twice");
        }
        var split = bundle.segments()
                .map(segments -> split(bundle, segments, whole, judge))
                .orElseGet(() -> new Split(List.of(whole), 0, Map.of()));
        bundles.put(bundle.sha256(), split);
    }

    private Split split(WatchedBundle bundle, Segments segments, Population whole, Judge judge) {
        List<FeatureReference> features = bundle.baseline().reference().features();
        int feature = IntStream.range(0, features.size())
                .filter(f -> features.get(f).feature().equals(segments.feature()))
                .findFirst()
                .orElseThrow(() -> notThere(bundle, segments.feature()));
        if (!(features.get(feature).cells() instanceof Cells.Categories categories)) {
            throw notThere(bundle, segments.feature());
        }
        var byCell = new HashMap<Integer, List<Population>>();
        segments.baselines().forEach((category, baseline) -> {
            int at = categories.names().indexOf(category);
            if (at < 0) {
                throw notThere(bundle, segments.feature() + " " + category);
            }
            var population = new Population(bundle.sha256(), Cells.FIRST + at);
            byCell.put(population.segment(), List.of(whole, population));
            watched.put(
                    population,
                    Watched.of(bundle, Optional.of(category), baseline, inSameCells(bundle, baseline, judge)));
        });
        return new Split(List.of(whole), feature, Map.copyOf(byCell));
    }

    /** The decisions of a segment come in the cells of the bundle. */
    private static Judge inSameCells(WatchedBundle bundle, Baseline baseline, Judge ofBundle) {
        var judge = new Judge(baseline);
        try {
            judge.window().add(ofBundle.window());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "a segment of bundle " + bundle.name() + " has other cells than the bundle's reference", e);
        }
        return judge;
    }

    private static IllegalArgumentException notThere(WatchedBundle bundle, String what) {
        return new IllegalArgumentException("bundle " + bundle.name() + " has no category " + what + " to watch");
    }

    /// The populations that a decision counts for: its bundle's, and its segment's where that is watched.
    ///
    /// @param bins of the decision, shape (features), to be read as unsigned
    /// @return the whole first; empty where the bundle is not watched
    public List<Population> of(String sha256, byte[] bins) {
        var split = bundles.get(sha256);
        if (split == null) {
            return List.of();
        }
        return split.feature() < bins.length
                ? split.byCell().getOrDefault(Byte.toUnsignedInt(bins[split.feature()]), split.whole())
                : split.whole();
    }

    /// What watches the population as it happens: worked out when it is first asked for, in a second or two.
    public Sums sums(Population population) {
        return sums.computeIfAbsent(
                population, asked -> Sums.of(watched(asked).orElseThrow().baseline()));
    }

    /** Empty where its bundle or segment is no longer watched. */
    public Optional<Watched> watched(Population population) {
        return Optional.ofNullable(watched.get(population));
    }
}
