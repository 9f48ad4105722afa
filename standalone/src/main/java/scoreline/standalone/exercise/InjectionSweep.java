package scoreline.standalone.exercise;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import scoreline.standalone.exercise.RawHttp.Answer;
import scoreline.standalone.terminal.Stopped;

/**
 * Every attack in every place of every operation that the OpenAPI document knows: variables of paths, parameters, headers, texts and names
 * in bodies.
 */
final class InjectionSweep {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int AT_ONCE = 4;

    /** Headers that any request may have. */
    private static final List<String> USUAL_HEADERS = List.of(
            "Accept",
            "Accept-Language",
            "Authorization",
            "Content-Type",
            "Cookie",
            "If-None-Match",
            "Idempotency-Key",
            "Origin",
            "X-Forwarded-For",
            "X-HTTP-Method-Override");

    /** What is told of how the service is made, and to nobody who asks. */
    private static final Pattern INSIDE = Pattern.compile(
            "org\\.postgresql|PSQLException|SQLSTATE|SQL state|syntax error|relation \\\\?\"|io\\.micronaut|io\\.netty|"
                    + "com\\.fasterxml|java\\.lang\\.|java\\.util\\.|\\bat scoreline\\.|\\.java:\\d+|root:x:0");

    private final RawHttp http;
    private final String key;
    private final List<ContractOperation> operations;
    private final KnownValues known;
    private final int every;

    /// @param every of how many attacks one is made at each place, another one at the next; 1 is all
    InjectionSweep(RawHttp http, String key, List<ContractOperation> operations, KnownValues known, int every) {
        this.http = http;
        this.key = key;
        this.operations = operations;
        this.known = known;
        this.every = every;
    }

    static RawHttp http(DashboardJvm dashboard) {
        return new RawHttp(dashboard.root(), PATIENCE);
    }

    /// Where attacks are made.
    enum Kind {
        PATH,
        QUERY,
        HEADER,
        BODY
    }

    /// One request.
    private record Attempt(Place place, Attack attack) {
        String told() {
            return place + ", " + attack.name();
        }
    }

    /// A place to attack.
    ///
    /// @param name in words
    private record Place(Kind kind, ContractOperation operation, String name, Request request) {
        @Override
        public String toString() {
            return operation.name() + ", " + name;
        }
    }

    /// What is sent to a place.
    @FunctionalInterface
    private interface Request {
        byte[] of(Attack attack) throws IOException;
    }

    /// How attacks of one kind were answered.
    private static final class Answered {
        private final Set<String> operations = new HashSet<>();
        private final Set<String> places = new HashSet<>();
        private final int[] classes = new int[6];
        private long longestNanos;

        void add(Attempt attempt, Answer answer) {
            operations.add(attempt.place().operation().name());
            places.add(attempt.place().toString());
            classes[answer.status() / 100]++;
            longestNanos = Math.max(longestNanos, answer.took().toNanos());
        }

        String line(String name) {
            return "| %s | %d | %d | %,d | %,d | %,d | %,d | %.0f |"
                    .formatted(
                            name,
                            operations.size(),
                            places.size(),
                            Arrays.stream(classes).sum(),
                            classes[2],
                            classes[3],
                            classes[4],
                            longestNanos / 1e6);
        }
    }

    private static final String HEADING = """
            | Attacks in | Operations | Places | Requests | 2xx | 3xx | 4xx | longest, ms |
            |---|---:|---:|---:|---:|---:|---:|---:|""";

    /**
     * Makes all of them.
     *
     * @throws Stopped if one was answered as none may be
     */
    void run(PrintWriter out) throws Exception {
        long began = System.nanoTime();
        Map<Kind, Answered> answered = new LinkedHashMap<>();
        Map<String, List<Attempt>> wrong = new TreeMap<>();
        try (var clients = Executors.newFixedThreadPool(AT_ONCE)) {
            List<Callable<Void>> all = new ArrayList<>();
            for (var attempt : attempts()) {
                all.add(() -> {
                    var answer = ask(attempt);
                    synchronized (answered) {
                        answered.computeIfAbsent(attempt.place().kind(), _ -> new Answered())
                                .add(attempt, answer);
                        wrong(attempt, answer)
                                .ifPresent(what -> wrong.computeIfAbsent(
                                                attempt.place().name() + ": " + what, _ -> new ArrayList<>())
                                        .add(attempt));
                    }
                    return null;
                });
            }
            for (var each : clients.invokeAll(all)) {
                try {
                    var _ = each.get();
                } catch (ExecutionException e) {
                    throw e.getCause() instanceof Stopped stopped ? stopped : e;
                }
            }
        }
        out.println(HEADING);
        answered.forEach((kind, of) -> out.println(of.line(
                switch (kind) {
                    case PATH -> "paths";
                    case QUERY -> "queries";
                    case HEADER -> "headers";
                    case BODY -> "bodies";
                })));
        out.printf(
                "%d attacks, %d at each place; %.0f s%n",
                Attack.ALL.size(), Math.ceilDiv(Attack.ALL.size(), every), (System.nanoTime() - began) / 1e9);
        if (!wrong.isEmpty()) {
            wrong.forEach((what, attempts) -> out.printf(
                    "%s, %d times, such as %s%n",
                    what, attempts.size(), attempts.getFirst().told()));
            throw new Stopped("Attacks were answered as none may be: see the list above.");
        }
    }

