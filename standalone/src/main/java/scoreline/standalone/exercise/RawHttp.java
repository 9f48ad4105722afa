package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Requests byte for byte as they are given, each on a connection of its own: no library sends what attackers do.
 *
 * @param patience with an answer
 */
record RawHttp(URI server, Duration patience) {
    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int ENOUGH = 1 << 20;

    /// An answer.
    ///
    /// @param status 0 where there is none
    /// @param head lines, from that of the status on
    /// @param body of a long one its beginning, of one without end nothing; chunks as they came
    record Answer(int status, List<String> head, String body, Duration took) {
        Answer {
            head = List.copyOf(head);
        }

        /** The first header of that name. */
        Optional<String> header(String name) {
            var begin = name.toLowerCase(Locale.ROOT) + ":";
            return head.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(begin))
                    .map(line -> line.substring(begin.length()).strip())
                    .findFirst();
        }

        boolean isProblem() {
            return header("Content-Type").orElse("").startsWith("application/problem+json");
        }
    }

    /**
     * Sends one and reads what comes back until the connection ends.
     *
     * @throws java.net.SocketTimeoutException if nothing comes for so long
     */
    Answer send(byte[] request) throws IOException {
        long began = System.nanoTime();
        try (var socket = new Socket()) {
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), (int) patience.toMillis());
            var out = socket.getOutputStream();
            out.write(request);
            out.flush();
            var read = new ByteArrayOutputStream();
            var in = socket.getInputStream();
            var part = new byte[1 << 14];
            try {
                for (int length = in.read(part); length >= 0; length = in.read(part)) {
                    read.write(part, 0, length);
                    if (read.size() > ENOUGH || isEndless(read)) {
                        break;
                    }
                }
            } catch (java.net.SocketException e) {
                // What is refused unread is answered, and then the connection is reset.
                if (read.size() == 0) {
                    throw e;
                }
            }
            return answer(read.toString(ISO_8859_1), Duration.ofNanos(System.nanoTime() - began));
        }
    }

    /** Events come for as long as one listens. */
    private static boolean isEndless(ByteArrayOutputStream read) {
        var text = read.toString(ISO_8859_1);
        int end = text.indexOf(END_OF_HEAD);
        return end >= 0 && text.substring(0, end).toLowerCase(Locale.ROOT).contains("text/event-stream");
    }

    private static Answer answer(String read, Duration took) {
        int end = read.indexOf(END_OF_HEAD);
        if (end < 0) {
            return new Answer(0, List.of(), read, took);
        }
        var head = Stream.of(read.substring(0, end).split("\r\n", -1)).toList();
        var words = head.getFirst().split(" ", 3);
        int status = words.length > 1 && words[1].matches("\\d{3}") ? Integer.parseInt(words[1]) : 0;
        return new Answer(status, head, read.substring(end + END_OF_HEAD.length()), took);
    }
}
