package scoreline.scoring.history;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Aggregate;
import scoreline.scoring.catalogue.Availability;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Formula;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.HistoryField;
import scoreline.scoring.catalogue.HistorySource;
import scoreline.scoring.catalogue.Table;
import scoreline.scoring.catalogue.Text;

/** Catalogues and records that no lender has. */
final class MadeUp {
    private static final Text TEXT = new Text("Made up", "Inventé");

    private MadeUp() {}

    static HistorySource source(String name, HistoryField... fields) {
        return new HistorySource(name, TEXT, List.of(fields));
    }

    static HistoryField historyField(String name, HistoryField.Kind kind, Double... sentinels) {
        return new HistoryField(name, kind, List.of(sentinels), TEXT, "count");
    }

    /** A number field of the application. */
    static Field applicationField(String name, Double... sentinels) {
        return new Field(
                name,
                Field.Kind.NUMBER,
                false,
                List.of(sentinels),
                false,
                new Availability(true, new Text("Asked.", "Asked.")),
                TEXT,
                Collections.emptySortedMap(),
                "count");
    }

    /** With a feature for each aggregate. */
    static Catalogue catalogue(List<Field> fields, List<HistorySource> sources, List<Aggregate> aggregates) {
        List<Feature> features = IntStream.range(0, aggregates.size())
                .mapToObj(i -> new Feature(
                        "FEATURE_" + i,
                        new Formula.Aggregated(i, aggregates.get(i).applicationFields()),
                        "count",
                        TEXT,
                        "GROUP",
                        Feature.Direction.NONE))
                .toList();
        return new Catalogue(
                "made up",
                1,
                Table.HOME_CREDIT,
                fields,
                sources,
                aggregates,
                List.of(new Group("GROUP", TEXT)),
                features,
                Optional.empty(),
                Optional.empty());
    }

    /// @param values in the order of the source's fields: a Number, a String, or null where missing
    static HistoryRecord record(int source, String id, int knownOn, int happenedOn, @Nullable Object... values) {
        double[] numbers = Stream.of(values)
                .mapToDouble(value -> value instanceof Number number ? number.doubleValue() : Double.NaN)
                .toArray();
        @Nullable String[] texts = new String[values.length];
        Arrays.setAll(texts, i -> values[i] instanceof String text ? text : null);
        return new HistoryRecord(source, id, knownOn, happenedOn, numbers, texts);
    }

    /** Records of one source, in the order of the list. */
    static Records records(HistorySource source, List<HistoryRecord> all) {
        var records = new Records(source);
        var codec = new RecordBytes(source.fields());
        for (HistoryRecord each : all) {
            byte[] bytes = codec.of(each);
            records.add(bytes, 0, bytes.length);
        }
        return records;
    }

    static Past past(List<HistorySource> sources, List<HistoryRecord> all) {
        var past = new Past(sources);
        for (HistoryRecord each : all) {
            byte[] bytes = new RecordBytes(sources.get(each.source()).fields()).of(each);
            past.records(each.source()).add(bytes, 0, bytes.length);
        }
        return past;
    }

    /// As a scorer does it: the blocks are taken from the store, and those that changed are put back.
    ///
    /// @param stored blocks by year
    /// @return how many records were forgotten for this one
    static int remember(Map<Integer, byte[]> stored, byte[] record, int most, int since) {
        var blocks = new RecordBlocks();
        stored.forEach(blocks::add);
        int forgotten = blocks.put(record, most, since);
        blocks.changes().forEach((year, block) -> {
            if (block == null) {
                stored.remove(year);
            } else {
                stored.put(year, block);
            }
        });
        return forgotten;
    }
}
