package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;

/**
 * How many applications that wait on their topic several scorers decide a second, from when each of them works until one partition is
 * nearly through. Each measurement is a group of its own, which decides all of them anew.
 */
final class ScorersUnderLoad implements AutoCloseable {
    private static final Duration SPAN = Duration.ofDays(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Before it services compile themselves, and of two each has seen but half of what was decided. */
    private static final double FROM = 0.5;

    private static final double TO = 0.9;

    private final Path folder;
    private final DemoBundle source;
    private final Pipeline pipeline;
    private final Admin admin;
    private int measured;

    /// So many processes, with settings of their own.
    ///
    /// @param said what they are, in words
    record Shape(String said, int processes, Map<String, String> settings) {}

    /// What a group has committed.
    ///
    /// @param decided applications
    /// @param share of all, decided
    /// @param furthest share of the partition that is nearest its end
    private record Progress(long decided, double share, double furthest) {
        static Progress of(Map<TopicPartition, Long> ends, Map<TopicPartition, Long> committed) {
            long decided = 0;
            long all = 0;
            double furthest = 0;
            for (var end : ends.entrySet()) {
                long done = committed.getOrDefault(end.getKey(), 0L);
                decided += done;
                all += end.getValue();
                furthest = Math.max(furthest, (double) done / end.getValue());
            }
            return new Progress(decided, (double) decided / all, furthest);
        }
    }

    private ScorersUnderLoad(Path folder, DemoBundle source) throws Exception {
        this.folder = folder;
        this.source = source;
        this.pipeline = Pipeline.start(folder.resolve("broker"), 0);
        this.admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrapServers()));
    }

    /**
     * Says what it measured: of each shape the median, and all of its measurements.
     *
     * @param number of applications
     * @param rounds how often each shape is measured, in turn
     */
    static void run(Path folder, DemoBundle source, int number, int rounds, List<Shape> shapes, PrintWriter out)
            throws Exception {
        try (var run = new ScorersUnderLoad(folder, source)) {
            run.send(number);
            var found = new LinkedHashMap<Shape, List<Double>>();
            for (int round = 0; round < rounds; round++) {
                for (var shape : shapes) {
                    found.computeIfAbsent(shape, _ -> new ArrayList<>()).add(run.measure(shape));
                }
            }
            found.forEach((shape, rates) -> {
                var sorted = rates.stream().sorted().toList();
                out.printf(
                        "%s: %,.0f decisions a second (%s)%n",
                        shape.said(),
                        sorted.get(sorted.size() / 2),
                        sorted.stream().map("%,.0f"::formatted).collect(Collectors.joining("; ")));
            });
        }
    }

    private void send(int number) {
        var topic = pipeline.topics().applications();
        SentApplications.send(
                pipeline, topic, source, "load", number, Instant.now().minus(SPAN), SPAN);
    }

    private double measure(Shape shape) throws Exception {
        var own = folder.resolve("measured-" + ++measured);
        var members = new GroupMembers(admin, own.getFileName().toString());
        var settings = new HashMap<>(shape.settings());
        settings.put("scorer.bootstrap-servers", pipeline.bootstrapServers());
        settings.put("scorer.application-id", members.group());
        settings.put("scorer.bundle", source.directory().toString());
        var scorers = new ArrayList<ServiceJvm>();
        try (var scratch = new Scratch(own)) {
            for (int i = 0; i < shape.processes(); i++) {
                var scorer = new ServiceJvm(
                        ServiceJvm.Kind.SCORER_UNDER_LOAD, scratch.folder().resolve("scorer-" + i), settings);
                scorers.add(scorer);
                scorer.start();
            }
            int threads = Integer.parseInt(settings.getOrDefault("scorer.threads", "1"));
            members.await(shape.processes() * threads);
            return rate(members, scorers);
        } finally {
            scorers.forEach(ServiceJvm::close);
        }
    }

    private double rate(GroupMembers members, List<ServiceJvm> scorers) throws Exception {
        var ends = ends();
        var from = await(progress -> progress.share() >= FROM, ends, members, scorers);
        long began = System.nanoTime();
        if (from.furthest() >= TO) {
            throw new Stopped("Too much was decided before every scorer worked: more applications are wanted.");
        }
        var to = await(progress -> progress.furthest() >= TO, ends, members, scorers);
        return (to.decided() - from.decided()) * 1e9 / (System.nanoTime() - began);
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        var asked = IntStream.range(0, pipeline.partitions())
                .mapToObj(partition ->
                        new TopicPartition(pipeline.topics().applications().name(), partition))
                .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        return GroupMembers.answer(admin.listOffsets(asked).all()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private static Progress await(
            Predicate<Progress> until, Map<TopicPartition, Long> ends, GroupMembers members, List<ServiceJvm> scorers)
            throws Exception {
        long began = System.nanoTime();
        while (System.nanoTime() - began < PATIENCE.toNanos()) {
            for (var scorer : scorers) {
                scorer.requireAlive();
            }
            var progress = Progress.of(ends, members.committed());
            if (until.test(progress)) {
                return progress;
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
        throw new Stopped("Applications that wait were not decided within %d s.".formatted(PATIENCE.toSeconds()));
    }

    @Override
    public void close() {
        try (pipeline;
                admin) {
            // Clients first.
        }
    }
}
