package scoreline.scorer.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import scoreline.admission.ApplicationSchema;
import scoreline.judgement.Judge;
import scoreline.scorer.history.Remembering;
import scoreline.scorer.topology.Arrivals;
import scoreline.scorer.topology.Observer;
import scoreline.scorer.topology.ScorerTopology;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.decision.Policy;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.ValueFraming;
import scoreline.wire.Framing;
import scoreline.wire.Registry;
import scoreline.wire.SchemaHistory;
import scoreline.wire.Topics;
import scoreline.wire.UntrustedDecoder;

/**
 * What a configuration and a bundle amount to: Kafka's settings, topics, decoders, a memory and a judge. A service runs what {@link #of}
 * makes; a measurement may exchange a part.
 *
 * @param settings of Kafka Streams
 */
public record Wiring(
        Map<String, Object> settings,
        Topics topics,
        Optional<Registry> registry,
        UntrustedDecoder decoder,
        Arrivals arrivals,
        Optional<Remembering> remembering,
        Judge judge) {
    private static final Duration DAY = Duration.ofDays(1);

    public Wiring {
        settings = Map.copyOf(settings);
    }

    /**
     * Reads the application schema, or takes the bundle's own, and holds it against the bundle.
     *
     * @throws UnusableConfig if the registry's address or the schema file cannot be used, or less is remembered than the bundle's
     *     policy counts
     * @throws scoreline.admission.UnusableSchema if the schema lacks what the bundle reads
     */
    public static Wiring of(ScorerConfig config, Bundle bundle, InstantSource clock) {
        requireMemory(config, bundle.policy());
        var values = ValueFraming.of(config.registry(), ScorerConfig.SERVICE);
        var framing = values.framing();
        var history = config.applicationSchema()
                .map(Wiring::history)
                .orElseGet(() -> ApplicationSchema.of(bundle.catalogue()));
        var decoder = new UntrustedDecoder(history, framing);
        var judge = new Judge(bundle, decoder.schema(), config.time(), clock);
        var topics = Topics.of(framing, history);
        var arrivals = new Arrivals(topics.applications().name());
        var settings = KafkaSettings.streams(config);
        return new Wiring(
                judge.readsPast() ? settings : arrivals.in(settings),
                topics,
                values.registry(),
                decoder,
                arrivals,
                remembering(config, bundle, framing),
                judge);
    }

    private static void requireMemory(ScorerConfig config, Policy policy) {
        if (policy.mostInDay() != null && config.limits().remember().compareTo(DAY) < 0) {
            throw new UnusableConfig(
                    "scorer.remember must be at least 1d for this bundle, whose policy counts an applicant's day.");
        }
    }

    private static Optional<Remembering> remembering(ScorerConfig config, Bundle bundle, Framing framing) {
        if (bundle.catalogue().history().isEmpty()) {
            return Optional.empty();
        }
        var events = new UntrustedDecoder(SchemaHistory.history(), framing);
        return Optional.of(
                new Remembering(bundle.catalogue(), config.history().retention(), events.schema(), events::decode));
    }

    private static SchemaHistory history(Path file) {
        try {
            return new SchemaHistory(new Schema.Parser().parse(Files.readString(file)), List.of());
        } catch (IOException | SchemaParseException e) {
            throw new UnusableConfig("scorer.application-schema names " + file + ", which is no readable Avro schema.");
        }
    }

    Topology topology(
            ScorerConfig config, StreamsConfig streams, int partitions, Observer observer, InstantSource clock) {
        return ScorerTopology.build(
                streams,
                topics,
                partitions,
                decoder::decode,
                arrivals,
                judge,
                remembering,
                config.limits(),
                observer,
                clock);
    }
}
