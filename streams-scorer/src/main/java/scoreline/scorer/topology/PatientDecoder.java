package scoreline.scorer.topology;

import java.time.Duration;
import java.util.function.Function;
import org.apache.avro.generic.GenericRecord;
import scoreline.wire.Decoding;
import scoreline.wire.RegistryUnavailable;

/**
 * Asks again while the registry is down. A record that only the registry can explain is not a bad record, so it waits here, and
 * after the patience is spent with its whole transaction, which is aborted and begun again.
 */
final class PatientDecoder implements Function<byte[], Decoding<GenericRecord>> {
    private static final Duration BETWEEN = Duration.ofMillis(200);

    private final Function<byte[], Decoding<GenericRecord>> decoder;
    private final Duration patience;

    PatientDecoder(Function<byte[], Decoding<GenericRecord>> decoder, Duration patience) {
        this.decoder = decoder;
        this.patience = patience;
    }

    @Override
    public Decoding<GenericRecord> apply(byte[] value) {
        long start = System.nanoTime();
        while (true) {
            try {
                return decoder.apply(value);
            } catch (RegistryUnavailable e) {
                if (System.nanoTime() - start + BETWEEN.toNanos() > patience.toNanos()) {
                    throw e;
                }
                pause(e);
            }
        }
    }

    private static void pause(RegistryUnavailable reason) {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }
}
