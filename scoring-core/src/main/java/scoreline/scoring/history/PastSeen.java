package scoreline.scoring.history;

import java.util.List;

/// What an application saw of its customer's past.
///
/// @param aggregates shape (the catalogue's aggregates); NaN is missing
/// @param digest of the records seen, 32 bytes: [Past#digest]
/// @param emptySources sources of which nothing was known, by name
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PastSeen(double[] aggregates, byte[] digest, List<String> emptySources) {
    public PastSeen {
        emptySources = List.copyOf(emptySources);
    }
}
