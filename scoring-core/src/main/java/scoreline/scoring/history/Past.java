package scoreline.scoring.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public void clear() {
        records.forEach(Records::clear);
    }

    /// @param source position in the catalogue's history
    public Records records(int source) {
        return records.get(source);
    }

    /// What stands for the records known by a day: SHA-256 over each source's name and number of records, followed by
    /// the bytes of these in order.
    public byte[] digest(int day) {
        for (int s = 0; s < sources.size(); s++) {
            Records all = records.get(s);
            all.sort();
            int known = all.knownBy(day);
            digest.update((sources.get(s).name() + " " + known + "\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < known; i++) {
                all.digest(all.at(i), digest);
            }
        }
        return digest.digest();
    }

    /** The sources of which nothing was known by a day, by name. */
    public List<String> emptySources(int day) {
        var empty = new ArrayList<String>();
        for (int s = 0; s < sources.size(); s++) {
            Records all = records.get(s);
            all.sort();
            if (all.knownBy(day) == 0) {
                empty.add(sources.get(s).name());
            }
        }
        return empty;
    }
}
