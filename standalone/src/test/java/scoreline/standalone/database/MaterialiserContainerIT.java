package scoreline.standalone.database;

import static java.util.Objects.requireNonNull;

import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Volume;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import scoreline.dashboard.database.DatabaseConfig;
import scoreline.standalone.container.Engine;

/**
 * The same on a PostgreSQL server that is none of ours, which wants to know who asks. POSTGRES_IMAGE names a stand-in where the usual
 * image cannot be had.
 */
class MaterialiserContainerIT extends MaterialiserContract {
    private static final int PORT = 5432;
    private static final String USER = "scoreline";
    private static final String PASSWORD = "it's \"secret\"";

    private final String volume = "scoreline-" + UUID.randomUUID();
    private boolean made;

    @Override
    Server start(Path folder) {
        Engine.isNeeded("a PostgreSQL server");
        made = true;
        var container = new GenericContainer<>(Engine.image("POSTGRES_IMAGE", "postgres:18"))
                .withEnv(Map.of("POSTGRES_USER", USER, "POSTGRES_PASSWORD", PASSWORD))
                .withCreateContainerCmdModifier(create -> requireNonNull(create.getHostConfig())
                        .withBinds(new Bind(volume, new Volume("/var/lib/postgresql"))))
                .withExposedPorts(PORT)
                // The server that the first start prepares its data with listens on no address.
                .waitingFor(Wait.forSuccessfulCommand("pg_isready --host=127.0.0.1 --username=" + USER)
                        .withStartupTimeout(Duration.ofSeconds(60)));
        container.start();
        var usual = DatabaseConfig.at(
                "jdbc:postgresql://%s:%d/%s".formatted(container.getHost(), container.getMappedPort(PORT), USER));
        var address = new DatabaseConfig(
                usual.url(), Optional.of(USER), Optional.of(PASSWORD), usual.connections(), usual.patience());
        return new Server() {
            @Override
            public DatabaseConfig address() {
                return address;
            }

            @Override
            public void close() {
                container.stop();
            }
        };
    }

    @Override
    @AfterEach
    void stop() {
        super.stop();
        if (made) {
            var _ = DockerClientFactory.instance()
                    .client()
                    .removeVolumeCmd(volume)
                    .exec();
        }
    }
}
