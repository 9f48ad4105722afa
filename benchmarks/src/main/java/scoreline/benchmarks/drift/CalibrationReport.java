package scoreline.benchmarks.drift;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.List;
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
        for (Hopping.Found each : found.hopping().found()) {
            rows.add(row(
                    Stream.of(name(each.level()), whole(each.level().between())),
                    each.delays().stream().map(CalibrationReport::delay)));
        }
        rows.add(row(
                Stream.of("wanted, at most", whole(Hopping.WANTED)),
                HOPPING_WANTED.stream().map(CalibrationReport::whole)));
        return new Table(row(Stream.of("windows of 1,000, each 100", "between false alarms"), SHIFTS.stream()), rows);
    }

    private static String name(Hopping.Level level) {
        return switch (level.statistic()) {
            case CRAMER_VON_MISES -> String.format(ROOT, "p < %.2e", Math.exp(-level.value()));
            case WASSERSTEIN -> String.format(ROOT, "Wasserstein > %.4f σ", level.value());
        };
    }

    private Table sums() {
        List<List<String>> rows = new ArrayList<>();
        for (Sums each : found.sums()) {
            rows.add(row(
                    Stream.of(whole(each.size()), whole(each.asked()), whole(each.between()), decimal(each.waiting())),
                    each.delays().stream().map(CalibrationReport::delay)));
        }
        rows.add(row(
                Stream.of("wanted, at most, plus the wait", whole(Hopping.WANTED), "", ""),
                SUMS_WANTED.stream().map(CalibrationReport::whole)));
        return new Table(
                row(Stream.of("sums, decisions a bucket", "asked", "between false alarms", "wait"), SHIFTS.stream()),
                rows);
    }

    private Table real() {
        return new Table(
                List.of("real rows, in blocks of", "months", "p ≤ .05", "false episodes a month"),
                found.real().stream()
                        .map(each -> List.of(
                                whole(each.block()),
                                whole(each.episodes().months()),
                                share(each.share()),
                                share(each.episodes().aMonth())))
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
                "Hourly windows of %,d rows, %d features: %d false episodes in %,d months of 30 days, %.3f a month;"
                        + " wanted: at most 0.1: %s.",
                Episodes.ROWS,
                Effort.FEATURES,
                found.episodes().started(),
                found.episodes().months(),
                found.episodes().aMonth(),
                kept(found.episodes().aMonth() <= 0.1)));
        sentences.add("Delays are decisions from the change, after 5,000 unchanged ones, to the alarm, ± the standard"
                + " error of the mean; one normal feature, or normal log-odds.");
        sentences.add("Hopping windows: the level is drawn so that a false alarm comes once in 200,000 decisions.");
        sentences.add(
                "Sums: k = 0.125 σ; the bound follows from what is asked. A bucket tells at its end; the wait for it,"
                        + " (n − 1)/2 decisions on average, is in the delay. The last line of sums is what a bound of 35.8 comes to,"
                        + " at which the delays wanted were once measured and taken for those of 200,000.");
        if (found.real().isEmpty()) {
            sentences.add("No real applications are at hand, so that nothing is said of them.");
        } else {
            sentences.add(String.format(
                    ROOT,
                    "Real rows: %,d applications in the order of their file, thirty features, hourly windows of 1,000 rows"
                            + " drawn in whole blocks from one half, the other half being the reference.",
                    found.real().getFirst().rows()));
        }
        return sentences;
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

    private static List<String> row(Stream<String> first, Stream<String> rest) {
        return Stream.concat(first, rest).toList();
    }

    private static String delay(Hopping.Delay delay) {
        return String.format(ROOT, "%,.0f ± %.0f", delay.mean(), delay.error());
    }

    private static String whole(double number) {
        return String.format(ROOT, "%,.0f", number);
    }

    private static String decimal(double number) {
        return String.format(ROOT, "%.1f", number);
    }

    private static String share(double share) {
        return String.format(ROOT, "%.4f", share);
    }
}
