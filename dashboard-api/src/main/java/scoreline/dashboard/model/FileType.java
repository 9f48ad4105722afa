package scoreline.dashboard.model;

import io.micronaut.http.MediaType;
import java.util.Map;

/** What a bundle's file is, by its name. */
final class FileType {
    private static final MediaType BYTES = MediaType.APPLICATION_OCTET_STREAM_TYPE;
    private static final Map<String, MediaType> BY_ENDING = Map.of(
            "json", MediaType.APPLICATION_JSON_TYPE,
            "html", MediaType.of("text/html;charset=utf-8"),
            "md", MediaType.of("text/markdown;charset=utf-8"),
            "sha256", MediaType.of("text/plain;charset=utf-8"));

    private FileType() {}

    static MediaType of(String name) {
        return BY_ENDING.getOrDefault(name.substring(name.lastIndexOf('.') + 1), BYTES);
    }
}
