package scoreline.training.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.catalogue.Availability;
import scoreline.scoring.catalogue.Field;
import scoreline.scoring.catalogue.Text;

/// One field of the applications. A sentinel is neither missing nor known.
///
/// @param used whether a feature reads it
/// @param missing applications without a value
/// @param sentinels applications with a number that stands for none
/// @param known applications with a value
/// @param distinct different values
/// @param summary of a number; null where fewer than 20 know it, and for a category
/// @param spread of a number with more values than `levels` tells; else null
/// @param levels of a category, or of a number of few values; else empty
/// @param separation null where the known rows lack an outcome
public record FieldProfile(
        String name,
        Text label,
        String unit,
        Field.Kind kind,
        boolean protectedAttribute,
        boolean used,
        Availability availability,
        Outcomes missing,
        Outcomes sentinels,
        Outcomes known,
        long distinct,
        @Nullable Summary summary,
        @Nullable Spread spread,
        List<Level> levels,
        @Nullable Separation separation,
        List<Remark> remarks) {

    public FieldProfile {
        levels = List.copyOf(levels);
        remarks = List.copyOf(remarks);
    }

    @JsonProperty("missing_share")
    public double missingShare() {
        return missing.rows() / (double) rows();
    }

    @JsonProperty("sentinel_share")
    public double sentinelShare() {
        return sentinels.rows() / (double) rows();
    }

    /** 0 where nothing is known. */
    double auc() {
        return separation == null ? 0 : separation.auc();
    }

    FieldProfile with(Remark remark) {
        return new FieldProfile(
                name,
                label,
                unit,
                kind,
                protectedAttribute,
                used,
                availability,
                missing,
                sentinels,
                known,
                distinct,
                summary,
                spread,
                levels,
                separation,
                Stream.concat(remarks.stream(), Stream.of(remark)).toList());
    }

    private long rows() {
        return missing.rows() + sentinels.rows() + known.rows();
    }
}
