package scoreline.benchmarks.load;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Pattern;
import scoreline.standalone.terminal.Stopped;

/// What one thread, and the process around it, have spent.
///
/// @param thread its id
public record Clocks(long thread) {
    private static final Pattern STREAM_THREAD = Pattern.compile(".*-StreamThread-\\d+");
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    /// A moment.
    ///
    /// @param nanos on the clock of [System#nanoTime]
    /// @param threadCpu of the thread, in nanoseconds
    /// @param processCpu of all threads, in nanoseconds
    /// @param allocated by the thread, in bytes
    public record Reading(long nanos, long threadCpu, long processCpu, long allocated) {}

    /** Of the one stream thread that runs in this process; threads of its clients are not meant. */
    public static Clocks ofStreamThread() {
        var found = Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                .filter(Objects::nonNull)
                .filter(thread -> STREAM_THREAD.matcher(thread.getThreadName()).matches())
                .toList();
        if (found.size() != 1) {
            throw new Stopped("One stream thread should run, and there are " + found.size() + ".");
        }
        return new Clocks(found.getFirst().getThreadId());
    }

    public static Clocks ofThisThread() {
        return new Clocks(Thread.currentThread().threadId());
    }

    /// How busy all processors were since the last call, by whomever.
    ///
    /// @return in [0, 1]; negative where the system does not tell
    public static double machineLoad() {
        return SYSTEM.getCpuLoad();
    }

    public Reading read() {
        return new Reading(
                System.nanoTime(),
                THREADS.getThreadCpuTime(thread),
                SYSTEM.getProcessCpuTime(),
                THREADS.getThreadAllocatedBytes(thread));
    }
}