    private Answer ask(Attempt attempt) throws IOException {
        try {
            return http.send(attempt.place().request().of(attempt.attack()));
        } catch (SocketTimeoutException e) {
            throw new Stopped("%s: no answer within %d s.".formatted(attempt.told(), PATIENCE.toSeconds()), e);
        }
    }

    /** What is wrong with an answer. */
    private static Optional<String> wrong(Attempt attempt, Answer answer) {
        if (answer.status() < 200 || answer.status() >= 500) {
            return Optional.of("status " + answer.status());
        }
        if (answer.took().compareTo(PATIENCE) > 0) {
            return Optional.of("it took " + answer.took().toSeconds() + " s");
        }
        if (answer.header(Attack.INJECTED).isPresent()
                || (attempt.attack().isNotable()
                        && answer.head().stream().anyMatch(line -> line.contains(latin(attempt.attack()))))) {
            return Optional.of("it comes back in a header");
        }
        if (INSIDE.matcher(answer.body()).find()) {
            return Optional.of("the answer tells of the inside");
        }
        var type = answer.header("Content-Type").orElse("");
        if (type.startsWith("text/html")
                && attempt.attack().text().startsWith("<")
                && answer.body().contains(attempt.attack().text())) {
            return Optional.of("it comes back in a page");
        }
        return answer.status() >= 400 ? wrongError(attempt, answer, type) : Optional.empty();
    }

    /** Errors are problems, but under /v2, and where a client asked for a page. */
    private static Optional<String> wrongError(Attempt attempt, Answer answer, String type) {
        var path = attempt.place().operation().path();
        boolean page = path.startsWith("/client/") && type.startsWith("text/html");
        boolean inference = path.startsWith("/v2") && type.startsWith("application/json");
        return answer.isProblem() || page || inference
                ? Optional.empty()
                : Optional.of(
                        "status %d in the form %s".formatted(answer.status(), type.isEmpty() ? "of nothing" : type));
    }

    private static String latin(Attack attack) {
        return new String(attack.text().getBytes(UTF_8), ISO_8859_1);
    }

    private List<Attempt> attempts() throws IOException {
        var attempts = new ArrayList<Attempt>();
        int turn = 0;
        for (var operation : operations) {
            for (var place : places(operation)) {
                for (int i = turn++ % every; i < Attack.ALL.size(); i += every) {
                    attempts.add(new Attempt(place, Attack.ALL.get(i)));
                }
            }
        }
        return attempts;
    }

    private List<Place> places(ContractOperation operation) throws IOException {
        var places = new ArrayList<Place>();
        var body =
                operation.hasBody() ? known.bodies(operation.path()).getFirst().toString() : "";
        for (var parameter : operation.parameters()) {
            var name = parameter.name();
            switch (parameter.in()) {
                case "path" ->
                    places.add(new Place(
                            Kind.PATH,
                            operation,
                            "variable " + name,
                            attack -> request(operation, path(operation, Map.of(name, attack.written())), "", body)));
                case "query" ->
                    places.add(new Place(
                            Kind.QUERY,
                            operation,
                            "parameter " + name,
                            attack -> request(
                                    operation, path(operation) + "?" + name + "=" + attack.written(), "", body)));
                case "header" -> places.add(header(operation, name, body));
                default -> throw new Stopped("The sweep knows no parameters in " + parameter.in() + ".");
            }
        }
        places.add(new Place(
                Kind.QUERY,
                operation,
                "name of a parameter",
                attack -> request(operation, path(operation) + "?" + attack.written() + "=1", "", body)));
        USUAL_HEADERS.stream()
                .filter(name -> operation.parameters().stream()
                        .noneMatch(parameter -> parameter.name().equals(name)))
                .forEach(name -> places.add(header(operation, name, body)));
        if (operation.hasBody()) {
            places.addAll(bodies(operation));
        }
        return places;
    }

