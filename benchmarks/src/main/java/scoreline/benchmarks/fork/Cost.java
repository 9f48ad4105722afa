package scoreline.benchmarks.fork;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What an iteration took of the thread that ran it: unlike the clock's, its time leaves out who else wanted the core. JMH
 * counts what the public methods without parameters return; public fields it would set to 0 on its way.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Cost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long times;
    private long nanos;
    private long bytes;

    @Setup(Level.Iteration)
    public void begin() {
        times = 0;
        bytes = -THREADS.getCurrentThreadAllocatedBytes();
        nanos = -THREADS.getCurrentThreadCpuTime();
    }

    @TearDown(Level.Iteration)
    public void end() {
        nanos += THREADS.getCurrentThreadCpuTime();
        bytes += THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Counts what the thread did: rows, decisions, windows. */
    public void add(int count) {
        times += count;
    }

    public long times() {
        return times;
    }

    public long nanos() {
        return nanos;
    }

    public long bytes() {
        return bytes;
    }
}
