package scoreline.scoring.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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

/** A loaded bundle: verified, parsed and proved. Immutable, shareable between threads. */
public final class Bundle {

    private final Manifest manifest;
    private final String sha256;
    private final Catalogue catalogue;
    private final Calibration calibration;
    private final Policy policy;
    private final TrainingReference reference;
    private final Decider decider;

    private Bundle(
            Manifest manifest,
            String sha256,
            Catalogue catalogue,
            Calibration calibration,
            Policy policy,
            TrainingReference reference,
            Decider decider) {
        this.manifest = manifest;
        this.sha256 = sha256;
        this.catalogue = catalogue;
        this.calibration = calibration;
        this.policy = policy;
        this.reference = reference;
        this.decider = decider;
    }

    /// Checks the seal and each file's SHA-256, parses what was checked, and scores the golden rows.
    ///
    /// @throws UnusableBundle when a file is missing, too large, altered or wrong: one sentence that names it
    public static Bundle load(Path directory) {
        return new Loading(directory).bundle();
    }

    public String name() {
        return manifest.name();
    }

    /** Derived from the bundle's content. */
    public String version() {
        return manifest.version();
    }

    /** SHA-256 of the manifest, lower-case hex: it stands for the whole bundle. */
    public String sha256() {
        return sha256;
    }

