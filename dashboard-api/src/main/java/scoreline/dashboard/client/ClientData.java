package scoreline.dashboard.client;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.explanation.Case;
import scoreline.dashboard.explanation.Measure;
import scoreline.dashboard.explanation.Value;
import scoreline.dashboard.explanation.Wording;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.catalogue.Text;

/**
 * What is known of a client at an application.
 *
 * @param applicationAtHand whether the application is; if it is not, there are no groups
 * @param groups of what the application says, by the reasons that it is read for
 * @param withheld fields that are not shown to who asks
 * @param history what was computed from the client's past, in the bundle's order
 * @param sourcesWithoutRecords sources of the past of which nothing was known
 */
public record ClientData(
        boolean applicationAtHand,
        List<FieldGroup> groups,
        int withheld,
        List<Past> history,
        List<String> sourcesWithoutRecords) {

    private static final Group OTHER = new Group("OTHER", new Text("Other details", "Autres informations"));

    public ClientData {
        groups = List.copyOf(groups);
        history = List.copyOf(history);
        sourcesWithoutRecords = List.copyOf(sourcesWithoutRecords);
    }

    /**
     * Fields that belong together.
     *
     * @param group code of the catalogue's reason group, or {@code OTHER}
     */
    public record FieldGroup(String group, String label, List<Field> fields) {
        public FieldGroup {
            fields = List.copyOf(fields);
        }
    }

    /**
     * What an application says in one respect.
     *
     * @param value as the lender sent it, a number or a text; null where nothing was said
     * @param valueWords the value as a reader says it, with its unit
     * @param unit as the catalogue names it
     * @param used whether the model reads it
     * @param protectedAttribute kept to check that decisions are fair
     * @param origin where it comes from, and why it is known when it is decided
     */
    public record Field(
            String field,
            String label,

            @Schema(types = {"number", "string", "null"}) @Nullable
            Object value,

            String valueWords,
            String unit,
            String unitWords,
            boolean used,
            boolean protectedAttribute,
            String origin) {}

    /**
     * What was computed from a client's past.
     *
     * @param sources that it was computed from
     * @param value what the model saw; null where it is not known
     * @param valueWords the value as a reader says it, with its unit
     */
    public record Past(
            String feature,
            String label,
            String group,
            String groupLabel,
            List<String> sources,
            @Nullable Float value,
            String valueWords,
            String unit,
            String unitWords) {
        public Past {
            sources = List.copyOf(sources);
        }
    }

    /** Says nothing of the client: it is personal data. */
    @Override
    public String toString() {
        return "ClientData";
    }

    /// What a case tells of its client.
    ///
    /// @param shown fields that who asks may see
    static ClientData of(Case asked, Language language, Predicate<scoreline.scoring.catalogue.Field> shown) {
        var catalogue = asked.bundle().catalogue();
        var withheld = catalogue.fields().stream().filter(shown.negate()).count();
        return new ClientData(
                asked.application().isPresent(),
                asked.application()
                        .map(application -> groups(catalogue, application, language, shown))
                        .orElse(List.of()),
                asked.application().isPresent() ? (int) withheld : 0,
                history(catalogue, asked.decision().getFeatureValues(), language),
                catalogue.history().stream()
                        .filter(source -> asked.decision().getEmptySources().contains(source.name()))
                        .map(source -> language.of(source.label()))
                        .toList());
    }

    /// What an application says, where the catalogue has a name for it.
    static List<FieldGroup> groups(
            Catalogue catalogue,
            GenericRecord application,
            Language language,
            Predicate<scoreline.scoring.catalogue.Field> shown) {
        var readers = readers(catalogue);
        Map<Group, List<Field>> byGroup = new LinkedHashMap<>();
        Stream.concat(catalogue.groups().stream(), Stream.of(OTHER))
                .forEach(group -> byGroup.put(group, new ArrayList<>()));
        var codes = byGroup.keySet().stream().collect(Collectors.toMap(Group::code, group -> group));
        for (int i = 0; i < catalogue.fields().size(); i++) {
            var described = catalogue.fields().get(i);
            if (shown.test(described)) {
                var read = readers.getOrDefault(i, List.of());
                var group = read.isEmpty()
                        ? OTHER
                        : codes.getOrDefault(read.getFirst().group(), OTHER);
                byGroup.getOrDefault(group, new ArrayList<>())
                        .add(field(catalogue, described, application, language, !read.isEmpty()));
            }
        }
        return byGroup.entrySet().stream()
                .filter(each -> !each.getValue().isEmpty())
                .map(each -> new FieldGroup(
                        each.getKey().code(), language.of(each.getKey().label()), each.getValue()))
                .toList();
    }

    /** By field the features that read it, the one that tells most of it first: itself, and last of all a count of what is missing. */
    private static Map<Integer, List<Feature>> readers(Catalogue catalogue) {
        return catalogue.features().stream()
                .sorted(Comparator.comparingInt(feature -> distance(feature.formula())))
                .flatMap(feature ->
                        feature.formula().fields().stream().distinct().map(field -> Map.entry(field, feature)))
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static int distance(Formula formula) {
        return switch (formula) {
            case Formula.Number _, Formula.Category _ -> 0;
            case Formula.Summary summary when summary.statistic() == Formula.Statistic.MISSING_COUNT -> 2;
            default -> 1;
        };
    }

    private static Field field(
            Catalogue catalogue,
            scoreline.scoring.catalogue.Field described,
            GenericRecord application,
            Language language,
            boolean used) {
        var wording = new Wording(language);
        var sent = application.hasField(described.name())
                ? Value.of(application.get(described.name()))
                : Value.Absent.UNKNOWN;
        boolean standsForNone = sent instanceof Value.Amount(double amount)
                && described.sentinels().contains(amount);
        return new Field(
                described.name(),
                language.of(described.label()),
                sent.plain(),
                wording.value(Measure.of(catalogue, described), standsForNone ? Value.Absent.UNKNOWN : sent),
                described.unit(),
                wording.unit(described.unit()),
                used,
                described.protectedAttribute(),
                language.of(described.availability().why()));
    }

    /// What was computed from the past.
    ///
    /// @param seen by the model, in the catalogue's order
    static List<Past> history(Catalogue catalogue, List<Float> seen, Language language) {
        var groups =
                catalogue.groups().stream().collect(Collectors.toMap(Group::code, group -> language.of(group.label())));
        return IntStream.range(0, catalogue.features().size())
                .filter(i -> catalogue.features().get(i).formula().readsPast())
                .mapToObj(i -> {
                    var feature = catalogue.features().get(i);
                    return past(
                            catalogue,
                            feature,
                            groups.getOrDefault(feature.group(), feature.group()),
                            seen.get(i),
                            language);
                })
                .toList();
    }

    private static Past past(Catalogue catalogue, Feature feature, String group, float seen, Language language) {
        var wording = new Wording(language);
        return new Past(
                feature.name(),
                language.of(feature.label()),
                feature.group(),
                group,
                sources(catalogue, feature.formula())
                        .distinct()
                        .map(source -> language.of(source.label()))
                        .toList(),
                Float.isFinite(seen) ? seen : null,
                wording.value(Measure.of(catalogue, feature), Value.of(seen)),
                feature.unit(),
                wording.unit(feature.unit()));
    }

    private static Stream<HistorySource> sources(Catalogue catalogue, Formula formula) {
        return formula instanceof Formula.Aggregated aggregated
                ? Stream.of(catalogue
                        .history()
                        .get(catalogue.aggregates().get(aggregated.aggregate()).source()))
                : formula.operands().stream().flatMap(operand -> sources(catalogue, operand));
    }
}
