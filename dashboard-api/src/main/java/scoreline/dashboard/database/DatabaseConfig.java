package scoreline.dashboard.database;

import java.time.Duration;
import java.util.Optional;
import scoreline.service.setting.Settings;

/**
 * Where the database is.
 *
 * @param url {@code jdbc:postgresql://host/name}; says nothing of who asks
 * @param connections of readers at once, at least 2
 * @param patience with one query of a reader
 */
public record DatabaseConfig(
        String url, Optional<String> user, Optional<String> password, int connections, Duration patience) {

    private static final String SCHEME = "jdbc:postgresql:";
    private static final int CONNECTIONS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** For who says no more than where it is. */
    public static DatabaseConfig at(String url) {
        return new DatabaseConfig(url, Optional.empty(), Optional.empty(), CONNECTIONS, PATIENCE);
    }

    /**
     * Settings under {@code database.}.
     *
     * @throws scoreline.service.UnusableConfig if a value cannot be used
     */
    public static DatabaseConfig read(Settings settings) {
        return new DatabaseConfig(
                settings.secret("database.url", DatabaseConfig::url)
                        .orElseThrow(() -> settings.unusable("database.url", "is missing")),
                settings.text("database.user"),
                settings.secret("database.password", password -> password),
                settings.integer("database.connections", CONNECTIONS, 2, 200),
                settings.duration("database.patience", PATIENCE, Duration.ofMillis(100), Duration.ofMinutes(10)));
    }

    /** Without the password. */
    @Override
    public String toString() {
        return "DatabaseConfig[" + url + ", " + connections + " connections, " + patience + "]";
    }

    private static String url(String text) {
        if (!text.startsWith(SCHEME)) {
            throw new IllegalArgumentException("it must begin with " + SCHEME);
        }
        if (text.contains("password=")) {
            throw new IllegalArgumentException("a password belongs in database.password");
        }
        return text;
    }
}
