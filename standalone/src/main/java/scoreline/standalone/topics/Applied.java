package scoreline.standalone.topics;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import scoreline.wire.Topic;

/** What became of one declared topic. */
public sealed interface Applied {
    Topic<?, ?> topic();

    /** It was not there. */
    record Made(Topic<?, ?> topic) implements Applied {}

    /**
     * It was there.
     *
     * @param copies of each partition, as they are: this is nothing that a setting could change
     * @param changed the settings that were otherwise; none where all was as declared
     */
    record Found(Topic<?, ?> topic, int copies, SortedMap<String, Change> changed) implements Applied {
        public Found {
            changed = Collections.unmodifiableSortedMap(new TreeMap<>(changed));
        }
    }

    /** A setting's value before and now. */
    record Change(String was, String is) {}
}
