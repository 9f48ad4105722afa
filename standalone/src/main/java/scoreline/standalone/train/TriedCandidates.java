package scoreline.standalone.train;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import scoreline.scoring.bundle.BundleContents;
import scoreline.standalone.runs.Recorder;
import scoreline.tracking.Findings;
import scoreline.training.candidate.Assessed;
import scoreline.training.candidate.Contest;
import scoreline.training.candidate.Learner;
import scoreline.training.experiment.Lab;

/** Each candidate as a run of its own, under the run of the training that compared them; the champion is tagged. */
record TriedCandidates(Lab lab, List<Contest.Outcome> outcomes) {

    private static final String CHAMPION = "champion";

    void recordUnder(Recorder.Recording training) {
        Contest.Outcome champion = outcomes.get(lab.champion());
        for (Contest.Outcome outcome : outcomes) {
            var found = findings(outcome);
            training.tried(
                    outcome.candidate().title(),
                    outcome.equals(champion) ? found.withTags(Map.of(CHAMPION, "true")) : found);
        }
    }

    private static Findings findings(Contest.Outcome outcome) {
        Assessed assessed = outcome.assessed();
        var settings = new TreeMap<String, Object>(Map.of(
                "family", assessed.family(),
                "imbalance", assessed.imbalance(),
                "columns", assessed.columns(),
                "servable", assessed.servable(),
                "learner", settings(outcome.candidate().learner())));
        if (!assessed.note().isEmpty()) {
            settings.put("note", assessed.note());
        }
        return Findings.of(BundleContents.json(settings), BundleContents.json(assessed))
                .withMetrics(Map.of("fit_seconds", outcome.fitSeconds(), "score_micros", outcome.scoreMicros()));
    }

    private static Map<String, Object> settings(Learner learner) {
        return switch (learner) {
            case Learner.Prior _ -> Map.of();
            case Learner.Logistic logistic -> Map.of("c", logistic.c());
            case Learner.Neighbours near -> Map.of("neighbours", near.neighbours(), "sample", near.sample());
            case Learner.Trees trees -> Map.of("growth", trees.growth(), "rounds", trees.rounds());
        };
    }
}
