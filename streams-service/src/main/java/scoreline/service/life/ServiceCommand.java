package scoreline.service.life;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import scoreline.service.CannotStart;
import scoreline.service.UnusableConfig;

/**
 * A service as a command. It ends with 0 when it was only asked for help, 1 when it failed, 2 when its configuration cannot be
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
        if (args.length > 1 || (args.length == 1 && args[0].startsWith("-"))) {
            err.println("The " + service + " takes one settings file at most; --help says more.");
            return WRONG_USE;
        }
        try {
            var file = args.length == 1 ? Optional.of(Path.of(args[0])) : Optional.<Path>empty();
            return untilStopped(start.apply(file));
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
