package scoreline.tracking;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Where a bundle is: in a folder, or registered as a version of a named model. */
public sealed interface BundleAddress {

    String SCHEME = "models:/";

    /// Loads the bundle, which is fetched first where it is not on this machine.
    ///
    /// @param tracking asked for where models are registered, if that matters
    /// @throws scoreline.scoring.bundle.UnusableBundle when it must not serve
    /// @throws UnusableTracking when there is no such version, or no certainty which one is meant
    FetchedBundle fetch(Supplier<Tracking> tracking);

    record Folder(Path directory) implements BundleAddress {
        @Override
        public FetchedBundle fetch(Supplier<Tracking> tracking) {
            return FetchedBundle.in(directory);
        }

        @Override
        public String toString() {
            return directory.toString();
        }
    }

    record Version(String model, int number) implements BundleAddress {
        @Override
        public FetchedBundle fetch(Supplier<Tracking> tracking) {
            return tracking.get().fetch(this);
        }

        @Override
        public String toString() {
            return SCHEME + model + "/" + number;
        }
    }

    record Alias(String model, String alias) implements BundleAddress {
        @Override
        public FetchedBundle fetch(Supplier<Tracking> tracking) {
            return tracking.get().fetch(this);
        }

        @Override
        public String toString() {
            return SCHEME + model + "@" + alias;
        }
    }

    /// @param written `models:/NAME@ALIAS`, `models:/NAME/VERSION`, or a folder
    /// @throws IllegalArgumentException when it begins with `models:` and is neither
    static BundleAddress parse(String written) {
        if (!written.startsWith("models:")) {
            return new Folder(Path.of(written));
        }
        var matcher = WrittenAddress.REGISTERED.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a registered bundle is written models:/NAME@ALIAS or models:/NAME/VERSION");
        }
        return matcher.group("number") == null
                ? new Alias(matcher.group("model"), matcher.group("alias"))
                : new Version(matcher.group("model"), Integer.parseInt(matcher.group("number")));
    }

    /// @throws IllegalArgumentException when it cannot be the name of a model
    static String requireModel(String name) {
        if (!WrittenAddress.NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a model's name has letters, digits, dots, dashes and underscores, and begins with none of the last three");
        }
        return name;
    }
}
