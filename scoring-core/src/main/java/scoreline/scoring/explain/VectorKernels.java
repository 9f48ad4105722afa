package scoreline.scoring.explain;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Makes one class of [VectorKernel] for each width, number of points and kind of lanes: the compiler unrolls a loop
/// over points, and
/// keeps vectors in registers, where they are constants of the class. Touched only where the vector module is there.
final class VectorKernels {
    private static final Map<Constants, Kernel> MADE = new ConcurrentHashMap<>();

    private VectorKernels() {}

    /** What a class of kernels is made for. */
    record Constants(VectorSpecies<Float> species, int points, boolean rows) {}

    static int widestFloats() {
        return FloatVector.SPECIES_PREFERRED.length();
    }

    static Kernel of(Lanes lanes, int points, boolean rows) {
        var species = switch (lanes) {
            case BITS_128 -> FloatVector.SPECIES_128;
            case BITS_256 -> FloatVector.SPECIES_256;
            case BITS_512 -> FloatVector.SPECIES_512;
            case SCALAR -> throw new IllegalArgumentException("a vector kernel has lanes");
        };
        return MADE.computeIfAbsent(new Constants(species, points, rows), VectorKernels::make);
    }

    private static Kernel make(Constants constants) {
        try (InputStream in = VectorKernels.class.getResourceAsStream("VectorKernel.class")) {
            if (in == null) {
                throw new IllegalStateException("VectorKernel.class is not beside VectorKernels.class");
            }
            var lookup = MethodHandles.lookup().defineHiddenClassWithClassData(in.readAllBytes(), constants, true);
            var kernel = (Kernel) lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class))
                    .invoke();
            return new DetachedKernel(kernel, lookup);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Throwable e) {
            throw new IllegalStateException("the vector kernel cannot be made", e);
        }
    }
}
