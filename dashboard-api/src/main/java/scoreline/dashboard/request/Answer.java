package scoreline.dashboard.request;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An answer in bytes, to be given again.
 *
 * @param headers that the resource set, with repetitions
 */
@SuppressWarnings("ArrayRecordComponent") // passes through, never compared
record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    /** Of one way of the answer, not of the answer. */
    private static final Set<String> PASSING = Set.of("content-length", "transfer-encoding", "connection", "date");

    Answer {
        headers = List.copyOf(headers);
    }

    /** Says nothing of it. */
    @Override
    public String toString() {
        return "Answer";
    }

    static Answer of(HttpResponse<?> response, JsonMapper json) throws IOException {
        var headers = new ArrayList<Map.Entry<String, String>>();
        response.getHeaders().forEach((name, values) -> {
            if (!PASSING.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> headers.add(Map.entry(name, value)));
            }
        });
        return new Answer(response.code(), headers, bytes(response.body(), json));
    }

    private static byte[] bytes(@Nullable Object body, JsonMapper json) throws IOException {
        return switch (body) {
            case null -> new byte[0];
            case byte[] bytes -> bytes;
            default -> json.writeValueAsBytes(body);
        };
    }

    MutableHttpResponse<byte[]> response() {
        MutableHttpResponse<byte[]> response = HttpResponse.status(status, null);
        headers.forEach(header -> {
            if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(header.getKey())) {
                response.header(header.getKey(), header.getValue());
            }
        });
        if (body.length > 0) {
            response.body(body);
            response.contentType(headers.stream()
                    .filter(header -> HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(header.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse("application/json"));
        }
        return response;
    }

    byte[] written() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeShort(status);
            out.writeShort(headers.size());
            for (var header : headers) {
                out.writeUTF(header.getKey());
                out.writeUTF(header.getValue());
            }
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Answer read(byte[] written) {
        try (var in = new DataInputStream(new ByteArrayInputStream(written))) {
            int status = in.readShort();
            int count = in.readShort();
            var headers = new ArrayList<Map.Entry<String, String>>();
            for (int i = 0; i < count; i++) {
                headers.add(Map.entry(in.readUTF(), in.readUTF()));
            }
            return new Answer(status, headers, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