    public Manifest manifest() {
        return manifest;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** From the model's log-odds to a probability of default. */
    public Calibration calibration() {
        return calibration;
    }

    public Policy policy() {
        return policy;
    }

    /** The population it was trained on. */
    public Reference reference() {
        return reference.population();
    }

    /** What its model made of that population. */
    public Behaviour behaviour() {
        return reference.behaviour();
    }

    /** Its parts by category, where the catalogue names a segment. */
    public Optional<Segments> segments() {
        return Optional.ofNullable(reference.segments());
    }

    public Decider decider() {
        return decider;
    }

    /** The steps of loading one directory; each file is read once, so that what was checked is what is parsed. */
    private static final class Loading {

        private static final int MOST_DOCUMENT_BYTES = 64 << 20;

        private final Path directory;
        private final Map<BundleFile, byte[]> files = new EnumMap<>(BundleFile.class);

        Loading(Path directory) {
            this.directory = directory;
        }

        Bundle bundle() {
            if (!Files.isDirectory(directory)) {
                throw new UnusableBundle(directory, "is not a bundle: no such directory");
            }
            byte[] sealed = read(BundleFile.MANIFEST);
            if (!new String(read(BundleFile.SEAL), StandardCharsets.UTF_8).equals(BundleContents.seal(sealed))) {
                throw new UnusableBundle(
                        path(BundleFile.MANIFEST), "does not match its seal in " + BundleFile.SEAL.fileName());
            }
            Manifest manifest = parse(BundleFile.MANIFEST, bytes -> Json.read(bytes, Manifest.class));
            if (manifest.format() != Manifest.FORMAT) {
                throw new UnusableBundle(
                        path(BundleFile.MANIFEST),
                        "has format " + manifest.format() + ", this program reads " + Manifest.FORMAT);
            }
            for (BundleFile file : BundleFile.listedInManifest()) {
                verify(file, manifest);
            }
            manifest.documents().forEach(this::verify);
            Catalogue catalogue = parse(BundleFile.CATALOGUE, Catalogue::read);
            Policy policy = parse(BundleFile.POLICY, bytes -> Json.read(bytes, Policy.class, "most_in_day"));
            TrainingReference reference = parse(
                    BundleFile.REFERENCE,
                    bytes -> Json.read(bytes, TrainingReference.class, "segments")
                            .requireFits(catalogue));
            Calibration calibration = parse(BundleFile.CALIBRATION, bytes -> Json.read(bytes, Calibration.class));
            Decider decider = decider(catalogue, calibration, policy, reference.population());
            prove(catalogue, decider);
            return new Bundle(manifest, Sha256.hex(sealed), catalogue, calibration, policy, reference, decider);
        }

        private Decider decider(Catalogue catalogue, Calibration calibration, Policy policy, Reference reference) {
            Ensemble ensemble = parse(BundleFile.MODEL, Ensemble::read);
            if (ensemble.featureCount() != catalogue.features().size()) {
                throw new UnusableBundle(
                        path(BundleFile.MODEL),
                        "has " + ensemble.featureCount() + " features, the catalogue "
                                + catalogue.features().size());
            }
            RowEncoder encoder = parse(
                    BundleFile.ENCODINGS,
                    bytes -> new RowEncoder(catalogue, List.of(Json.read(bytes, CategoryEncoding[].class))));
            ReasonBaseline baseline = parse(BundleFile.REASONS, bytes -> Json.read(bytes, ReasonBaseline.class));
            try {
                return new Decider(catalogue, encoder, ensemble, calibration, policy, reference, baseline);
            } catch (IllegalArgumentException e) {
                throw new UnusableBundle(directory, "does not fit together: " + e.getMessage(), e);
            }
        }

        private void prove(Catalogue catalogue, Decider decider) {
            GoldenRow[] rows = parse(BundleFile.GOLDEN, bytes -> Json.read(bytes, GoldenRow[].class));
            if (rows.length == 0) {
                throw new UnusableBundle(path(BundleFile.GOLDEN), "has no golden rows");
            }
            for (int i = 0; i < rows.length; i++) {
                GoldenRow row = rows[i];
                var actual = parse(BundleFile.GOLDEN, _ -> GoldenRow.Expected.of(decider.decide(row.row(catalogue))));
                if (!actual.equals(row.expected())) {
                    throw new UnusableBundle(
                            path(BundleFile.GOLDEN),
                            "expects another decision for its row " + i + " than this program makes");
                }
            }
        }

        private void verify(BundleFile file, Manifest manifest) {
            Manifest.Fingerprint expected = manifest.files().get(file.fileName());
            if (expected == null) {
                throw new UnusableBundle(path(BundleFile.MANIFEST), "does not list " + file.fileName());
            }
            verify(path(file), read(file), expected);
        }

        private void verify(String document, Manifest.Fingerprint expected) {
            if (!Manifest.isDocument(document)) {
                throw new UnusableBundle(path(BundleFile.MANIFEST), "lists a file that no bundle has: " + document);
            }
            Path path = directory.resolve(document);
            verify(path, readOnce(path, MOST_DOCUMENT_BYTES), expected);
        }

        private static void verify(Path path, byte[] bytes, Manifest.Fingerprint expected) {
            if (bytes.length != expected.bytes()) {
                throw new UnusableBundle(path, "has " + bytes.length + " bytes, the manifest says " + expected.bytes());
            }
            if (!Sha256.hex(bytes).equals(expected.sha256())) {
                throw new UnusableBundle(path, "was altered: its SHA-256 is not the manifest's");
            }
        }

        private byte[] read(BundleFile file) {
            return files.computeIfAbsent(file, _ -> readOnce(path(file), file.mostBytes()));
        }

        private static byte[] readOnce(Path path, int mostBytes) {
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(mostBytes + 1);
                if (bytes.length > mostBytes) {
                    throw new UnusableBundle(path, "is larger than " + mostBytes + " bytes");
                }
                return bytes;
            } catch (NoSuchFileException e) {
                throw new UnusableBundle(path, "is missing", e);
            } catch (IOException e) {
                throw new UnusableBundle(path, "cannot be read", e);
            }
        }

        private <T> T parse(BundleFile file, Parser<T> parser) {
            try {
                return parser.parse(read(file));
            } catch (IOException | IllegalArgumentException e) {
                throw new UnusableBundle(path(file), "cannot be used: " + firstSentence(e), e);
            }
        }

        private static String firstSentence(Exception e) {
            String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return message.lines().limit(1).collect(Collectors.joining()).replaceAll("\\.$", "");
        }

        private Path path(BundleFile file) {
            return directory.resolve(file.fileName());
        }

        private interface Parser<T> {
            T parse(byte[] bytes) throws IOException;
        }
    }
}