    private Place header(ContractOperation operation, String name, String body) {
        return new Place(
                Kind.HEADER,
                operation,
                "header " + name,
                attack -> request(operation, path(operation), name + ": " + attack.text() + "\r\n", body));
    }

    private List<Place> bodies(ContractOperation operation) throws IOException {
        var places = new ArrayList<Place>();
        var attacked = new HashSet<String>();
        for (var body : known.bodies(operation.path())) {
            for (var leaf : pointers(body, JsonPointer.empty())) {
                attacked.add(leaf.last().getMatchingProperty());
                places.add(new Place(
                        Kind.BODY,
                        operation,
                        "text " + leaf,
                        attack -> request(operation, path(operation), "", with(body, leaf, attack.text()))));
            }
            places.add(new Place(
                    Kind.BODY,
                    operation,
                    "name of a member",
                    attack -> request(
                            operation,
                            path(operation),
                            "",
                            ((ObjectNode) body.deepCopy())
                                    .put(attack.text(), "x")
                                    .toString())));
        }
        places.add(new Place(
                Kind.BODY, operation, "all of it", attack -> request(operation, path(operation), "", attack.text())));
        var left = new HashSet<>(operation.bodyMembers());
        left.removeAll(attacked);
        if (!left.isEmpty()) {
            throw new Stopped("The sweep knows no body of %s with %s.".formatted(operation.name(), left));
        }
        return places;
    }

    private static List<JsonPointer> pointers(JsonNode node, JsonPointer at) {
        if (node.isTextual()) {
            return List.of(at);
        }
        if (node instanceof ArrayNode array) {
            return Stream.iterate(0, i -> i < array.size(), i -> i + 1)
                    .flatMap(i -> pointers(array.get(i), at.appendIndex(i)).stream())
                    .toList();
        }
        return node.properties().stream()
                .flatMap(member -> pointers(member.getValue(), at.appendProperty(member.getKey())).stream())
                .toList();
    }

    private static String with(JsonNode body, JsonPointer leaf, String text) {
        var changed = body.deepCopy();
        switch (changed.at(leaf.head())) {
            case ObjectNode object -> object.put(leaf.last().getMatchingProperty(), text);
            case ArrayNode array -> array.set(leaf.last().getMatchingIndex(), TextNode.valueOf(text));
            default -> throw new IllegalStateException(leaf.toString());
        }
        return changed.toString();
    }

    private String path(ContractOperation operation) {
        return path(operation, Map.of());
    }

    /// @param attacked what is written in place of what is known, by name
    private String path(ContractOperation operation, Map<String, String> attacked) {
        var path = operation.path();
        for (var parameter : operation.parameters()) {
            if (parameter.in().equals("path")) {
                var written = attacked.containsKey(parameter.name())
                        ? attacked.get(parameter.name())
                        : Attack.encoded(known.inPath(operation.path(), parameter.name()));
                path = path.replace("{" + parameter.name() + "}", String.valueOf(written));
            }
        }
        return path;
    }

    /// @param header as it is sent, its line's end included; it takes the place of ours of that name
    private byte[] request(ContractOperation operation, String target, String header, String body) throws IOException {
        var request = new ByteArrayOutputStream();
        byte[] bytes = body.getBytes(UTF_8);
        request.writeBytes("%s %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n"
                .formatted(operation.method(), target, http.server().getAuthority())
                .getBytes(UTF_8));
        if (!header.startsWith("Authorization:")) {
            request.writeBytes(("Authorization: Bearer " + key + "\r\n").getBytes(UTF_8));
        }
        if (operation.hasBody()) {
            if (!header.startsWith("Content-Type:")) {
                request.writeBytes("Content-Type: application/json\r\n".getBytes(UTF_8));
            }
            request.writeBytes("Content-Length: %d\r\n".formatted(bytes.length).getBytes(UTF_8));
        }
        request.writeBytes(header.getBytes(UTF_8));
        request.writeBytes("\r\n".getBytes(UTF_8));
        request.writeBytes(bytes);
        return request.toByteArray();
    }
}
