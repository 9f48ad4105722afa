package scoreline.scoring.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Everything the business knows of its fields and features; one JSON file.
/// A field or feature is its position in these lists: rows, models, contributions and bins follow that order.
///
/// @param version raised by whoever changes what the file says
/// @param table which columns of the lender's table the fields are read from
/// @param history what is known of a customer's past, empty where features ask for none
/// @param aggregates over it, each of which some feature asks for
/// @param age where somebody said which field tells it
/// @param segment feature by whose categories the population is also watched part by part; a category
public record Catalogue(
        String name,
        int version,
        Table table,
        List<Field> fields,
        List<HistorySource> history,
        List<Aggregate> aggregates,
        List<Group> groups,
        List<Feature> features,
        Optional<Age> age,
        Optional<String> segment) {

    /** Different conditions on the records of one history source at most: a plan holds them in a word's bits. */
    public static final int MOST_CONDITIONS = Long.SIZE;

    /** Features a catalogue may have at most. */
    public static final int MOST_FEATURES = 2_000;

    private static final String HOME_CREDIT = "/scoreline/catalogue/home-credit.json";
    private static final String HOME_CREDIT_HISTORY = "/scoreline/catalogue/home-credit-history.json";

    /// Holds what a list of elements can promise of itself.
    ///
    /// @throws UnusableCatalogue when a name appears twice, a feature is of a group that is not there, or the
    ///     table's columns are not those of the fields
    public Catalogue {
        fields = List.copyOf(fields);
        history = List.copyOf(history);
        aggregates = List.copyOf(aggregates);
        groups = List.copyOf(groups);
        features = List.copyOf(features);
        if (features.isEmpty() || features.size() > MOST_FEATURES) {
            throw new UnusableCatalogue("the catalogue " + name + " must have between 1 and " + MOST_FEATURES
                    + " features, has " + features.size() + ".");
        }
        requireDistinct("field", fields, Field::name);
        requireDistinct("history source", history, HistorySource::name);
        for (HistorySource source : history) {
            requireDistinct("field of " + source.name(), source.fields(), HistoryField::name);
        }
        for (int source = 0; source < history.size(); source++) {
            requireFewConditions(history.get(source).name(), source, aggregates);
        }
        requireDistinct("group", groups, Group::code);
        requireDistinct("feature", features, Feature::name);
        table.requireFits(fields);
        Set<String> codes = groups.stream().map(Group::code).collect(Collectors.toSet());
        for (Feature feature : features) {
            if (!codes.contains(feature.group())) {
                throw new UnusableCatalogue(
                        "the feature " + feature.name() + " is of the unknown group " + feature.group() + ".");
            }
        }
        if (segment.isPresent()) {
            requireCategory(features, segment.get());
        }
    }

    private static void requireCategory(List<Feature> features, String segment) {
        if (features.stream()
                .noneMatch(
                        feature -> feature.name().equals(segment) && feature.formula() instanceof Formula.Category)) {
            throw new UnusableCatalogue(
                    "the segment must be a feature that is a category, and " + segment + " is none.");
        }
    }

    /** The shipped catalogue of the public Home Credit application table. */
    public static Catalogue homeCredit() {
        return read(homeCreditJson());
    }

    /** The shipped file's bytes, as a bundle copies them. */
    public static byte[] homeCreditJson() {
        return shipped(HOME_CREDIT);
    }

    /** The same with features over the customer's past, from the six tables beside the public application table. */
    public static byte[] homeCreditWithHistoryJson() {
        return CatalogueReader.extend(shipped(HOME_CREDIT), shipped(HOME_CREDIT_HISTORY));
    }

    private static byte[] shipped(String resource) {
        try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + resource + " is not on the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a catalogue and compiles its formulas.
    ///
    /// @param json UTF-8, at most 1 MiB
    /// @throws UnusableCatalogue when anything in it is not as it must be
    public static Catalogue read(byte[] json) {
        return CatalogueReader.read(json);
    }

    /** The same without the features that need the customer's past. */
    public Catalogue withoutPast() {
        return with(features.stream()
                .filter(feature -> !feature.formula().readsPast())
                .toList());
    }

    /** The same with these features only. */
    public Catalogue with(List<Feature> features) {
        Optional<String> kept = segment.filter(
                named -> features.stream().anyMatch(feature -> feature.name().equals(named)));
        return new Catalogue(name, version, table, fields, history, aggregates, groups, features, age, kept);
    }

    /** The field's position, empty where there is none of that name. */
    public OptionalInt field(String name) {
        return IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).name().equals(name))
                .findFirst();
    }

    /** Of one of its features. */
    public Group group(Feature feature) {
        return groups.stream()
                .filter(group -> group.code().equals(feature.group()))
                .findFirst()
                .orElseThrow();
    }

    /** The position of the first feature that is this field as it stands, empty where there is none. */
    public OptionalInt featureOf(int field) {
        return IntStream.range(0, features.size())
                .filter(i -> features.get(i).formula().asItStands().equals(OptionalInt.of(field)))
                .findFirst();
    }

    /** The feature's position, empty where there is none of that name. */
    public OptionalInt feature(String name) {
        return IntStream.range(0, features.size())
                .filter(i -> features.get(i).name().equals(name))
                .findFirst();
    }

    /** What people call a feature's category: what the catalogue says, else the name as it stands. */
    public Text category(Feature feature, String name) {
        return feature.formula() instanceof Formula.Category(int field)
                ? fields.get(field).category(name)
                : new Text(name, name);
    }

    /** What people call a feature's categories, by name, so far as somebody said it; none of a number. */
    public SortedMap<String, Text> categories(Feature feature) {
        return feature.formula() instanceof Formula.Category(int field)
                ? fields.get(field).categories()
                : Collections.emptySortedMap();
    }

    private static void requireFewConditions(String name, int source, List<Aggregate> aggregates) {
        long conditions = aggregates.stream()
                .filter(aggregate -> aggregate.source() == source)
                .flatMap(aggregate -> aggregate.where().stream())
                .distinct()
                .count();
        if (conditions > MOST_CONDITIONS) {
            throw new UnusableCatalogue("the history source " + name + " is asked for " + conditions
                    + " different conditions, more than the " + MOST_CONDITIONS + " it may be.");
        }
    }

    private static <T> void requireDistinct(String what, Collection<T> elements, Function<T, String> name) {
        var seen = new HashSet<String>();
        for (T element : elements) {
            if (!seen.add(name.apply(element))) {
                throw new UnusableCatalogue("the " + what + " " + name.apply(element) + " is listed twice.");
            }
        }
    }
}
