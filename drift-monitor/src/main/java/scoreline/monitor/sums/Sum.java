package scoreline.monitor.sums;

import java.util.Optional;
import scoreline.drift.sequential.Alarm;
import scoreline.drift.sequential.Bucket;
import scoreline.drift.sequential.Cusum;
import scoreline.drift.sequential.Signal;
import scoreline.drift.sequential.Usual;
import scoreline.drift.verdict.Impact;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Track.Turn;
import scoreline.monitor.sums.Course.Running;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/// What watches one signal of a population. An episode starts with the first alarm, goes on with further ones, told
/// at most once an hour, and is over after an hour and 3,000 decisions without one: a change by a quarter of a
/// standard deviation that lasts alarms again every 250 decisions or so. Immutable.
final class Sum {
    private final Signal signal;
    private final Usual usual;
    private final Cusum cusum;

    Sum(Signal signal, Usual usual) {
        this.signal = signal;
        this.usual = usual;
        this.cusum = Cusum.usual(signal, usual, Stretch.LENGTH);
    }

    Signal signal() {
        return signal;
    }

    /// @param course for the next stretch
    record Step(Course course, Optional<Told> told) {}

    Step step(Course course, Stretch stretch) {
        Bucket bucket = stretch.bucket(signal);
        Cusum.Step step = cusum.step(course.memory(), bucket);
        Optional<Turning> turning = step.alarm().isPresent()
                ? Optional.of(alarmed(course, step.alarm().get()))
                : course.running().map(running -> calm(running, stretch, bucket));
        return new Step(new Course(step.memory(), turning.flatMap(Turning::running)), turning.flatMap(Turning::told));
    }

    /** What a stretch makes of an episode. */
    private record Turning(Optional<Running> running, Optional<Told> told) {}

    private Turning alarmed(Course course, Alarm alarm) {
        Severity severity = severity(alarm);
        if (course.running().isEmpty()) {
            var started = new Running(alarm.since(), severity, alarm.at(), alarm.at(), 0, 0);
            return new Turning(Optional.of(started), Optional.of(told(Turn.STARTED, started, alarm)));
        }
        var running = course.running().get();
        boolean graver = severity.compareTo(running.worst()) > 0;
        boolean tell = graver || !alarm.at().isBefore(running.told().plus(Course.PAUSE));
        var next = new Running(
                running.since(),
                graver ? severity : running.worst(),
                alarm.at(),
                tell ? alarm.at() : running.told(),
                0,
                0);
        return new Turning(Optional.of(next), tell ? Optional.of(told(Turn.ONGOING, next, alarm)) : Optional.empty());
    }

    private Turning calm(Running running, Stretch stretch, Bucket bucket) {
        var next = running.calmer(bucket);
        return next.isOver(stretch.end())
                ? new Turning(Optional.empty(), Optional.of(recovered(next, stretch)))
                : new Turning(Optional.of(next), Optional.empty());
    }

    private Told told(Turn turn, Running running, Alarm alarm) {
        Text what = turn == Turn.STARTED
                ? new Text("A change, seen as it happens. ", "Un changement, vu au fil de l’eau. ")
                : new Text(
                        "The change since " + Language.ENGLISH.minute(running.since()) + " goes on. ",
                        "Le changement depuis le " + Language.FRENCH.minute(running.since()) + " continue. ");
        return new Told(
                signal,
                turn,
                running.since(),
                running.worst(),
                alarm.since(),
                alarm.at(),
                alarm.count(),
                alarm.before(),
                alarm.now(),
                alarm.deviations(),
                new Text(
                        what.en() + alarm.sentence().en(),
                        what.fr() + alarm.sentence().fr()));
    }

    private Told recovered(Running running, Stretch last) {
        double now = Bucket.value(running.sum()) / running.calm();
        return new Told(
                signal,
                Turn.RECOVERED,
                running.since(),
                running.worst(),
                running.alarmed(),
                last.end(),
                running.calm(),
                usual.mean(),
                now,
                (now - usual.mean()) / usual.deviation(),
                new Text(
                        Language.ENGLISH.say(
                                "The change since %s is over: no alarm after %s, over %,d %s.",
                                Language.ENGLISH.minute(running.since()),
                                Language.ENGLISH.minute(running.alarmed()),
                                running.calm(),
                                Language.ENGLISH.plural(running.calm(), "decision", "decisions")),
                        Language.FRENCH.say(
                                "Le changement depuis le %s est terminé : aucune alarme après le %s, sur %,d %s.",
                                Language.FRENCH.minute(running.since()),
                                Language.FRENCH.minute(running.alarmed()),
                                running.calm(),
                                Language.FRENCH.plural(running.calm(), "décision", "décisions"))));
    }

    /** By what it does to the odds, of default or of a refusal, as for any other thing. */
    private Severity severity(Alarm alarm) {
        double moved = switch (signal) {
            case LOG_ODDS -> alarm.now() - alarm.before();
            case REFUSALS -> Signal.logOdds(alarm.now()) - Signal.logOdds(alarm.before());
        };
        return new Impact(1, moved, true).matters() ? Severity.ALERT : Severity.WATCH;
    }
}
