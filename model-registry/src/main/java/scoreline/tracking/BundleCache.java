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
    /// @throws UnusableBundle when what is sent must not serve
    FetchedBundle fetch(ModelVersion version, Source source) {
        Optional<FetchedBundle> cached = version.bundle().flatMap(bundle -> cached(bundle, version));
        if (cached.isPresent()) {
            return cached.get();
        }
        try {
            Files.createDirectories(folder);
            Path draft = WholeFiles.draftOf(folder.resolve("bundle"));
            try {
                return keep(draft, version, source);
            } finally {
                WholeFiles.remove(draft);
            }
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private FetchedBundle keep(Path draft, ModelVersion version, Source source) throws IOException {
        source.download(BundleFiles.MANIFEST, draft.resolve(BundleFiles.MANIFEST));
        for (String name : BundleFiles.of(draft).names()) {
            if (!name.equals(BundleFiles.MANIFEST)) {
                source.download(name, draft.resolve(name));
            }
        }
        String sent = Bundle.load(draft).sha256();
        if (version.bundle().filter(registered -> !registered.equals(sent)).isPresent()) {
            throw new UnusableTracking(
                    "What " + server + " sends as " + version.address() + " is another bundle than was registered.");
        }
        Path place = folder.resolve(sent);
        Optional<FetchedBundle> cached = cached(sent, version);
        if (cached.isPresent()) {
            return cached.get();
        }
        try {
            WholeFiles.remove(place);
            WholeFiles.settle(draft, place);
        } catch (FileSystemException e) {
            // Somebody else has settled the same bundle just now, or the disk is at fault: loading it tells.
        }
        WholeFiles.write(note(version.model(), version.number()), sent.getBytes(StandardCharsets.US_ASCII));
        return new FetchedBundle(place, Bundle.load(place), Optional.of(version));
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
