package scoreline.scoring.catalogue;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// A kind of record of a customer's past, such as a bureau credit; a field is its position in the list.
public record HistorySource(String name, Text label, List<HistoryField> fields) {

    public HistorySource {
        fields = List.copyOf(fields);
    }

    /** The field's position, empty where there is none of that name. */
    public OptionalInt field(String name) {
        return IntStream.range(0, fields.size())
                .filter(i -> fields.get(i).name().equals(name))
                .findFirst();
    }
}
