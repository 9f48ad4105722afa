package scoreline.standalone.container;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** What tests ask of the engine that runs containers, where there is one. */
public final class Engine {
    private Engine() {}

    /**
     * Skips a test where no engine runs.
     *
     * @param what is not tested then
     */
    public static void isNeeded(String what) {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "no container engine on this machine: " + what + " is not tested");
    }

    /**
     * Another's image.
     *
     * @param variable of the environment, which names a stand-in where the usual image cannot be had
     */
    public static DockerImageName image(String variable, String usual) {
        return DockerImageName.parse(named(variable).orElse(usual))
                .asCompatibleSubstituteFor(usual.replaceFirst(":.*", ""));
    }

    static Optional<String> named(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank());
    }
}
