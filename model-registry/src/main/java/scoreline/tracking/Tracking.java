package scoreline.tracking;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where runs are recorded and models registered: both in one place. */
public record Tracking(Runs runs, Models models) {

    private static final String SERVER = "MLFLOW_TRACKING_URI";

    /// An MLflow server where the environment names one in `MLFLOW_TRACKING_URI` (its credentials in
    /// `MLFLOW_TRACKING_TOKEN`, or `MLFLOW_TRACKING_USERNAME` and `MLFLOW_TRACKING_PASSWORD`), or else files.
    ///
    /// @param folder of the files; made when something is kept in it
    /// @param cache of what a server sends
    /// @throws UnusableTracking when the address is none of a server
    public static Tracking of(Path folder, Path cache, Map<String, String> environment) {
        return server(environment)
                .map(mlflow -> new Tracking(
                        new MlflowRuns(mlflow), new MlflowModels(mlflow, new BundleCache(cache, mlflow.address()))))
                .orElseGet(() -> {
                    var runs = new FileRuns(folder);
                    return new Tracking(runs, new FileModels(folder, runs));
                });
    }

    static Optional<MlflowServer> server(Map<String, String> environment) {
        return set(environment, SERVER).map(named -> new MlflowServer(address(named), authorization(environment)));
    }

    FetchedBundle fetch(BundleAddress.Version address) {
        return models.fetch(models.version(address.model(), address.number()).orElseThrow(() -> absent(address)));
    }

    FetchedBundle fetch(BundleAddress.Alias address) {
        return models.fetch(version(address).orElseThrow(() -> absent(address)));
    }

    private Optional<ModelVersion> version(BundleAddress.Alias address) {
        try {
            return models.version(address.model(), address.alias());
        } catch (ServerUnavailable e) {
            throw new ServerUnavailable(
                    String.valueOf(e.getMessage()).replaceFirst("\\.$", "") + ", so it is not known which version "
                            + address + " means; a version that was fetched before can be named by its number.",
                    e);
        }
    }

    private UnusableTracking absent(BundleAddress address) {
        return new UnusableTracking("There is no " + address + " in " + models.place() + ".");
    }

    private static URI address(String written) {
        try {
            var address = URI.create(written);
            boolean isServer = ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null
                    && address.getUserInfo() == null
                    && address.getQuery() == null
                    && address.getFragment() == null;
            if (isServer) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // The sentence below says it; the address may hold a password.
        }
        throw new UnusableTracking(
                SERVER + " must be http:// or https://, a host and a path, without user, query or fragment.");
    }

    private static Optional<String> authorization(Map<String, String> environment) {
        Optional<String> token = set(environment, "MLFLOW_TRACKING_TOKEN");
        if (token.isPresent()) {
            return token.map(MlflowServer::bearer);
        }
        return set(environment, "MLFLOW_TRACKING_USERNAME")
                .map(user -> MlflowServer.basic(
                        user, set(environment, "MLFLOW_TRACKING_PASSWORD").orElse("")));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }
}
