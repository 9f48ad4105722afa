package scoreline.training.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// What became of a group of applications.
///
/// @param defaults null where the group is so small that it would tell of single applicants
public record Outcomes(long rows, @Nullable Long defaults) {

    /** The fewest applications a group is told of. */
    static final int FEWEST = 20;

    static Outcomes of(long rows, long defaults) {
        return new Outcomes(rows, rows < FEWEST ? null : defaults);
    }

    /** In [0, 1]; null where the defaults are. */
    @JsonProperty("default_rate")
    public @Nullable Double defaultRate() {
        return defaults == null ? null : defaults / (double) rows;
    }
}
