package scoreline.service.operations;

import scoreline.service.setting.Settings;

/**
 * Where health and metrics are served.
 *
 * @param port 0 takes any free one
 */
public record HttpAddress(String host, int port) {
    /** This machine alone. */
    public static HttpAddress local(int port) {
        return new HttpAddress("127.0.0.1", port);
    }

    /**
     * Reads {@code http.host} and {@code http.port}.
     *
     * @throws scoreline.service.UnusableConfig if one cannot be used
     */
    public static HttpAddress read(Settings settings, HttpAddress usual) {
        return new HttpAddress(
                settings.text("http.host").orElse(usual.host()),
                settings.integer("http.port", usual.port(), 0, 65_535));
    }
}
