package scoreline.dashboard.model;

/**
 * Which bundle.
 *
 * @param sha256 of its manifest, lower-case hex
 */
public record BundleName(String name, String version, String sha256) {}
