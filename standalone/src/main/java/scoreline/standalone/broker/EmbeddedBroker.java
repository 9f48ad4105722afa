package scoreline.standalone.broker;

import static org.apache.kafka.server.common.MetadataVersion.LATEST_PRODUCTION;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker in this process: one KRaft node that listens on the loopback address only and keeps its data in a
 * folder, over a clean stop and over a kill alike.
 *
 * <p>Its log goes to slf4j. If Kafka finds its data unusable while running (a full disk), it ends the process with a
 * sentence on the error stream, as a broker of its own would.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);
    private static final int NODE = 1;
    private static final String LOOPBACK = "127.0.0.1";
    private static final int ATTEMPTS = 3;

    private final BrokerFolder folder;
    private final KafkaRaftServer server;
    private final int port;

    /**
     * Deletes what an earlier broker, of whatever version, left in its folder.
     *
     * @throws BrokerUnavailable if another process holds it
     */
    public static void drop(Path folder) throws IOException {
        BrokerFolder.drop(folder);
    }

    private EmbeddedBroker(BrokerFolder folder, KafkaRaftServer server, int port) {
        this.folder = folder;
        this.server = server;
        this.port = port;
    }

    /**
     * Starts on any free port.
     *
     * @param folder made if absent; one that a broker of the same version left is continued
     * @throws BrokerUnavailable one sentence: the folder is in use, foreign or of another version
     */
    public static EmbeddedBroker start(Path folder) {
        return start(folder, 0);
    }

    /**
     * Starts, and returns when clients can connect.
     *
     * @param folder made if absent; one that a broker of the same version left is continued
     * @param port 1 to 65535, or 0 for any free one
     * @throws BrokerUnavailable one sentence: the folder is in use, foreign or of another version, or the port is taken
     */
    public static EmbeddedBroker start(Path folder, int port) {
        var claimed = BrokerFolder.claim(folder, AppInfoParser.getVersion());
        try {
            format(claimed.data());
            return start(claimed, port);
        } catch (IOException e) {
            claimed.close();
            throw new BrokerUnavailable("The embedded broker cannot start in " + folder + ": " + e + ".", e);
        } catch (RuntimeException e) {
            claimed.close();
            throw e;
        }
    }

    /** What clients put under {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return LOOPBACK + ":" + port;
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            server.shutdown();
            server.awaitShutdown();
        } finally {
            folder.close();
        }
    }

    private static EmbeddedBroker start(BrokerFolder folder, int wanted) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int[] ports = ports(wanted);
            try {
                if (wasKilled(folder.data())) {
                    FormerBroker.fence(controllerSettings(folder.data(), ports[1]), LOOPBACK + ":" + ports[1]);
                }
                return new EmbeddedBroker(folder, launch(folder.data(), ports[0], ports[1]), ports[0]);
            } catch (RuntimeException e) {
                // Between finding a port free and taking it, another process may have.
                if (attempt == ATTEMPTS || !isBindFailure(e)) {
                    throw new BrokerUnavailable("The embedded broker did not start: " + e.getMessage() + ".", e);
                }
                LOG.info("Trying other ports", e);
            }
        }
    }

    private static KafkaRaftServer launch(Path data, int port, int controllerPort) {
        Exit.setExitProcedure(EmbeddedBroker::refuseToStart);
        Exit.setHaltProcedure(EmbeddedBroker::refuseToStart);
        var server = new KafkaRaftServer(new KafkaConfig(settings(data, port, controllerPort), false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        } finally {
            Exit.setExitProcedure(EmbeddedBroker::endTheProcess);
            Exit.setHaltProcedure(EmbeddedBroker::endTheProcess);
        }
        return server;
    }

    private static boolean wasKilled(Path data) {
        return Files.exists(data.resolve("__cluster_metadata-0"))
                && Files.notExists(data.resolve(".kafka_cleanshutdown"));
    }

    /** While starting, Kafka would end the process; the caller is there to be told instead. */
    private static void refuseToStart(int status, String message) {
        throw new IllegalStateException(message == null ? "see the log" : message);
    }

    private static void endTheProcess(int status, String message) {
        LOG.error("The embedded broker cannot go on: status {}, {}", status, message);
        System.err.println("The embedded broker cannot go on and has ended this process; the log says why.");
        Runtime.getRuntime().halt(1);
    }

    private static void format(Path data) throws IOException {
        if (Files.exists(data.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(data);
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setNodeId(NODE)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(data.toString())
                    .addDirectory(data.toString())
                    .setReleaseVersion(LATEST_PRODUCTION)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }

    /** Of the controller alone. */
    private static Map<String, String> controllerSettings(Path data, int controllerPort) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("process.roles", "controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + LOOPBACK + ":" + controllerPort);
        settings.put("listeners", "CONTROLLER://" + LOOPBACK + ":" + controllerPort);
        settings.put("listener.security.protocol.map", "CLIENTS:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", data.toString());
        settings.put("metric.reporters", "");
        return settings;
    }

    private static Map<String, String> settings(Path data, int port, int controllerPort) {
        var settings = controllerSettings(data, controllerPort);
        settings.put("process.roles", "broker,controller");
        settings.put(
                "listeners", "CLIENTS://" + LOOPBACK + ":" + port + ",CONTROLLER://" + LOOPBACK + ":" + controllerPort);
        settings.put("advertised.listeners", "CLIENTS://" + LOOPBACK + ":" + port);
        settings.put("inter.broker.listener.name", "CLIENTS");

        // Quick to start and quick to take over from a killed run.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        settings.put("server.max.startup.time.ms", "60000");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "2000");
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");

        settings.put("auto.create.topics.enable", "false");
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");

        // A replay of old data, resumed weeks later, must find its records and its offsets.
        settings.put("log.retention.ms", "-1");
        settings.put("log.retention.bytes", "-1");
        settings.put("offsets.retention.minutes", Integer.toString(10 * 365 * 24 * 60));

        // One broker for one process on a small machine: less of everything that is allocated ahead.
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("group.coordinator.threads", "1");
        settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(8 << 20));
        return settings;
    }

    /** The clients' port and the controller's, both free a moment ago. */
    private static int[] ports(int wanted) throws IOException {
        var loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        var held = new ArrayList<ServerSocket>();
        try {
            for (int port : new int[] {wanted, 0}) {
                var socket = new ServerSocket();
                held.add(socket);
                socket.setReuseAddress(true);
                socket.bind(new InetSocketAddress(loopback, port));
            }
            return held.stream().mapToInt(ServerSocket::getLocalPort).toArray();
        } catch (BindException e) {
            throw new BrokerUnavailable("Port " + wanted + " is taken: choose another, or none for any free one.", e);
        } finally {
            for (var socket : held) {
                socket.close();
            }
        }
    }

    private static boolean isBindFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
