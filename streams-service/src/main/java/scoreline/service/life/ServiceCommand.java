package scoreline.service.life;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;

/**
 * A service as a command. It ends with 0 when it was only asked for help or its version, 1 when it failed, 2 when its configuration cannot be
 * used; stopped by a signal, it leaves its group first.
 *
 * @param service its name, as sentences have it: scorer
 * @param sentences failures of its own whose message is one sentence
 */
public record ServiceCommand(String service, String help, Set<Class<? extends RuntimeException>> sentences) {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USE = 2;

    private static final String LOGGING = "logback.configurationFile";

    public ServiceCommand {
        sentences = Set.copyOf(sentences);
    }

    /** Before the first logger: one JSON object a line, unless somebody has said otherwise. */
    public static void logAsServicesDo() {
        if (System.getProperty(LOGGING) == null) {
            System.setProperty(LOGGING, "scoreline/service/logging.xml");
        }
    }

    /**
     * Runs until stopped.
     *
     * @param start a service, by the settings file if one is named
     * @return what the process returns
     */
    public int run(String[] args, PrintStream out, PrintStream err, Function<Optional<Path>, ? extends Service> start) {
        if (args.length > 0 && (args[0].equals("--help") || args[0].equals("-h"))) {
            out.print(help);
            return DONE;
        }
        if (args.length > 0 && args[0].equals("--version")) {
            out.println(service + " " + Build.of(ServiceCommand.class));
            return DONE;
        }
        if (args.length > 1 || (args.length == 1 && args[0].startsWith("-"))) {
            err.println("The " + service + " takes one settings file at most; --help says more.");
            return WRONG_USE;
        }
        var file = args.length == 1 ? Optional.of(Path.of(args[0])) : Optional.<Path>empty();
        return orSentence(err, () -> untilStopped(start.apply(file)));
    }

    /**
     * Does something else than serve, and fails as the service does.
     *
     * @return what the process returns
     */
    public int once(PrintStream err, Runnable task) {
        return orSentence(err, () -> {
            task.run();
            return DONE;
        });
    }

    private int orSentence(PrintStream err, IntSupplier task) {
        try {
            return task.getAsInt();
        } catch (UnusableConfig e) {
            err.println(e.getMessage());
            return WRONG_USE;
        } catch (CannotStart e) {
            err.println(e.getMessage());
            return FAILED;
        } catch (RuntimeException e) {
            if (sentences.stream().noneMatch(known -> known.isInstance(e))) {
                throw e;
            }
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private int untilStopped(Service running) {
        Runtime.getRuntime().addShutdownHook(new Thread(running::close, service + "-stop"));
        var ending = running.ended().join();
        running.close();
        return switch (ending) {
            case CLOSED -> DONE;
            case FAILED -> FAILED;
        };
    }
}
