package scoreline.scoring.explain;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;

/// A kernel whose methods are compiled by themselves. The compiler has a budget for what it inlines into one method;
/// when a kernel's vector operations are inlined into their caller as well, the last of them may not fit, and each of
/// those then allocates. It does not look through a method handle that is not a constant.
final class DetachedKernel implements Kernel {
    private final MethodHandle decide;
    private final MethodHandle meet;
    private final MethodHandle meetRows;
    private final MethodHandle explain;
    private final MethodHandle sum;
    private final MethodHandle missing;
    private final MethodHandle below;
    private final MethodHandle decideRows;
    private final MethodHandle add;

    DetachedKernel(Kernel kernel, MethodHandles.Lookup lookup) {
        decide = handle(kernel, lookup, "decide");
        meet = handle(kernel, lookup, "meet");
        meetRows = handle(kernel, lookup, "meetRows");
        explain = handle(kernel, lookup, "explain");
        sum = handle(kernel, lookup, "sum");
        missing = handle(kernel, lookup, "missing");
        decideRows = handle(kernel, lookup, "decideRows");
        below = handle(kernel, lookup, "below");
        add = handle(kernel, lookup, "add");
    }

    private static MethodHandle handle(Kernel kernel, MethodHandles.Lookup lookup, String name) {
        var method = Arrays.stream(Kernel.class.getDeclaredMethods())
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow();
        try {
            return lookup.findVirtual(
                            kernel.getClass(),
                            name,
                            MethodType.methodType(method.getReturnType(), method.getParameterTypes()))
                    .bindTo(kernel);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernel has no method " + name, e);
        }
    }

    @Override
    public void decide(Forest forest, byte[] codes, long[] wentFirst) {
        try {
            decide.invokeExact(forest, codes, wentFirst);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void meet(Forest forest, byte[] codes, float[] lessOne, float[] slope) {
        try {
            meet.invokeExact(forest, codes, lessOne, slope);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void explain(Pass pass) {
        try {
            explain.invokeExact(pass);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void sum(Sums sums, float[] terms, float[] runs) {
        try {
            sum.invokeExact(sums, terms, runs);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void missing(byte[] codes, long[] missing) {
        try {
            this.missing.invokeExact(codes, missing);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public long below(byte[] codes, int scale, byte limit) {
        try {
            return (long) below.invokeExact(codes, scale, limit);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void decideRows(Forest forest, int stand, int lane, byte[] codes, long[] missing, long[][] wentFirst) {
        try {
            decideRows.invokeExact(forest, stand, lane, codes, missing, wentFirst);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void meetRows(Repeats repeats, int[] repeat, long[] comes, int shift, int count, Pass pass) {
        try {
            meetRows.invokeExact(repeats, repeat, comes, shift, count, pass);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    @Override
    public void add(float[] terms, int[] from, float[] sums, int[] to, int count) {
        try {
            add.invokeExact(terms, from, sums, to, count);
        } catch (Throwable e) {
            throw rethrown(e);
        }
    }

    /** No kernel throws a checked exception. */
    private static RuntimeException rethrown(Throwable e) {
        if (e instanceof Error error) {
            throw error;
        }
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(e);
    }
}
