package scoreline.scoring.explain;

/// How many trees, or rows, the processor takes at once. The bits of a contribution do not depend on it.
public enum Lanes {
    /** One at a time: where the module `jdk.incubator.vector` is absent. */
    SCALAR(1),
    BITS_128(4),
    BITS_256(8),
    BITS_512(16);

    private static final String MODULE = "jdk.incubator.vector";

    private final int floats;

    Lanes(int floats) {
        this.floats = floats;
    }

    /** The widest that this processor and this Java offer. */
    public static Lanes widest() {
        Lanes widest = SCALAR;
        for (Lanes lanes : values()) {
            if (lanes.available()) {
                widest = lanes;
            }
        }
        return widest;
    }

    public boolean available() {
        return this == SCALAR
                || (ModuleLayer.boot().findModule(MODULE).isPresent() && floats <= VectorKernels.widestFloats());
    }

    /** The floats taken at once. */
    int floats() {
        return floats;
    }
}
