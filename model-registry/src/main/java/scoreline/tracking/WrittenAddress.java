package scoreline.tracking;

import java.util.regex.Pattern;

/** How models and their versions are written. */
final class WrittenAddress {

    private static final String WORD = "[A-Za-z0-9][A-Za-z0-9_.-]*";

    static final Pattern NAME = Pattern.compile(WORD);

    static final Pattern REGISTERED =
            Pattern.compile("models:/(?<model>" + WORD + ")(@(?<alias>" + WORD + ")|/(?<number>[1-9]\\d{0,8}))");

    private WrittenAddress() {}
}
