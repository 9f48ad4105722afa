package scoreline.training.profile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import scoreline.plots.Axis;
import scoreline.plots.Language;
import scoreline.plots.Plot;
import scoreline.scoring.catalogue.Field;

/** The page's plots. */
record Figures(Profile profile, Language language) {

    private static final int MOST_BARS = 12;
    private static final double DAYS_A_YEAR = 365.25;

    Plot.Bars telling() {
        List<Plot.Bar> bars = profile.fields().stream()
                .flatMap(field -> Optional.ofNullable(field.separation())
                        .map(separation -> bar(field, separation.auc() - 0.5, language.number(separation.auc(), 3)))
                        .stream())
                .toList();
        return longest(
                new Plot.Words(
                        language.of("The fields that tell most of default", "Les champs les plus parlants"),
                        language.of(
                                "Each field’s AUC alone; the bar begins at 0.5, a coin toss.",
                                "L’AUC de chaque champ pris seul ; la barre part de 0,5, le pile ou face.")),
                Axis.numbers(language.of("AUC above 0.5", "AUC au-dessus de 0,5")),
                bars,
                "AUC");
    }

    Plot.Bars missing() {
        List<Plot.Bar> bars = profile.fields().stream()
                .filter(field -> field.missing().rows() > 0)
                .map(field -> bar(field, field.missingShare(), ""))
                .toList();
        return longest(
                new Plot.Words(
                        language.of("The fields that are missing most often", "Les champs le plus souvent absents"),
                        language.of("Share of the applications without a value.", "Part des demandes sans valeur.")),
                Axis.shares("").between(0, 1),
                bars,
                "");
    }

    private static Plot.Bars longest(Plot.Words words, Axis axis, List<Plot.Bar> bars, String notes) {
        Plot.Bars sorted = new Plot.Bars(words, axis, List.of(""), bars, notes).sorted();
        return new Plot.Bars(
                words, axis, sorted.groups(), sorted.bars().subList(0, Math.min(MOST_BARS, bars.size())), notes);
    }

    private Plot.Bar bar(FieldProfile field, double value, String note) {
        return new Plot.Bar(language.of(field.label()), note, List.of(value));
    }

    Plot.HeatMap correlations() {
        Set<String> names = profile.amongTelling().stream()
                .flatMap(pair -> Stream.of(pair.field(), pair.other()))
                .collect(Collectors.toSet());
        List<FieldProfile> fields = profile.fields().stream()
                .filter(field -> names.contains(field.name()))
                .sorted(Comparator.comparingDouble(field -> -field.auc()))
                .toList();
        List<String> labels =
                fields.stream().map(field -> language.of(field.label())).toList();
        return new Plot.HeatMap(
                new Plot.Words(
                        language.of(
                                "The fields that tell most, two by two", "Les champs les plus parlants, deux à deux"),
                        language.of(
                                "Spearman correlations among the numbers that tell most of default, from minus one to"
                                        + " one.",
                                "Corrélations de Spearman entre les nombres les plus parlants, de moins un à un.")),
                labels,
                labels,
                fields.stream()
                        .map(row -> fields.stream()
                                .map(column -> correlation(row.name(), column.name()))
                                .toList())
                        .toList());
    }

    /** NaN for a field with itself, and where too few applications know both. */
    private double correlation(String row, String column) {
        return profile.amongTelling().stream()
                .filter(pair -> (pair.field().equals(row) && pair.other().equals(column))
                        || (pair.field().equals(column) && pair.other().equals(row)))
                .mapToDouble(this::correlation)
                .findFirst()
                .orElse(Double.NaN);
    }

    /** Days that are counted backwards from the application; readers think of them as years passed. */
    boolean isElapsed(FieldProfile field) {
        Summary summary = field.summary();
        return field.unit().equals("days") && summary != null && summary.high() <= 0;
    }

    /** Of the fields as they are told: a time that has passed grows as its days fall. */
    double correlation(Correlation pair) {
        boolean turned = profile.fields().stream()
                        .filter(field -> field.name().equals(pair.field())
                                || field.name().equals(pair.other()))
                        .filter(this::isElapsed)
                        .count()
                == 1;
        return turned ? -pair.spearman() : pair.spearman();
    }

    /** How a field spreads among the repaid and among the defaulted. */
    Optional<Plot> spread(FieldProfile field) {
        String label = language.of(field.label());
        Spread spread = field.spread();
        if (spread != null) {
            boolean elapsed = isElapsed(field);
            return Optional.of(new Plot.Histogram(
                    words(label),
                    Axis.numbers(unit(field)),
                    "",
                    elapsed
                            ? spread.edges().reversed().stream()
                                    .map(days -> -days / DAYS_A_YEAR)
                                    .toList()
                            : spread.edges(),
                    List.of(
                            new Plot.Cohort(repaid(), elapsed ? spread.repaid().reversed() : spread.repaid()),
                            new Plot.Cohort(
                                    defaulted(), elapsed ? spread.defaulted().reversed() : spread.defaulted()))));
        }
        long repaid = repaid(field.known());
        Long defaults = field.known().defaults();
        if (field.levels().isEmpty() || defaults == null || defaults == 0 || repaid == 0) {
            return Optional.empty();
        }
        List<Plot.Bar> bars = new ArrayList<>();
        for (Level level : field.levels()) {
            Long defaulted = level.outcomes().defaults();
            Double rate = level.outcomes().defaultRate();
            if (defaulted != null && rate != null) {
                bars.add(new Plot.Bar(
                        value(field, level),
                        language.percent(rate, 1),
                        List.of(repaid(level.outcomes()) / (double) repaid, defaulted / (double) defaults)));
            }
        }
        return bars.isEmpty()
                ? Optional.empty()
                : Optional.of(new Plot.Bars(
                        words(label),
                        Axis.shares(""),
                        List.of(repaid(), defaulted()),
                        bars,
                        language.of("default rate", "taux de défaut")));
    }

    private Plot.Words words(String label) {
        return new Plot.Words(
                label,
                language.of(
                        "How the values spread among repaid and among defaulted applications, in shares of each.",
                        "Répartition des valeurs parmi les demandes remboursées et parmi celles en défaut, en parts de"
                                + " chacune."));
    }

    private String repaid() {
        return language.of("repaid", "remboursé");
    }

    private String defaulted() {
        return language.of("defaulted", "défaut");
    }

    private static long repaid(Outcomes outcomes) {
        Long defaults = outcomes.defaults();
        return defaults == null ? 0 : outcomes.rows() - defaults;
    }

    String value(FieldProfile field, Level level) {
        String value = level.value();
        if (value == null) {
            String count = language.count(level.values());
            return language.of("others (" + count + ")", "autres (" + count + ")");
        }
        if (field.unit().equals("flag")) {
            return switch (value) {
                case "0" -> language.of("no", "non");
                case "1" -> language.of("yes", "oui");
                default -> value;
            };
        }
        return field.kind() == Field.Kind.NUMBER ? language.significant(Double.parseDouble(value), 6) : value;
    }

    String unit(FieldProfile field) {
        return switch (field.unit()) {
            case "currency" -> language.of("amount, in the table’s currency", "montant, dans la monnaie de la table");
            case "days" ->
                isElapsed(field)
                        ? language.of("years before the application", "années avant la demande")
                        : language.of("days", "jours");
            case "years" -> language.of("years", "années");
            case "count" -> language.of("number", "nombre");
            case "normalised" -> language.of("normalised value", "valeur normalisée");
            case "hour" -> language.of("hour of the day", "heure de la journée");
            case "none" -> "";
            default -> field.unit();
        };
    }
}
