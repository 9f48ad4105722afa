package scoreline.monitor.closing;

import java.util.OptionalLong;

/** Where the decisions end, if they do: a replayed file has a last one, a stream has none. Asked on the stream threads. */
public interface EndOfInput {
    /** Whether there will be an end. Then it is waited for, and no silence is taken for one. */
    boolean isExpected();

    /// @param partition of the decisions topic
    /// @return offset of its last decision, −1 where there is none; empty while more may come
    OptionalLong lastOffset(int partition);

    static EndOfInput never() {
        return new EndOfInput() {
            @Override
            public boolean isExpected() {
                return false;
            }

            @Override
            public OptionalLong lastOffset(int partition) {
                return OptionalLong.empty();
            }
        };
    }
}
