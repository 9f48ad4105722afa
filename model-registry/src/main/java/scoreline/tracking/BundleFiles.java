package scoreline.tracking;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// The files that make a bundle, as its manifest lists them; the manifest and its seal come first.
///
/// @param names plain, without any path
record BundleFiles(List<String> names) {

    static final String MANIFEST = "manifest.json";
    private static final String SEAL = "manifest.sha256";
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*");

    static BundleFiles listedIn(byte[] manifest) throws IOException {
        var names = new ArrayList<String>(List.of(MANIFEST, SEAL));
        for (Map.Entry<String, JsonNode> file :
                Json.read(manifest).path("files").properties()) {
            if (!PLAIN.matcher(file.getKey()).matches()) {
                throw new IOException("a manifest lists a file that no bundle has");
            }
            names.add(file.getKey());
        }
        return new BundleFiles(names);
    }

    static BundleFiles of(Path bundle) throws IOException {
        return listedIn(Files.readAllBytes(bundle.resolve(MANIFEST)));
    }
}
