package scoreline.scoring.history;

import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import scoreline.scoring.catalogue.HistorySource;

/// All that is known of one customer, by source. Filled for a customer, then cleared for the next. Not thread-safe.
public final class Past {
    private final List<HistorySource> sources;
    private final List<Records> records;
    private final MessageDigest digest;

    public Past(List<HistorySource> sources) {
        this.sources = List.copyOf(sources);
        this.records = sources.stream().map(Records::new).toList();
        this.digest = Digest.sha256();
    }

    public void clear() {
        records.forEach(Records::clear);
    }

    /// @param source position in the catalogue's history
    public Records records(int source) {
        return records.get(source);
    }

    /// What stands for the records known by a day: SHA-256 over each source's name, the number of its records and
    /// SHA-256 over the bytes of these in order.
    public byte[] digest(int day) {
        for (int s = 0; s < sources.size(); s++) {
            Records all = records.get(s);
            Digest.add(digest, sources.get(s).name(), all.knownBy(day), all.digest(day));
        }
        return digest.digest();
    }

    /** The sources of which nothing was known by a day, by name. */
    public List<String> emptySources(int day) {
        var empty = new ArrayList<String>();
        for (int s = 0; s < sources.size(); s++) {
            if (records.get(s).knownBy(day) == 0) {
                empty.add(sources.get(s).name());
            }
        }
        return empty;
    }
}
