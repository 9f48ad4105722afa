package scoreline.dashboard.explanation;

import org.jspecify.annotations.Nullable;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Feature;
import scoreline.scoring.catalogue.Text;
import scoreline.scoring.decision.Rule;
import scoreline.wire.CreditDecision;
import scoreline.wire.ReasonDirection;

/** What a decision says, in sentences that need no training to be read. */
record Sentences(Language language) {

    /** What was decided, and at which risk. */
    String outcome(CreditDecision decision) {
        var risks = Frequency.apart(decision.getProbabilityOfDefault(), decision.getThreshold());
        var decided = switch (decision.getOutcome()) {
            case APPROVE -> language.of("The application is approved", "La demande est acceptée");
            case REFUSE -> language.of("The application is refused", "La demande est refusée");
            case REVIEW ->
                language.of(
                        "A person looks at the application before anything is decided",
                        "Une personne examine la demande avant toute décision");
        };
        return language.of("%s: %s; refusal begins at %s of %s.", "%s : %s ; le refus commence à %s sur %s.")
                .formatted(
                        decided,
                        risks.one().clause(language),
                        risks.other().counted(language),
                        language.count(risks.other().of()));
    }

    /// What changed the outcome.
    ///
    /// @param mostInDay what the policy allows, where it says so
    /// @return null where the probability alone decided
    @Nullable
    String overruled(CreditDecision decision, @Nullable Integer mostInDay) {
        var rule = decision.getPolicyRule();
        if (rule == null) {
            return null;
        }
        if (!rule.equals(Rule.MOST_IN_DAY.name())) {
            return language.of(
                            "By the risk alone the outcome would have been another; the policy’s rule %s changed it.",
                            "Le risque seul aurait donné un autre résultat ; la règle %s de la politique l’a changé.")
                    .formatted(rule);
        }
        var velocity = decision.getVelocity();
        var often = velocity == null || mostInDay == null
                ? language.of(
                        "the client has applied more often within 24 hours than the policy allows without a look",
                        "le client a fait plus de demandes en 24 heures que la politique n’en admet sans examen")
                : language.of(
                                "this is application number %s of the client within 24 hours, and from number %s on a"
                                        + " person looks",
                                "c’est la demande numéro %s du client en 24 heures, et une personne examine à partir de"
                                        + " la numéro %s")
                        .formatted(language.count(velocity.getLast24Hours() + 1L), language.count(mostInDay + 1L));
        return language.of(
                        "By the risk alone the application would have been approved. A rule of the policy asks a"
                                + " person to look first: %s.",
                        "Le risque seul aurait fait accepter la demande. Une règle de la politique demande d’abord"
                                + " l’examen par une personne : %s.")
                .formatted(often);
    }

    /// One reason: what it is about, which way it speaks, the client's value and what is usual just above the cut-off.
    String reason(Text group, ReasonDirection direction, Feature feature, Measure measure, Value value, Value usual) {
        var wording = new Wording(language);
        var about = switch (direction) {
            case AGAINST -> language.of("%s speaks against the application: ", "Le thème %s joue contre la demande : ");
            case FOR -> language.of("%s speaks for the application: ", "Le thème %s joue en faveur de la demande : ");
        };
        return about.formatted(wording.quoted(language.of(group)))
                + theirs(wording, feature, measure, value)
                + usually(wording, measure, value, usual)
                + ".";
    }

    private String theirs(Wording wording, Feature feature, Measure measure, Value value) {
        var label = wording.quoted(language.of(feature.label()));
        var words = wording.value(measure, value);
        if (value == Value.Absent.UNKNOWN) {
            return language.of("%s is not known", "la valeur de %s n’est pas connue")
                    .formatted(label);
        }
        if (Wording.answers(measure, value)) {
            return language.of("the answer to %s is %s", "la réponse à %s est %s")
                    .formatted(label, words);
        }
        return language.of("%s is %s", "la valeur de %s est %s")
                .formatted(label, value instanceof Value.Category ? wording.quoted(words) : words);
    }

    private String usually(Wording wording, Measure measure, Value value, Value usual) {
        var words = wording.value(measure, usual);
        if (words.equals(wording.value(measure, value))) {
            return language.of(
                    ", as is usual for clients who are only just approved; it counts together with the rest",
                    ", comme d’habitude chez les clients acceptés de justesse ; elle compte avec le reste");
        }
        if (usual == Value.Absent.UNKNOWN) {
            return language.of(
                    "; for clients who are only just approved it is usually not known",
                    " ; chez les clients acceptés de justesse, elle n’est le plus souvent pas connue");
        }
        return language.of(
                        "; for clients who are only just approved it is usually %s",
                        " ; chez les clients acceptés de justesse, c’est le plus souvent %s")
                .formatted(
                        usual instanceof Value.Category && !Wording.answers(measure, usual)
                                ? wording.quoted(words)
                                : words);
    }
}
