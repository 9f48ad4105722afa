package scoreline.scoring.bundle;

import java.util.Arrays;
import java.util.List;

/** The files that every bundle has, and how large each may be; documents for people come beside them. */
enum BundleFile {
    MODEL("model.ubj", 256),
    CATALOGUE("catalogue.json", 4),
    ENCODINGS("encodings.json", 16),
    CALIBRATION("calibration.json", 1),
    POLICY("policy.json", 1),
    REFERENCE("reference.json", 64),
    REASONS("reasons.json", 4),
    GOLDEN("golden.json", 64),
    METRICS("metrics.json", 4),
    MANIFEST("manifest.json", 1),
    /** Guards the manifest as the manifest guards the rest. */
    SEAL("manifest.sha256", 1);

    private static final int MEGABYTE = 1 << 20;

    private final String fileName;
    private final int megabytes;

    BundleFile(String fileName, int megabytes) {
        this.fileName = fileName;
        this.megabytes = megabytes;
    }

    static boolean isOne(String fileName) {
        return Arrays.stream(values()).anyMatch(file -> file.fileName.equals(fileName));
    }

    static List<BundleFile> listedInManifest() {
        return Arrays.stream(values())
                .filter(file -> file != MANIFEST && file != SEAL)
                .toList();
    }

    String fileName() {
        return fileName;
    }

    int mostBytes() {
        return megabytes * MEGABYTE;
    }
}
