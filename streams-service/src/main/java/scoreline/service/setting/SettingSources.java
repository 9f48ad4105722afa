package scoreline.service.setting;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;
import scoreline.service.UnusableConfig;

/**
 * Where the settings of a service are written: a properties file, and the environment, which wins. There
 * {@code scorer.time.past} is SCORER_TIME_PAST, and {@code scorer.kafka.ssl.key.password} is SCORER_KAFKA_SSL_KEY_PASSWORD.
 *
 * @param service the name that every key begins with: scorer
 * @param keys every key but those under {@code kafka}, in full
 */
public record SettingSources(String service, List<String> keys) {
    public SettingSources {
        keys = List.copyOf(keys);
    }

    /**
     * What is written, by key. A key of the file may be unknown yet; {@link Settings#refuseWhatIsLeft} finds it.
     *
     * @throws UnusableConfig if the file cannot be read, or a variable looks like ours and names no key
     */
    public Map<String, String> read(Optional<Path> file, Map<String, String> environment) {
        var written = new HashMap<String, String>();
        file.ifPresent(path -> written.putAll(properties(path)));
        environment.forEach((name, value) -> keyOf(name).ifPresent(key -> written.put(key, value)));
        return written;
    }

    private static Map<String, String> properties(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableConfig("The settings file " + file + " cannot be read.");
        }
        var written = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> written.put(key, properties.getProperty(key)));
        return written;
    }

    private Optional<String> keyOf(String variable) {
        if (!variable.startsWith(inEnvironment(service + "."))) {
            return Optional.empty();
        }
        var kafka = inEnvironment(service + ".kafka.");
        if (variable.startsWith(kafka)) {
            var name = variable.substring(kafka.length()).toLowerCase(Locale.ROOT);
            return Optional.of(service + ".kafka." + name.replace('_', '.'));
        }
        var key = keys.stream()
                .filter(known -> inEnvironment(known).equals(variable))
                .findFirst();
        if (key.isEmpty() && !isSetByKubernetes(variable)) {
            throw new UnusableConfig("The environment variable " + variable + " names no key of the " + service + ".");
        }
        return key;
    }

    /** Kubernetes sets such in every container for a service called scorer, or scorer-something. */
    private boolean isSetByKubernetes(String variable) {
        return Pattern.matches(
                Pattern.quote(inEnvironment(service))
                        + "_([A-Z0-9_]+_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT(_\\d+_(TCP|UDP).*)?)",
                variable);
    }

    private static String inEnvironment(String key) {
        return key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
