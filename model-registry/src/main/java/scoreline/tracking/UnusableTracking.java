package scoreline.tracking;

import org.jspecify.annotations.Nullable;

/** Runs or models that cannot be read, written or found. The message is one sentence. */
public sealed class UnusableTracking extends RuntimeException permits ServerUnavailable {

    private static final long serialVersionUID = 1L;

    UnusableTracking(String sentence) {
        super(sentence);
    }

    UnusableTracking(String sentence, @Nullable Throwable cause) {
        super(sentence, cause);
    }
}
