package scoreline.wire;

/**
 * How the schema of a value is named in front of it. A writer uses one framing; a reader accepts every framing it can resolve:
 * single-object always, Confluent's where there is a registry to ask.
 */
public sealed interface Framing {
    /** Avro single-object encoding: C3 01, then the schema's CRC-64-AVRO fingerprint, 8 bytes, little-endian. Needs no registry. */
    static Framing singleObject() {
        return new SingleObject();
    }

    /** Confluent's framing: 0, then the registry's id of the schema, 4 bytes, big-endian. */
    static Framing confluent(Registry registry) {
        return new Confluent(registry);
    }

    record SingleObject() implements Framing {}

    record Confluent(Registry registry) implements Framing {}
}
