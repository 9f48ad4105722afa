package scoreline.benchmarks.drift;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.benchmarks.report.Summary;
import scoreline.benchmarks.report.Table;

/** The calibration in tables and sentences. */
record CalibrationReport(Calibration found) implements Summary {
    private static final List<String> SHIFTS =
            Effort.SHIFTS.stream().map(shift -> "+%s σ".formatted(shift)).toList();

    private static final List<Double> HOPPING_WANTED = List.of(1_450.0, 485.0, 270.0, 165.0);
    private static final List<Double> SUMS_WANTED = List.of(2_952.0, 243.0, 89.0, 38.0);

    @Override
    public List<Table> tables() {
        var tables = new ArrayList<>(List.of(windows(), hopping(), sums()));
        if (!found.real().isEmpty()) {
            tables.add(real());
        }
        return tables;
    }

    private Table windows() {
        return new Table(
                List.of(
                        "unchanged windows of",
                        "windows",
                        "continuous p ≤ .05",
                        "others p ≤ .05",
                        "windows with a discovery",
                        "windows with an alarm"),
                found.windows().stream()
                        .map(each -> List.of(
                                whole(each.rows()) + " rows",
                                whole(each.windows()),
                                share(each.continuous().share()),
                                share(each.others().share()),
                                share((double) each.discoveries() / each.windows()),
                                share((double) each.alarms() / each.windows())))
                        .toList());
    }

    private Table hopping() {
        List<List<String>> rows = new ArrayList<>();
        for (Hopping each : found.hopping()) {
            rows.add(row(
                    Stream.of(level(each), whole(each.reference()), whole(each.between())),
                    each.delays().stream().map(CalibrationReport::delay)));
        }
        rows.add(row(
                Stream.of("wanted, at most", "", whole(Hopping.WANTED)),
                HOPPING_WANTED.stream().map(CalibrationReport::whole)));
        return new Table(
                row(Stream.of("windows of 1,000, each 100", "reference", "between false alarms"), SHIFTS.stream()),
                rows);
    }

    private static String level(Hopping each) {
        return switch (each.statistic()) {
            case CRAMER_VON_MISES -> String.format(ROOT, "p < %.2e", Math.exp(-each.level()));
            case WASSERSTEIN -> String.format(ROOT, "Wasserstein > %.4f σ", each.level());
        };
    }

    private Table sums() {
        List<List<String>> rows = new ArrayList<>();
        for (Sums each : found.sums()) {
            rows.add(row(
                    Stream.of(
                            each.asked().what(),
                            whole(each.asked().size()),
                            String.format(ROOT, "%.2f", each.bound()),
                            whole(each.exact().between()),
                            decimal(each.asked().waiting())),
                    each.exact().delays().stream().map(CalibrationReport::decimal)));
            rows.add(row(
                    Stream.of("drawn", "", "", whole(each.drawn().between()), ""),
                    each.drawn().delays().stream().map(CalibrationReport::delay)));
        }
        rows.add(row(
                Stream.of("wanted, at most, plus the wait", "", "", whole(Hopping.WANTED), ""),
                SUMS_WANTED.stream().map(CalibrationReport::whole)));
        return new Table(
                row(Stream.of("sums, k = 0.125 σ", "bucket", "bound", "between false alarms", "wait"), SHIFTS.stream()),
                rows);
    }

    private Table real() {
        return new Table(
                List.of(
                        "real rows, in blocks of",
                        "reference",
                        "months",
                        "p ≤ .05",
                        "false episodes",
                        "a month",
                        "likely between"),
                found.real().stream()
                        .map(each -> List.of(
                                whole(each.block()),
                                whole(each.reference()),
                                whole(each.episodes().months()),
                                share(each.share()),
                                whole(each.episodes().started()),
                                thousandths(each.episodes().aMonth()),
                                likely(each.episodes())))
                        .toList());
    }

