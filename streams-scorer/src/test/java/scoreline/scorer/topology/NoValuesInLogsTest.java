package scoreline.scorer.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.with;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import scoreline.judgement.MadeUp;

/** With the logging that the service ships, whatever the records hold. */
class NoValuesInLogsTest {
    private static final String CANARY = "CANARY";

    private final LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @TempDir
    Path state;

    @BeforeEach
    void log_as_the_service_does() throws Exception {
        configure("/scoreline/service/logging.xml");
        lines.setContext(context);
        lines.start();
        context.getLogger("ROOT").addAppender(lines);
    }

    @AfterEach
    void log_as_tests_do() throws Exception {
        configure("/logback-test.xml");
    }

    private void configure(String resource) throws Exception {
        context.reset();
        var configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(NoValuesInLogsTest.class.getResource(resource));
    }

    @Test
    void no_line_and_no_failure_quotes_a_record() {
        // Given
        var making = new TestBench.Making();
        making.deciding = (application, source, now) -> {
            if (application.applicationId().endsWith("bug")) {
                throw new IllegalStateException("a bug");
            }
            return MadeUp.decision(application, source, now);
        };
        var good = application(CANARY, CANARY);
        try (var bench = new TestBench(state, making)) {
            // When
            bench.send(good);
            bench.send(good);
            bench.send(with(good, "NAME_CONTRACT_TYPE", CANARY));
            bench.send(with(good, "AMT_CREDIT", Double.NaN));
            bench.send(CANARY.getBytes(UTF_8), CANARY.getBytes(UTF_8), NOW);
            bench.send((CANARY + "2").getBytes(UTF_8), MadeUp.bytes(good), NOW);
            bench.send(CANARY.getBytes(UTF_8), truncated(good), NOW);
            bench.send(null, MadeUp.bytes(good), NOW);
            var failure = catchThrowable(() -> bench.send(application(CANARY + "-bug", CANARY)));
            context.getLogger("scoreline.scorer").atError().setCause(failure).log("stream thread failed; stopping");

            // Then
            assertThat(failure).isInstanceOf(StreamsException.class);
            assertThat(bench.told).hasSize(8);
            assertThat(logged())
                    .contains("stream thread failed", "IllegalStateException")
                    .doesNotContain(CANARY);
        }
    }

    private static byte[] truncated(GenericRecord application) {
        var bytes = MadeUp.bytes(application);
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    private String logged() {
        var encoder = new JsonEncoder();
        encoder.setContext(context);
        encoder.start();
        return lines.list.stream()
                .map(event -> new String(encoder.encode(event), UTF_8))
                .collect(Collectors.joining());
    }
}
