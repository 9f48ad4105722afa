package scoreline.dashboard.inference;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import scoreline.dashboard.scoring.OnRequest;
import scoreline.scoring.catalogue.Feature;
import scoreline.wire.CreditDecision;

/**
 * A tensor that is answered.
 *
 * @param ofRows whether its first dimension is that of the rows
 * @param others dimensions after that
 * @param data row by row
 */
record Output(
        String name,
        Datatype datatype,
        boolean ofRows,
        List<Integer> others,
        Function<List<CreditDecision>, List<?>> data) {
    Output {
        others = List.copyOf(others);
    }

    /** What a model says of each row. */
    static List<Output> scores() {
        return List.of(
                perRow("probability_of_default", Datatype.FP64, CreditDecision::getProbabilityOfDefault),
                perRow("margin", Datatype.FP32, CreditDecision::getMargin),
                perRow("points", Datatype.INT32, CreditDecision::getPoints),
                perRow(
                        "outcome",
                        Datatype.BYTES,
                        decision -> decision.getOutcome().name()));
    }

    /** The same, and why: an extension of the protocol. */
    static List<Output> explanations(OnRequest model) {
        var features = model.bundle().catalogue().features().stream()
                .map(Feature::name)
                .toList();
        return Stream.concat(
                        scores().stream(),
                        Stream.of(
                                new Output(
                                        "contributions",
                                        Datatype.FP32,
                                        true,
                                        List.of(features.size()),
                                        decisions -> decisions.stream()
                                                .flatMap(decision -> decision.getContributions().stream())
                                                .toList()),
                                perRow("bias", Datatype.FP32, CreditDecision::getBias),
                                new Output(
                                        "feature_names",
                                        Datatype.BYTES,
                                        false,
                                        List.of(features.size()),
                                        _ -> features)))
                .toList();
    }

    private static Output perRow(String name, Datatype datatype, Function<CreditDecision, Object> value) {
        return new Output(
                name,
                datatype,
                true,
                List.of(),
                decisions -> decisions.stream().map(value).toList());
    }

    /// @param rows -1 where it depends
    List<Integer> shape(int rows) {
        return ofRows ? Stream.concat(Stream.of(rows), others.stream()).toList() : others;
    }
}