    @Override
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(String.format(
                ROOT,
                "Thirty independent features, references of 100,000 rows drawn anew for each of %d populations."
                        + " Continuous: normal and never missing; others: missing at times, flags down to one in 256, counts,"
                        + " categories. Wanted: .04 to .06 of continuous tests, of others at most .06: %s.",
                found.populations(),
                kept(areSharesKept())));
        sentences.add(String.format(
                ROOT,
                "Hourly windows of %,d rows, %d features: %d false episodes in %,d months of 30 days, %.3f a month,"
                        + " likely between %s; wanted: at most 0.1: %s.",
                Episodes.ROWS,
                Effort.FEATURES,
                found.episodes().started(),
                found.episodes().months(),
                found.episodes().aMonth(),
                likely(found.episodes()),
                kept(found.episodes().aMonth() <= 0.1)));
        sentences.add("Likely between: the exact interval of a Poisson count, 95 %.");
        sentences.add("Delays are decisions from the change, after 5,000 unchanged ones, to the alarm, ± the standard"
                + " error of the mean; one normal feature, or normal log-odds.");
        sentences.add(
                "Hopping windows: the level is drawn so that a false alarm comes once in 200,000 decisions, over references"
                        + " of as many rows, each drawn anew. What is wanted is held against Wasserstein's distance: "
                        + found.hopping().stream()
                                .filter(each -> each.statistic() == Hopping.Statistic.WASSERSTEIN)
                                .map(each -> String.format(
                                        ROOT,
                                        "a reference of %,d rows %s (the level is that of %,d false alarms)",
                                        each.reference(),
                                        held(each.delays().stream().map(Delay::mean), HOPPING_WANTED),
                                        each.alarms()))
                                .collect(Collectors.joining("; "))
                        + ".");
        sentences.add(
                "Sums: worked out by quadrature for one that has run for long, and drawn of the monitor's own, told as many"
                        + " decisions between false alarms. A bucket tells at its end; the wait for it, (n − 1)/2"
                        + " decisions on average, is in the delay. What is wanted is held against sums of single decisions, as"
                        + " worked out: "
                        + found.sums().stream()
                                .filter(each -> each.asked().size() == 1)
                                .map(each ->
                                        each.asked().what() + " " + held(each.exact().delays().stream(), SUMS_WANTED))
                                .collect(Collectors.joining("; "))
                        + ".");
        sentences.add(why(sums(Sums.TOGETHER), sums(Sums.PUBLISHED)));
        if (found.real().isEmpty()) {
            sentences.add("No real applications are at hand, so that nothing is said of them.");
        } else {
            sentences.add(String.format(
                    ROOT,
                    "Real rows: %,d applications, thirty features, a reference for each month and hourly windows of 1,000"
                            + " rows, all drawn in whole blocks from anywhere in the file. %s That file's order is not known to"
                            + " be one of time, so that rows that came together are not shown by it.",
                    found.real().getFirst().rows(),
                    doIntervalsMeet()
                            ? "All intervals overlap: between blocks and references no difference is shown."
                            : "Not all intervals overlap."));
        }
        return sentences;
    }

    private Sums sums(Sums.Asked asked) {
        return found.sums().stream()
                .filter(each -> each.asked().equals(asked))
                .findFirst()
                .orElseThrow();
    }

    /** Why no sum can do what was wanted at so few false alarms. */
    private static String why(Sums together, Sums published) {
        return String.format(
                ROOT,
                "With k given, the bound alone decides how often a sum is wrong and how late it is right. The delays wanted"
                        + " had been measured, 400 streams each, at a bound of %.1f, taken for one false alarm in 200,000: it gives"
                        + " one in %,.0f of both directions together, one in %,.0f of each. One in 200,000 of both together needs a"
                        + " bound of %.2f, and what that one misses no two-sided sum of that k can keep.",
                published.bound(),
                published.exact().between(),
                2 * published.exact().between(),
                together.bound());
    }

    /** Whether one rate lies in the intervals of all. */
    private boolean doIntervalsMeet() {
        List<Episodes.Range> likely =
                found.real().stream().map(each -> each.episodes().likely()).toList();
        double low = likely.stream().mapToDouble(Episodes.Range::low).max().orElseThrow();
        double high = likely.stream().mapToDouble(Episodes.Range::high).min().orElseThrow();
        return low <= high;
    }

    private boolean areSharesKept() {
        return found.windows().stream()
                .allMatch(each -> each.continuous().share() >= 0.04
                        && each.continuous().share() <= 0.06
                        && each.others().share() <= 0.06);
    }

    private static String kept(boolean kept) {
        return kept ? "kept" : "missed";
    }

    /** Which shifts are told of in time. */
    private static String held(Stream<Double> delays, List<Double> wanted) {
        List<Double> found = delays.toList();
        String missed = IntStream.range(0, wanted.size())
                .filter(shift -> found.get(shift) > wanted.get(shift))
                .mapToObj(SHIFTS::get)
                .collect(Collectors.joining(", "));
        return missed.isEmpty() ? "keeps all" : "misses " + missed;
    }

    private static List<String> row(Stream<String> first, Stream<String> rest) {
        return Stream.concat(first, rest).toList();
    }

    private static String delay(Delay delay) {
        return String.format(ROOT, "%,.0f ± %.0f", delay.mean(), delay.error());
    }

    private static String whole(double number) {
        return String.format(ROOT, "%,.0f", number);
    }

    private static String decimal(double number) {
        return String.format(ROOT, "%.1f", number);
    }

    private static String thousandths(double number) {
        return String.format(ROOT, "%.3f", number);
    }

    private static String likely(Episodes episodes) {
        return thousandths(episodes.likely().low()) + " and "
                + thousandths(episodes.likely().high());
    }

    private static String share(double share) {
        return String.format(ROOT, "%.4f", share);
    }
}
