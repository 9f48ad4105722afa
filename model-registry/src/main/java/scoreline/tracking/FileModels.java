package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import scoreline.scoring.bundle.Bundle;

/// Models as files: `registered/NAME.json` holds versions, aliases and every promotion. It is replaced in one step,
/// by one process at a time, so that both aliases move together or not at all.
final class FileModels implements Models {

    /** The lock on a file keeps other processes out, and this keeps other threads. */
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

    private final Path folder;
    private final FileRuns runs;

    FileModels(Path folder, FileRuns runs) {
        this.folder = folder.resolve("registered");
        this.runs = runs;
    }

    /// @param versions in their order, the first is number 1
    /// @param aliases to numbers
    private record Register(List<Registered> versions, SortedMap<String, Integer> aliases, List<Moved> moved) {

        record Registered(String run, String bundle) {}

        record Moved(Instant when, int champion, String reason) {}

        static Register empty() {
            return new Register(List.of(), new TreeMap<>(), List.of());
        }

        boolean isChampion(Registered version) {
            return Objects.equals(aliases.get(CHAMPION), versions.indexOf(version) + 1);
        }

        Register promoting(Registered version, String reason, Instant when) {
            var all = new ArrayList<>(versions);
            if (!all.contains(version)) {
                all.add(version);
            }
            int number = all.indexOf(version) + 1;
            var moving = new TreeMap<>(aliases);
            Integer champion = moving.put(CHAMPION, number);
            if (champion != null) {
                moving.put(PREVIOUS, champion);
            }
            var history = new ArrayList<>(moved);
            history.add(new Moved(when, number, reason));
            return new Register(all, moving, history);
        }

        static Register read(byte[] bytes) throws IOException {
            JsonNode json = Json.read(bytes);
            var versions = new ArrayList<Registered>();
            for (JsonNode version : json.path("versions")) {
                versions.add(new Registered(Json.text(version, "run"), Json.text(version, Findings.BUNDLE)));
            }
            var aliases = new TreeMap<String, Integer>();
            json.path("aliases")
                    .properties()
                    .forEach(alias ->
                            aliases.put(alias.getKey(), alias.getValue().asInt()));
            var moved = new ArrayList<Moved>();
            for (JsonNode promotion : json.path("promotions")) {
                moved.add(new Moved(
                        Json.instant(promotion, "when"),
                        promotion.path("version").asInt(),
                        Json.text(promotion, "reason")));
            }
            return new Register(versions, aliases, moved);
        }

        ObjectNode json() {
            ObjectNode json = Json.object();
            ArrayNode listed = json.putArray("versions");
            versions.forEach(
                    version -> listed.addObject().put("run", version.run()).put(Findings.BUNDLE, version.bundle()));
            aliases.forEach(json.putObject("aliases")::put);
            ArrayNode promotions = json.putArray("promotions");
            moved.stream()
                    .sorted(Comparator.comparing(Moved::when))
                    .forEach(promotion -> promotions
                            .addObject()
                            .put("when", promotion.when().toString())
                            .put("version", promotion.champion())
                            .put("reason", promotion.reason()));
            return json;
        }
    }

    @Override
    public Optional<ModelVersion> version(String model, String alias) {
        return version(model, alias, read(model));
    }

    private static Optional<ModelVersion> version(String model, String alias, Register register) {
        return Optional.ofNullable(register.aliases().get(alias)).flatMap(number -> version(model, number, register));
    }

    @Override
    public Optional<ModelVersion> version(String model, int number) {
        return version(model, number, read(model));
    }

    private static Optional<ModelVersion> version(String model, int number, Register register) {
        if (number < 1 || number > register.versions().size()) {
            return Optional.empty();
        }
        Register.Registered version = register.versions().get(number - 1);
        return Optional.of(new ModelVersion(model, number, Optional.of(version.run()), Optional.of(version.bundle())));
    }

    @Override
    public Promotion promote(String model, Run run, String reason, Instant when) {
        var version = new Register.Registered(run.id(), Models.bundleOf(run));
        Path file = file(model);
        ONE_AT_A_TIME.lock();
        try {
            Files.createDirectories(folder);
            try (var lock = FileChannel.open(
                            folder.resolve("." + model + ".lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
                    var _ = lock.lock()) {
                Register before = read(model);
                if (before.isChampion(version)) {
                    throw Models.isChampionAlready(run, model);
                }
                Register after = before.promoting(version, reason, when);
                WholeFiles.write(file, Json.write(after.json()));
                return new Promotion(version(model, CHAMPION, after).orElseThrow(), version(model, CHAMPION, before));
            }
        } catch (IOException e) {
            throw new UnusableTracking("The model cannot be kept in " + file + ".", e);
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    @Override
    public FetchedBundle fetch(ModelVersion version) {
        Path directory = runs.bundleOf(version.run().orElseThrow());
        Bundle bundle = Bundle.load(directory);
        if (!version.bundle().equals(Optional.of(bundle.sha256()))) {
            throw new UnusableTracking(
                    directory + " is not the bundle that was registered as " + version.address() + ".");
        }
        return new FetchedBundle(directory, bundle, Optional.of(version));
    }

    @Override
    public String place() {
        return folder.toString();
    }

    private Path file(String model) {
        return folder.resolve(BundleAddress.requireModel(model) + ".json");
    }

    private Register read(String model) {
        Path file = file(model);
        try {
            return Register.read(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Register.empty();
        } catch (IOException e) {
            throw new UnusableTracking(file + " is no register of a model that can be read.", e);
        }
    }
}
