package scoreline.dashboard.access;

import io.github.bucket4j.Bucket;
import jakarta.inject.Singleton;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who has asked too often. Safe between threads. */
@Singleton
final class Limits {
    /** Of callers, and of addresses, that are remembered; who has not been seen for longest is forgotten. */
    static final int REMEMBERED = 10_000;

    /** Of an address of IPv6, what one customer of a provider has. */
    private static final int NETWORK_BYTES = 8;

    private final Buckets callers;
    private final Buckets addresses;

    Limits(AccessConfig access) {
        var config = access.limits();
        this.callers = new Buckets(() -> Bucket.builder()
                .addLimit(
                        limit -> limit.capacity(config.burst()).refillGreedy(config.requests(), Duration.ofSeconds(1)))
                .build());
        this.addresses = new Buckets(() -> Bucket.builder()
                .addLimit(limit ->
                        limit.capacity(config.failures()).refillGreedy(config.failures(), Duration.ofMinutes(1)))
                .build());
    }

    /** Counts a request of a caller; how long it must wait, if it must. */
    Optional<Duration> ask(Caller caller) {
        return take(callers.of(caller.name()));
    }

    /** Counts somebody who could not sign in; how long the address must wait, if it must. */
    Optional<Duration> fail(InetAddress address) {
        return take(addresses.of(network(address)));
    }

    /** How long an address must wait before what it presents is looked at, if it must. */
    Optional<Duration> mustWait(InetAddress address) {
        var estimate = addresses.of(network(address)).estimateAbilityToConsume(1);
        return estimate.canBeConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(estimate.getNanosToWaitForRefill()));
    }

    private static Optional<Duration> take(Bucket bucket) {
        var taken = bucket.tryConsumeAndReturnRemaining(1);
        return taken.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(taken.getNanosToWaitForRefill()));
    }

    private static String network(InetAddress address) {
        var bytes = address.getAddress();
        return address instanceof Inet6Address
                ? Arrays.toString(Arrays.copyOf(bytes, NETWORK_BYTES))
                : Arrays.toString(bytes);
    }

    int remembered() {
        return callers.size() + addresses.size();
    }

    private static final class Buckets {
        private final Supplier<Bucket> full;
        private final Map<String, Bucket> byName = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
                return size() > REMEMBERED;
            }
        };

        Buckets(Supplier<Bucket> full) {
            this.full = full;
        }

        synchronized Bucket of(String name) {
            return byName.computeIfAbsent(name, _ -> full.get());
        }

        synchronized int size() {
            return byName.size();
        }
    }
}
