package scoreline.dashboard.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** A body whose every part is looked at: no name twice in one object, nothing behind the end, no depth that nobody needs. */
public final class StrictJson {
    private static final int DEEPEST = 20;

    /** NaN and infinities are no JSON; they are read so that it can be said which value is at fault. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private StrictJson() {}

    /**
     * Reads an object.
     *
     * @throws Refusal if it is none
     */
    public static JsonNode object(byte[] body) {
        try {
            var read = MAPPER.readTree(body);
            if (read != null && read.isObject()) {
                return read;
            }
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            // What Jackson says of it quotes what was sent.
            throw new Refusal(
                    ProblemType.INVALID_REQUEST,
                    place == null
                            ? "The body is no JSON that is read here."
                            : "The body is no JSON that is read here: see line %d, column %d."
                                    .formatted(place.getLineNr(), place.getColumnNr()));
        } catch (IOException e) {
            // Such as one of bytes that are no text.
            throw new Refusal(ProblemType.INVALID_REQUEST, "The body is no JSON that is read here.");
        }
        throw new Refusal(ProblemType.INVALID_REQUEST, "The body must be a JSON object.");
    }
}
