package scoreline.standalone.exercise;

import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import scoreline.standalone.terminal.WrongUse;

/**
 * The exercises of one kind, by name.
 *
 * @param kind the command that runs them
 */
public record Exercises(String kind, List<Exercise> all) {
    /** Proofs that take long, each with a quick form for every build. */
    public static final Exercises CAMPAIGNS = new Exercises(
            "campaign",
            List.of(
                    new Exercise(
                            "crash",
                            "a replay that is killed loses nothing and decides nothing twice",
                            KilledReplay::run),
                    new Exercise(
                            "search",
                            "a training that is killed goes on where it was and ends with the same bundle",
                            KilledSearch::run),
                    new Exercise(
                            "drift",
                            "a drift monitor that is killed counts every decision once and reports each window once",
                            new MonitorCampaign()),
                    new Exercise(
                            "elastic",
                            "of two scorers or two monitors one is killed or both are started anew, and nothing is lost or done twice",
                            ElasticCampaign::run),
                    new Exercise(
                            "scenarios",
                            "when those who apply change, an alarm names what moved, and none is raised before",
                            ToldScenarios::run),
                    new Exercise(
                            "api",
                            "a results API that is killed holds row for row what the topics say, and answers many at once in time",
                            ApiCampaign::run),
                    new Exercise(
                            "dashboard",
                            "each page of the dashboard does in a browser what it is for, reads in all forms, and answers in time",
                            DashboardCampaign::run),
                    new Exercise(
                            "fuzz",
                            "no request, drawn from the OpenAPI document or an attack, is answered as none may be or changes a row",
                            FuzzCampaign::run),
                    new Exercise(
                            "clients",
                            "KafkaJS sends and reads through a registry, Triton's client scores, to the last bit; the producers' page does what it shows",
                            ClientsCampaign::run),
                    new Exercise(
                            "compose",
                            "docker-compose.yml decides, reports and alerts on images of its own, and loses nothing when it is put down",
                            ComposedServices::run)));

    public Exercises {
        all = List.copyOf(all);
    }

    /**
     * Runs the exercise of this name, or lists all of them where no name is given.
     *
     * @throws WrongUse if there is none of this name
     */
    public void run(@Nullable String name, boolean quick, PrintWriter out) throws Exception {
        run(name, quick, Repeats.USUAL, out);
    }

    /**
     * The same with runs of one's own choice.
     *
     * @throws WrongUse if there is none of this name, or it has no runs to choose
     */
    public void run(@Nullable String name, boolean quick, Repeats repeats, PrintWriter out) throws Exception {
        if (name == null) {
            out.println("Each " + kind + ", and what it shows:");
            all.forEach(exercise -> out.printf("  %-12s %s%n", exercise.name(), exercise.about()));
            return;
        }
        for (var exercise : all) {
            if (exercise.name().equals(name)) {
                exercise.run().run(quick, repeats, out);
                return;
            }
        }
        throw new WrongUse("There is no " + kind + " named '" + name + "'; there is: "
                + all.stream().map(Exercise::name).collect(Collectors.joining(", ")));
    }
}
