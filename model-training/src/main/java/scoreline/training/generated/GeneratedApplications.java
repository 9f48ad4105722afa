package scoreline.training.generated;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// An endless sequence of made-up applications. Application _i_ depends on the seed, the drift and _i_ alone,
/// and is row _i_ of the application_train that [GeneratedTables] writes with the same ones.
///
/// @param seed any number
/// @param drift how the population changes, if it does
public record GeneratedApplications(long seed, Optional<Drift> drift) {

    /** SK_ID_CURR of application 0; Kaggle's end below 460,000. */
    public static final long FIRST_ID = Application.FIRST_ID;

    /** Of a population that does not change. */
    public GeneratedApplications(long seed) {
        this(seed, Optional.empty());
    }

    /** The application of an index, 0 or more. */
    public GeneratedApplication at(long index) {
        if (index < 0) {
            throw new IllegalArgumentException("index must not be negative, was " + index);
        }
        Application application = whole(index);
        return new GeneratedApplication(
                index,
                application.id(),
                application.probabilityOfDefault(),
                application.defaults(),
                Observation.days(seed, application),
                Application.TEST.values(application));
    }

    /** The applications from an index on, without end. */
    public Stream<GeneratedApplication> from(long index) {
        return LongStream.iterate(index, next -> next + 1).mapToObj(this::at);
    }

    /** The names of the columns, TARGET aside, in Kaggle's order. */
    public static List<String> columns() {
        return Application.TEST.columns().stream().map(Column::name).toList();
    }

    /** With all that was drawn for it. */
    Application whole(long index) {
        Application drawn = Application.at(seed, index);
        return drift.map(change -> change.of(seed, drawn)).orElse(drawn);
    }
}
