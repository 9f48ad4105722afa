package scoreline.dashboard.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.wire.DriftAlert;

/** The key of a window's reports in a form that stands in addresses. */
public final class WindowId {
    private static final int LONGEST = 4_000;

    private WindowId() {}

    static String of(String key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key.getBytes(UTF_8));
    }

    /// Of the window that an alert is of.
    ///
    /// @return null where it is of no window: sums are watched as it happens
    public static @Nullable String of(DriftAlert alert) {
        return alert.getWhat().startsWith("sum:")
                ? null
                : of(key(
                        alert.getBundleSha256(),
                        alert.getWindowStart(),
                        alert.getWindowEnd(),
                        alert.getSegmentFeature(),
                        alert.getSegmentCategory()));
    }

    private static String key(
            String bundle, Instant start, Instant end, @Nullable String feature, @Nullable String category) {
        var window = bundle + "/" + start + "/" + end;
        return feature == null ? window : window + "/" + feature + "=" + category;
    }

    /** Empty where it is none. */
    static Optional<String> key(String id) {
        if (id.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var key = new String(Base64.getUrlDecoder().decode(id), UTF_8);
            return of(key).equals(id) && Asked.isText(key) ? Optional.of(key) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
