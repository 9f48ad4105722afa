package scoreline.service.life;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;

class ServiceCommandTest {
    private final ServiceCommand command =
            new ServiceCommand("guard", "Usage: guard\n", Set.of(UnsupportedOperationException.class));
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger closed = new AtomicInteger();

    /** Has come to its end when it starts. */
    private final class Brief implements Service {
        private final Ending ending;

        Brief(Ending ending) {
            this.ending = ending;
        }

        @Override
        public CompletableFuture<Ending> ended() {
            return CompletableFuture.completedFuture(ending);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private int run(Function<Optional<Path>, Service> start, String... args) {
        return command.run(args, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), start);
    }

    private static Function<Optional<Path>, Service> failing(RuntimeException failure) {
        return file -> {
            throw failure;
        };
    }

    @Test
    void it_returns_how_the_service_ended_and_closes_it() {
        assertThat(run(file -> new Brief(Ending.CLOSED))).isZero();
        assertThat(run(file -> new Brief(Ending.FAILED))).isEqualTo(1);
        assertThat(closed).hasValue(2);
    }

    @Test
    void it_hands_on_the_file_that_is_named() {
        // Given
        var handed = new AtomicReference<>(Optional.<Path>empty());

        // When
        run(
                file -> {
                    handed.set(file);
                    return new Brief(Ending.CLOSED);
                },
                "guard.properties");

        // Then
        assertThat(handed.get()).contains(Path.of("guard.properties"));
    }

    @Test
    void what_keeps_it_from_running_is_a_sentence() {
        assertThat(run(failing(new UnusableConfig("guard.state is missing.")))).isEqualTo(2);
        assertThat(run(failing(new CannotStart("No broker.")))).isEqualTo(1);
        assertThat(run(failing(new UnsupportedOperationException("No bundle."))))
                .isEqualTo(1);
        assertThat(run(failing(new CannotStart("never asked")), "a", "b")).isEqualTo(2);
        assertThat(run(failing(new CannotStart("never asked")), "--help")).isZero();
        assertThat(run(failing(new CannotStart("never asked")), "--version")).isZero();
        assertThat(err.toString(UTF_8).lines())
                .containsExactly(
                        "guard.state is missing.",
                        "No broker.",
                        "No bundle.",
                        "The guard takes one settings file at most; --help says more.");
        assertThat(out.toString(UTF_8)).isEqualTo("Usage: guard\nguard unknown (commit unknown)\n");
    }

    @Test
    void a_failure_that_is_no_sentence_is_not_made_one() {
        assertThatThrownBy(() -> run(failing(new IllegalStateException("a bug"))))
                .isInstanceOf(IllegalStateException.class);
    }
}
