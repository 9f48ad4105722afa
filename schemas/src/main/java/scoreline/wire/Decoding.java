package scoreline.wire;

/** What became of a value's bytes. */
public sealed interface Decoding<T> {
    /** The whole value, in the reader's schema. */
    record Decoded<T>(T value) implements Decoding<T> {
        /** Says nothing of the value: it is personal data. */
        @Override
        public String toString() {
            return "Decoded";
        }
    }

    /** Not framed, cut short, followed by other bytes, or not what its schema says. */
    record Undecodable<T>() implements Decoding<T> {}

    /** Framed, but in a schema that nobody knows or that does not resolve to the reader's. */
    record UnknownSchema<T>() implements Decoding<T> {}
}
