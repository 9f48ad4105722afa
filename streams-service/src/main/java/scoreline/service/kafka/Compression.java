package scoreline.service.kafka;

import scoreline.service.setting.Settings;

/** What producers do; common JavaScript clients read nothing else. */
public enum Compression {
    NONE("none"),
    GZIP("gzip");

    private final String written;

    Compression(String written) {
        this.written = written;
    }

    /** As settings and Kafka write it. */
    String written() {
        return written;
    }

    /**
     * Reads {@code compression}.
     *
     * @throws scoreline.service.UnusableConfig if it cannot be used
     */
    public static Compression read(Settings settings, Compression usual) {
        return settings.parsed("compression", Compression::parse).orElse(usual);
    }

    private static Compression parse(String text) {
        for (var compression : values()) {
            if (compression.written.equals(text)) {
                return compression;
            }
        }
        throw new IllegalArgumentException("compression is none or gzip");
    }
}
