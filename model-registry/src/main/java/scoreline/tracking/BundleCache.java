package scoreline.tracking;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.bundle.UnusableBundle;

/// Bundles that a server sent, each in a folder named after the SHA-256 of its manifest; and which version of that
/// server was which.
///
/// @param folder may hold what several servers sent
record BundleCache(Path folder, URI server) {

    /** Sends the files of one bundle, by name. */
    @FunctionalInterface
    interface Source {
        void download(String name, Path to) throws IOException;
    }

    /** What a version was when it was last fetched: a version never changes. */
    Optional<ModelVersion> remembered(String model, int number) {
        try {
            String bundle = Files.readString(note(model, number), StandardCharsets.US_ASCII);
            return Optional.of(new ModelVersion(model, number, Optional.empty(), Optional.of(bundle)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /// The cached bundle, or else the one that the source sends, once it is verified.
    ///
    /// @throws UnusableTracking when what is sent is not the bundle that was registered, or none that may serve
    FetchedBundle fetch(ModelVersion version, Source source) {
        try {
            Optional<FetchedBundle> cached = version.bundle().flatMap(bundle -> cached(bundle, version));
            FetchedBundle fetched = cached.isPresent() ? cached.get() : download(version, source);
            byte[] note = fetched.bundle().sha256().getBytes(StandardCharsets.US_ASCII);
            WholeFiles.write(note(version.model(), version.number()), note);
            return fetched;
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private FetchedBundle download(ModelVersion version, Source source) throws IOException {
        Files.createDirectories(folder);
        Path draft = WholeFiles.draftOf(folder.resolve("bundle"));
        try {
            source.download(BundleFiles.MANIFEST, draft.resolve(BundleFiles.MANIFEST));
            for (String name : listed(draft, version).names()) {
                if (!name.equals(BundleFiles.MANIFEST)) {
                    source.download(name, draft.resolve(name));
                }
            }
            String bundle = verified(draft, version);
            keep(draft, bundle, version);
            return cached(bundle, version)
                    .orElseThrow(
                            () -> new UnusableTracking("The bundle " + bundle + " cannot be kept in " + folder + "."));
        } finally {
            WholeFiles.remove(draft);
        }
    }

    private BundleFiles listed(Path draft, ModelVersion version) {
        try {
            return BundleFiles.of(draft);
        } catch (IOException e) {
            throw refused(version, "its manifest cannot be read", e);
        }
    }

    private String verified(Path draft, ModelVersion version) {
        try {
            String bundle = Bundle.load(draft).sha256();
            if (version.bundle()
                    .filter(registered -> !registered.equals(bundle))
                    .isPresent()) {
                throw refused(version, "it is another bundle than was registered", null);
            }
            return bundle;
        } catch (UnusableBundle e) {
            String why = String.valueOf(e.getMessage()).replace(draft + "/", "").replaceFirst("\\.$", "");
            throw refused(version, why, e);
        }
    }

    /** Into its place, where an altered one may stand, or one that somebody else has fetched just now. */
    private void keep(Path draft, String bundle, ModelVersion version) throws IOException {
        Path place = folder.resolve(bundle);
        try {
            WholeFiles.settle(draft, place);
        } catch (FileSystemException e) {
            if (cached(bundle, version).isEmpty()) {
                WholeFiles.remove(place);
                WholeFiles.settle(draft, place);
            }
        }
    }

    private UnusableTracking refused(ModelVersion version, String why, @Nullable Exception cause) {
        return new UnusableTracking(
                "What " + server + " sends as " + version.address() + " must not serve: " + why + ".", cause);
    }

    /** A bundle that was altered in the cache is as good as none. */
    private Optional<FetchedBundle> cached(String bundle, ModelVersion version) {
        Path place = folder.resolve(requireSha256(bundle));
        if (!Files.isDirectory(place)) {
            return Optional.empty();
        }
        try {
            Bundle loaded = Bundle.load(place);
            return loaded.sha256().equals(bundle)
                    ? Optional.of(new FetchedBundle(place, loaded, Optional.of(version)))
                    : Optional.empty();
        } catch (UnusableBundle e) {
            return Optional.empty();
        }
    }

    private Path note(String model, int number) {
        return folder.resolve("versions")
                .resolve(sha256(server.toString()).substring(0, 16))
                .resolve(BundleAddress.requireModel(model))
                .resolve(Integer.toString(number));
    }

    private UnusableTracking unusable(IOException e) {
        return new UnusableTracking("The folder " + folder + " for fetched bundles cannot be used.", e);
    }

    private String requireSha256(String bundle) {
        if (!bundle.matches("[0-9a-f]{64}")) {
            throw new UnusableTracking("A bundle of " + server + " is registered under something that is no SHA-256.");
        }
        return bundle;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
