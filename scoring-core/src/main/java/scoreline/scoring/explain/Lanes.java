package scoreline.scoring.explain;

/// How many of a kernel's steps the processor takes at once. Contributions have the same bits whichever is chosen.
public enum Lanes {
    /** One step at a time: where the module `jdk.incubator.vector` is absent. */
    SCALAR,
    BITS_128,
    BITS_256,
    BITS_512;

    /** The fastest that this processor and this Java offer. */
    public static Lanes widest() {
        return SCALAR;
    }
}
