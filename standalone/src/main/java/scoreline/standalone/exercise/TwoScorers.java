package scoreline.standalone.exercise;

import static scoreline.standalone.exercise.Silence.seconds;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;
import scoreline.standalone.demo.DemoBundle;
import scoreline.standalone.exercise.Ledger.Fate;
import scoreline.standalone.pipeline.Pipeline;
import scoreline.standalone.terminal.Stopped;

/**
 * Two scorers share a topic on which applications keep coming. One is killed and comes again, now and then without its state, then both are started anew, one after the
 * other. In the end each application has one decision, each unreadable record one rejection, and no repetition has anything.
 */
final class TwoScorers implements AutoCloseable {
    private static final int RATE = 300;
    private static final Duration TO_COME = Duration.ofSeconds(60);
    private static final Duration TO_SETTLE = Duration.ofSeconds(3);
    private static final int ANY_WITHIN_MILLIS = 2_000;
    private static final String GROUP = "credit-scorer-v1";

    private final AllowedSilence allowed;
    private final PrintWriter out;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Ledger ledger = new Ledger();
    private final Pipeline pipeline;
    private final Admin admin;
    private final GroupMembers members;
    private final ServiceJvm one;
    private final ServiceJvm other;

    private TwoScorers(Path folder, DemoBundle source, AllowedSilence allowed, PrintWriter out) throws Exception {
        this.allowed = allowed;
        this.out = out;
        this.pipeline = Pipeline.start(folder.resolve("broker"), 0);
        this.admin = Admin.create(Map.of("bootstrap.servers", pipeline.bootstrapServers()));
        this.members = new GroupMembers(admin, GROUP);
        this.one = scorer(folder.resolve("one"), source);
        this.other = scorer(folder.resolve("other"), source);
    }

    private ServiceJvm scorer(Path folder, DemoBundle source) throws Exception {
        return new ServiceJvm(
                ServiceJvm.Kind.SCORER,
                folder,
                Map.of(
                        "scorer.bootstrap-servers",
                        pipeline.bootstrapServers(),
                        "scorer.application-id",
                        GROUP,
                        "scorer.bundle",
                        source.directory().toString()));
    }

    /**
     * Says what it sees as it goes.
     *
     * @param kills of one of them
     * @param anew how often both are started anew
     */
    static void run(Path folder, DemoBundle source, int kills, int anew, AllowedSilence allowed, PrintWriter out)
            throws Exception {
        try (var run = new TwoScorers(folder, source, allowed, out)) {
            run.run(source, kills, anew);
        }
    }

    private void run(DemoBundle source, int kills, int anew) throws Exception {
        one.start();
        other.start();
        members.await(2);
        try (var outcomes = new SeenOutcomes(pipeline, ledger);
                var applications = new SteadyApplications(pipeline, source, RATE, ledger)) {
            awaitDecisions(outcomes, System.nanoTime());
            for (int time = 0; time < kills; time++) {
                Thread.sleep(TO_SETTLE.toMillis() + random.nextInt(ANY_WITHIN_MILLIS));
                kill(time % 2 == 0 ? one : other, time % 2 == 1, outcomes);
            }
            for (int time = 0; time < anew; time++) {
                Thread.sleep(TO_SETTLE);
                restartBoth(outcomes);
            }
            applications.finish();
            account(outcomes);
        }
    }

    private void kill(ServiceJvm victim, boolean losesState, SeenOutcomes outcomes) throws Exception {
        var held = partitions(members.heldBy(victim));
        long killed = System.nanoTime();
        victim.kill();
        members.await(1);
        awaitDecisions(outcomes, System.nanoTime());
        var silence = silence(outcomes, killed).require("after a kill", allowed.afterKill(), allowed.afterKill());
        if (losesState) {
            victim.loseState();
        }
        long comes = System.nanoTime();
        victim.start();
        members.await(2);
        awaitSettled(outcomes);
        out.printf(
                "A scorer is killed: no decision of its partitions for %s s, of the other's for %s s; and while it comes again%s, for %.1f s of a partition%n",
                silence.of(held),
                silence.of(others(held)),
                losesState ? " without its folder" : "",
                seconds(silence(outcomes, comes).longest()));
    }

    private void restartBoth(SeenOutcomes outcomes) throws Exception {
        long began = System.nanoTime();
        for (var scorer : List.of(one, other)) {
            scorer.stop();
            scorer.start();
            members.await(2);
            awaitSettled(outcomes);
        }
        var silence = silence(outcomes, began)
                .require("while both were started anew", allowed.ofPartition(), allowed.ofAll());
        out.printf(
                "Both are started anew, one after the other, in %.0f s: no decision of a partition for %s s, of all together for %.1f s%n",
                (System.nanoTime() - began) / 1e9, silence.of(all()), seconds(silence.overall()));
    }

    /** Until each partition has a decision that was not there before. */
    private void awaitDecisions(SeenOutcomes outcomes, long after) throws Exception {
        WatchedBroker.await("decisions of all partitions", TO_COME, () -> {
            requireAlive(outcomes);
            return outcomes.arrivals().haveCome(pipeline.partitions(), after);
        });
    }

    /** A silence that comes a moment later belongs to what was before. */
    private void awaitSettled(SeenOutcomes outcomes) throws Exception {
        Thread.sleep(TO_SETTLE);
        awaitDecisions(outcomes, System.nanoTime());
    }

    private void requireAlive(SeenOutcomes outcomes) throws Exception {
        outcomes.requireReading();
        one.requireAlive();
        other.requireAlive();
    }

    private Silence silence(SeenOutcomes outcomes, long from) {
        return Silence.of(outcomes.arrivals(), pipeline.partitions(), from, System.nanoTime());
    }

    private static List<Integer> partitions(Collection<TopicPartition> held) {
        return held.stream().map(TopicPartition::partition).distinct().toList();
    }

    private List<Integer> all() {
        return IntStream.range(0, pipeline.partitions()).boxed().toList();
    }

    private List<Integer> others(Collection<Integer> partitions) {
        return all().stream().filter(each -> !partitions.contains(each)).toList();
    }

    private void account(SeenOutcomes outcomes) throws Exception {
        WatchedBroker.await("an outcome of each record", TO_COME, () -> {
            requireAlive(outcomes);
            return ledger.isComplete();
        });
        Thread.sleep(TO_SETTLE);
        ledger.difference().ifPresent(difference -> {
            throw new Stopped("Of two scorers, " + difference + ".");
        });
        out.printf(
                "%,d applications, each decided once; %,d unreadable records, each rejected once; %,d repetitions, all dropped%n",
                ledger.number(Fate.DECIDED), ledger.number(Fate.REJECTED), ledger.number(Fate.DROPPED));
    }

    @Override
    public void close() {
        try (pipeline;
                admin;
                one;
                other) {
            // Scorers first, then what they read from.
        }
    }
}
