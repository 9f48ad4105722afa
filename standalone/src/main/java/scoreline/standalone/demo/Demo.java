package scoreline.standalone.demo;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import scoreline.standalone.terminal.Stopped;
import scoreline.standalone.terminal.Task;
import scoreline.standalone.terminal.WrongUse;

/**
 * Runs the whole pipeline in this process and shows it at work.
 *
 * @param data a folder of Kaggle's files; empty: tables are generated
 * @param rate applications per second, above 0
 * @param length empty: until interrupted
 * @param port the broker's, 1 to 65535; 0: any free one
 */
public record Demo(Optional<Path> data, double rate, Optional<Duration> length, int port) implements Task {
    public Demo {
        if (!(rate > 0 && rate <= 1_000_000)) {
            throw new WrongUse("--rate must be above 0 and at most 1000000 a second, was " + rate);
        }
        length.filter(duration -> !duration.isPositive()).ifPresent(duration -> {
            throw new WrongUse("--for must be longer than nothing, was " + duration);
        });
        if (port < 0 || port > 65_535) {
            throw new WrongUse("--port must be between 0 (any free one) and 65535, was " + port);
        }
    }

    @Override
    public void run(PrintWriter out) {
        throw new Stopped("This build has no demo yet.");
    }
}
