package scoreline.monitor.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import scoreline.monitor.closing.EndOfInput;
import scoreline.monitor.performance.Lender;
import scoreline.monitor.performance.topology.PerformanceObserver;
import scoreline.monitor.performance.topology.PerformanceTopology;
import scoreline.monitor.population.WatchedBundle;
import scoreline.monitor.topology.MonitorTopology;
import scoreline.monitor.topology.Observer;
import scoreline.monitor.window.Windows;
import scoreline.scoring.bundle.Bundle;
import scoreline.service.UnusableConfig;
import scoreline.service.kafka.ValueFraming;
import scoreline.tracking.FetchedBundle;
import scoreline.tracking.Tracking;
import scoreline.wire.Framing;
import scoreline.wire.MonitorTopics;
import scoreline.wire.Registry;
import scoreline.wire.Topics;

/** What a configuration and bundles amount to: topics, and who is watched. */
record Wiring(
        Framing framing,
        Topics read,
        MonitorTopics written,
        Optional<Registry> registry,
        List<WatchedBundle> watched,
        List<Lender> lenders) {
    Wiring {
        watched = List.copyOf(watched);
        lenders = List.copyOf(lenders);
    }

    static List<Bundle> fetch(MonitorConfig config, Map<String, String> environment) {
        var cache = config.state().resolve("bundles");
        return config.bundles().stream()
                .map(address -> address.fetch(() -> Tracking.of(config.runs(), cache, environment)))
                .map(FetchedBundle::bundle)
                .toList();
    }

    /** @throws UnusableConfig if the registry cannot be used, or a bundle comes twice */
    static Wiring of(MonitorConfig config, List<Bundle> bundles) {
        var values = ValueFraming.of(config.registry(), MonitorConfig.SERVICE);
        var watched = bundles.stream().map(WatchedBundle::of).toList();
        requireDifferent(watched);
        return new Wiring(
                values.framing(),
                Topics.of(values.framing()),
                MonitorTopics.of(values.framing()),
                values.registry(),
                watched,
                bundles.stream().map(Lender::of).toList());
    }

    private static void requireDifferent(List<WatchedBundle> watched) {
        if (watched.stream().map(WatchedBundle::sha256).distinct().count() < watched.size()) {
            throw new UnusableConfig(MonitorConfig.SERVICE + ".bundles names a bundle twice.");
        }
    }

    Topology topology(MonitorConfig config, StreamsConfig settings, int partitions, EndOfInput end, Observer observer) {
        return MonitorTopology.build(
                settings, framing, partitions, Windows.of(config.windows()), watched, config.pace(), end, observer);
    }

    Topology performance(MonitorConfig config, StreamsConfig settings, PerformanceObserver observer) {
        return PerformanceTopology.build(
                settings,
                read,
                written,
                lenders,
                config.remember(),
                config.pace().emit(),
                observer);
    }
}
