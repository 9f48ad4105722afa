package scoreline.training.profile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Row;
import scoreline.training.profile.Suspect.Reason;

/// The labelled rows before anything is fitted.
///
/// @param catalogue its name
/// @param order what the order of the rows tells of the outcome
/// @param fields in the catalogue's order
/// @param correlations the 40 strongest among number fields, by size
/// @param amongTelling the correlations of each two of the 10 number fields that tell most of the outcome
/// @param suspects of leakage; none is a good sign and no proof
public record Profile(
        String catalogue,
        Outcomes applications,
        Separation order,
        List<FieldProfile> fields,
        List<Correlation> correlations,
        List<Correlation> amongTelling,
        List<Suspect> suspects) {

    private static final int PAIRS = 40;
    private static final int TELLING = 10;
    private static final int NAMED = 5;

    /** Rows that must know both of a pair. */
    private static final int FEWEST_JOINT = 100;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            // Else what is no component of a record comes in whatever order this JVM found it.
            .enable(
                    MapperFeature.SORT_PROPERTIES_ALPHABETICALLY,
                    MapperFeature.SORT_CREATOR_PROPERTIES_BY_DECLARATION_ORDER)
            .build();

    public Profile {
        fields = List.copyOf(fields);
        correlations = List.copyOf(correlations);
        amongTelling = List.copyOf(amongTelling);
        suspects = List.copyOf(suspects);
    }

    /// @param rows at most 4,194,304
    /// @param targets 1 is a default, 0 a repayment; both occur, shape (rows)
    public static Profile of(Catalogue catalogue, List<Row> rows, int[] targets) {
        int defaults = Arrays.stream(targets).sum();
        if (rows.size() != targets.length || defaults == 0 || defaults == targets.length) {
            throw new IllegalArgumentException("a profile needs a target for each row, and both outcomes");
        }
        if (targets.length > Ranks.MOST_ROWS) {
            throw new IllegalArgumentException(
                    "a profile is of at most " + Ranks.MOST_ROWS + " rows, were " + targets.length);
        }
        var study = new Study(catalogue, rows, targets);
        List<Studied> studied = IntStream.range(0, catalogue.fields().size())
                .mapToObj(position -> study.of(position, catalogue.fields().get(position)))
                .toList();
        Separation order = Separation.ofNumber(study.order().auc(targets), defaults, targets.length - defaults);
        List<Studied> varying = studied.stream()
                .filter(field -> field.ranks() != null && field.profile().distinct() > 1)
                .toList();
        List<Correlation> correlations = strongest(varying, PAIRS);
        List<Studied> telling = varying.stream()
                .sorted(Comparator.comparingDouble(field -> -field.profile().auc()))
                .limit(TELLING)
                .toList();
        return new Profile(
                catalogue.name(),
                Outcomes.of(targets.length, defaults),
                order,
                withTwins(studied.stream().map(Studied::profile).toList(), correlations),
                correlations,
                strongest(telling, TELLING * (TELLING - 1) / 2),
                suspects(studied, order));
    }

    private static List<Correlation> strongest(List<Studied> fields, int most) {
        return Correlations.strongest(
                fields.stream().map(field -> field.profile().name()).toList(),
                fields.stream()
                        .flatMap(field -> Stream.ofNullable(field.ranks()))
                        .toList(),
                most,
                FEWEST_JOINT);
    }

    private static List<FieldProfile> withTwins(List<FieldProfile> fields, List<Correlation> correlations) {
        Set<String> twins = new HashSet<>();
        for (Correlation pair : correlations) {
            if (Math.abs(pair.spearman()) >= Remark.SAME_RANKS) {
                twins.addAll(List.of(pair.field(), pair.other()));
            }
        }
        return fields.stream()
                .map(field -> twins.contains(field.name()) ? field.with(Remark.TWIN) : field)
                .toList();
    }

    private static List<Suspect> suspects(List<Studied> studied, Separation order) {
        List<Suspect> suspects = new ArrayList<>();
        studied.forEach(field -> suspects.addAll(field.suspects()));
        boolean beyondChance = order.auc() - 0.5 > Suspect.ORDER_ERRORS * order.standardError();
        if (beyondChance && order.auc() >= Suspect.MOST_ORDER_AUC) {
            suspects.add(new Suspect(null, Reason.ORDER_TELLS, order.auc(), Suspect.MOST_ORDER_AUC));
        }
        return suspects;
    }

    /// The fields by how much trouble they may make: suspects first, then by what is to be remarked, then by how much
    /// they
    /// tell of the outcome.
    List<FieldProfile> byTrouble() {
        return fields.stream()
                .sorted(Comparator.comparingInt((FieldProfile field) -> -trouble(field))
                        .thenComparingDouble(field -> -field.auc()))
                .toList();
    }

    /** Suspects first, then by how much they tell of the outcome. */
    List<FieldProfile> byTelling() {
        return fields.stream()
                .sorted(Comparator.comparing(
                                (FieldProfile field) -> suspicions(field).isEmpty())
                        .thenComparingDouble(field -> -field.auc()))
                .toList();
    }

    int trouble(FieldProfile field) {
        return 100 * suspicions(field).size()
                + field.remarks().stream().mapToInt(Remark::weight).sum();
    }

    List<Suspect> suspicions(FieldProfile field) {
        return suspects.stream()
                .filter(suspect -> field.name().equals(suspect.field()))
                .toList();
    }

    /// How many fields there are, and which are suspects, for the terminal. A suspicion of the table as a whole is
    /// named
    /// `the order of the rows`.
    public String inOneLine() {
        Set<String> names = suspects.stream()
                .map(suspect -> Objects.requireNonNullElse(suspect.field(), "the order of the rows"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        String found = switch (names.size()) {
            case 0 -> "no suspect of leakage";
            case 1 -> "1 suspect of leakage: " + names.iterator().next();
            default ->
                names.size() + " suspects of leakage: "
                        + names.stream().limit(NAMED).collect(Collectors.joining(", "))
                        + (names.size() > NAMED ? " and others" : "");
        };
        return fields.size() + " fields, " + found;
    }

    /** Suspected fields, and the table where it is one. */
    public long suspected() {
        return suspects.stream()
                .map(suspect -> Optional.ofNullable(suspect.field()))
                .distinct()
                .count();
    }

    /// What a bundle keeps of it: a page in English, its twin in French, and the record as JSON.
    ///
    /// @return file names to bytes
    public Map<String, byte[]> documents() {
        return Map.of(
                "profile.html",
                new ProfilePage(this, Language.ENGLISH).html().getBytes(UTF_8),
                "profile.fr.html",
                new ProfilePage(this, Language.FRENCH).html().getBytes(UTF_8),
                "profile.json",
                json());
    }

    private byte[] json() {
        try {
            return (JSON.writeValueAsString(this) + "\n").getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
