package scoreline.scoring.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import scoreline.scoring.behaviour.Behaviour;
import scoreline.scoring.behaviour.Segments;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.decision.Calibration;
import scoreline.scoring.decision.Decider;
import scoreline.scoring.decision.Policy;
import scoreline.scoring.decision.ReasonBaseline;
import scoreline.scoring.encoding.CategoryEncoding;
import scoreline.scoring.encoding.RowEncoder;
import scoreline.scoring.reference.Reference;
import scoreline.scoring.tree.Ensemble;

/// What training hands over, to be written as a bundle. The same contents give the same bytes.
///
/// @param name of the model, for people
/// @param catalogue bytes of the catalogue file
/// @param encodings learned on all training rows
/// @param model XGBoost UBJ
/// @param calibration from out-of-fold margins
/// @param policy cost ratio, threshold, review band, points scale
/// @param reference the training population
/// @param behaviour what the model made of it
/// @param segments the same of its parts, where the catalogue names a segment
/// @param baseline applicants just above the cut-off
/// @param metrics anything that Jackson writes as an object
/// @param documents for people, such as the model card: file names to bytes
/// @param provenance data fingerprint, seed, code version, Java, operating system and the like; no wall-clock time
/// @param seed of the golden rows
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record BundleContents(
        String name,
        byte[] catalogue,
        List<CategoryEncoding> encodings,
        byte[] model,
        Calibration calibration,
        Policy policy,
        Reference reference,
        Behaviour behaviour,
        Optional<Segments> segments,
        ReasonBaseline baseline,
        Object metrics,
        Map<String, byte[]> documents,
        Map<String, String> provenance,
        long seed) {

    public BundleContents {
        documents = Collections.unmodifiableSortedMap(new TreeMap<>(documents));
        for (String document : documents.keySet()) {
            if (!Manifest.isDocument(document)) {
                throw new IllegalArgumentException(document + " cannot be the name of a document in a bundle");
            }
        }
    }

    /// A document as the bundle's own files are written: the same bytes for the same content.
    ///
    /// @param value anything that Jackson writes
    public static byte[] json(Object value) {
        return Json.write(value);
    }

    /// Writes the bundle beside its place first, so that a directory never holds half of one.
    ///
    /// @param directory absent, empty, or an earlier bundle, which is replaced
    /// @return the bundle as a scorer would load it, proved on its golden rows
    /// @throws UnusableBundle when the directory holds something else, which is left as it is
    public Bundle write(Path directory) throws IOException {
        requireReplaceable(directory);
        Path parent = directory.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException(directory + " cannot hold a bundle");
        }
        Files.createDirectories(parent);
        Path draft = Files.createTempDirectory(parent, "." + directory.getFileName() + "-");
        try {
            writeFiles(draft);
            Bundle bundle = Bundle.load(draft);
            delete(directory);
            move(draft, directory);
            return bundle;
        } finally {
            delete(draft);
        }
    }

    private void writeFiles(Path directory) throws IOException {
        Map<BundleFile, byte[]> files = new EnumMap<>(BundleFile.class);
        files.put(BundleFile.MODEL, model);
        files.put(BundleFile.CATALOGUE, catalogue);
        files.put(BundleFile.ENCODINGS, Json.write(encodings));
        files.put(BundleFile.CALIBRATION, Json.write(calibration));
        files.put(BundleFile.POLICY, Json.write(policy));
        files.put(BundleFile.REFERENCE, Json.write(new TrainingReference(reference, behaviour, segments.orElse(null))));
        files.put(BundleFile.REASONS, Json.write(baseline));
        files.put(BundleFile.GOLDEN, Json.write(goldenRows()));
        files.put(BundleFile.METRICS, Json.write(metrics));
        SortedMap<String, Manifest.Fingerprint> fingerprints = new TreeMap<>();
        files.forEach((file, bytes) -> fingerprints.put(file.fileName(), Manifest.Fingerprint.of(bytes)));
        documents.forEach((name, bytes) -> fingerprints.put(name, Manifest.Fingerprint.of(bytes)));
        String version = Sha256.hex(Json.write(fingerprints)).substring(0, 12);
        byte[] manifest =
                Json.write(new Manifest(Manifest.FORMAT, name, version, fingerprints, new TreeMap<>(provenance)));
        files.put(BundleFile.MANIFEST, manifest);
        files.put(BundleFile.SEAL, seal(manifest).getBytes(StandardCharsets.UTF_8));
        for (var file : files.entrySet()) {
            Files.write(directory.resolve(file.getKey().fileName()), file.getValue());
        }
        for (var document : documents.entrySet()) {
            Files.write(directory.resolve(document.getKey()), document.getValue());
        }
    }

    /** The form that `sha256sum --check` reads. */
    static String seal(byte[] manifest) {
        return Sha256.hex(manifest) + "  " + BundleFile.MANIFEST.fileName() + "\n";
    }

    private List<GoldenRow> goldenRows() {
        Catalogue read = Catalogue.read(catalogue);
        Ensemble ensemble = Ensemble.read(model);
        var decider =
                new Decider(read, new RowEncoder(read, encodings), ensemble, calibration, policy, reference, baseline);
        return GoldenRow.draw(read, encodings, ensemble, decider, seed);
    }

    /// Asks before any work whether a bundle may be written there.
    ///
    /// @param directory absent, empty, or an earlier bundle of whatever format
    /// @throws UnusableBundle when it is or holds something else
    public static void requireReplaceable(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        if (!Files.isDirectory(directory)) {
            throw new UnusableBundle(directory, "is a file, and a bundle is a folder: name another");
        }
        try (Stream<Path> inside = Files.list(directory)) {
            List<Path> held = inside.toList();
            if (!held.isEmpty() && !isBundle(directory, held)) {
                throw new UnusableBundle(
                        directory, "holds something else than a bundle and is left as it is: name another folder");
            }
        }
    }

    /** Manifest, seal and plain files; where the manifest can be read, only files that it lists. */
    private static boolean isBundle(Path directory, List<Path> held) throws IOException {
        Path manifest = directory.resolve(BundleFile.MANIFEST.fileName());
        Path seal = directory.resolve(BundleFile.SEAL.fileName());
        if (!held.contains(manifest) || !held.contains(seal) || !held.stream().allMatch(Files::isRegularFile)) {
            return false;
        }
        try {
            var listed = Json.read(Files.readAllBytes(manifest), Manifest.class)
                    .files()
                    .keySet();
            return held.stream()
                    .filter(file -> !file.equals(manifest) && !file.equals(seal))
                    .allMatch(file -> listed.contains(String.valueOf(file.getFileName())));
        } catch (JsonProcessingException e) {
            return true; // of a format that this program does not know
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to);
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(directory)) {
            inside.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
