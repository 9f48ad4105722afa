package scoreline.scorer.topology;

import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.AutoOffsetReset;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import scoreline.judgement.Judge;
import scoreline.scorer.history.Customers;
import scoreline.scorer.history.Remembering;
import scoreline.wire.Decoding;
import scoreline.wire.Topics;

/**
 * From the applications topic to decisions and rejections.
 *
 * <pre>
 * credit.applications ─► judge-applications ─┬─► credit.decisions
 *                        decided-applications │
 *                        customers            ├─► credit.rejections
 * credit.history ──────► remember-history ────┘
 * </pre>
 */
public final class ScorerTopology {
    static final String READ_APPLICATIONS = "read-applications";
    static final String JUDGE_APPLICATIONS = "judge-applications";
    static final String WRITE_DECISIONS = "write-decisions";
    static final String WRITE_REJECTIONS = "write-rejections";

    static final String READ_HISTORY = "read-history";
    static final String REMEMBER_HISTORY = "remember-history";
    static final String WRITE_HISTORY_REJECTIONS = "write-history-rejections";

    private ScorerTopology() {}

    /**
     * The topology.
     *
     * @param config Kafka Streams' settings; every name must be given (ensure.explicit.internal.resource.naming)
     * @param topics where to read and write
     * @param partitions partitions of the applications topic, at least 1
     * @param decoder bytes to applications; may throw {@link scoreline.wire.RegistryUnavailable}, which is waited for
     * @param arrivals what the consumer tells of applications to come; nothing where none tells
     * @param judge the scoring function
     * @param remembering of customers; empty where the bundle needs no past: then nothing of it is read or kept
     * @param clock plausibility of timestamps, time of rejection and latency
     */
    public static Topology build(
            StreamsConfig config,
            Topics topics,
            int partitions,
            Function<byte[], Decoding<GenericRecord>> decoder,
            Arrivals arrivals,
            Judge judge,
            Optional<Remembering> remembering,
            Limits limits,
            Observer observer,
            InstantSource clock) {
        var patient = new PatientDecoder(decoder, limits.registryPatience());
        var inItsTurn = new Screening(limits.largestApplication(), partitions, patient, judge::applicantId);
        var ahead = new Screening(limits.largestApplication(), partitions, decoder, judge::applicantId);
        var written = Produced.with(Serdes.String(), Serdes.ByteArray());

        var builder = new StreamsBuilder(new TopologyConfig(config));
        builder.addStateStore(Decided.store(limits.remember()));
        String[] stores =
                remembering.isPresent() ? new String[] {Decided.STORE, Customers.STORE} : new String[] {Decided.STORE};
        remembering.ifPresent(memory -> {
            builder.addStateStore(Customers.store());
            var reader = memory.reader();
            var sound = new Screening(
                    limits.largestApplication(),
                    partitions,
                    new PatientDecoder(memory.decoder(), limits.registryPatience()),
                    reader::applicantId);
            builder.stream(topics.history().name(), source(READ_HISTORY, clock))
                    .process(
                            () -> new RememberHistory(memory, sound, topics, limits.remember(), observer, clock),
                            Named.as(REMEMBER_HISTORY),
                            stores)
                    .to(topics.rejections().name(), written.withName(WRITE_HISTORY_REJECTIONS));
        });
        var judged = builder.stream(topics.applications().name(), source(READ_APPLICATIONS, clock))
                .process(
                        () -> new JudgeApplications(
                                () -> new LookAhead(inItsTurn, ahead, judge, arrivals),
                                judge,
                                remembering,
                                topics,
                                limits,
                                observer,
                                clock),
                        Named.as(JUDGE_APPLICATIONS),
                        stores);
        judged.to(topics.decisions().name(), written.withName(WRITE_DECISIONS));
        judged.to(topics.rejections().name(), written.withName(WRITE_REJECTIONS));
        return builder.build();
    }

    private static Consumed<byte[], byte[]> source(String name, InstantSource clock) {
        return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray())
                .withTimestampExtractor(new PlausibleTime(clock))
                .withOffsetResetPolicy(AutoOffsetReset.earliest())
                .withName(name);
    }
}
