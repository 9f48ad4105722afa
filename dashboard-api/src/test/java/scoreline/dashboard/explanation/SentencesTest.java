package scoreline.dashboard.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import scoreline.dashboard.Api;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Text;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.ReasonDirection;

class SentencesTest {
    private static final Sentences ENGLISH = new Sentences(Language.ENGLISH);
    private static final Sentences FRENCH = new Sentences(Language.FRENCH);
    private static final Catalogue CATALOGUE = Catalogue.homeCredit();
    private static final Text GROUP = new Text("Income", "Revenus");

    private static CreditDecision decided(DecisionOutcome outcome, double probability) {
        return CreditDecision.newBuilder(Api.shared().decisions().getFirst())
                .setOutcome(outcome)
                .setProbabilityOfDefault(probability)
                .setThreshold(0.0909)
                .build();
    }

    @Test
    void the_outcome_is_one_sentence_with_the_risk_and_where_refusal_begins() {
        assertThat(ENGLISH.outcome(decided(DecisionOutcome.APPROVE, 0.071)))
                .isEqualTo("The application is approved: of 100 such applicants about 7 do not repay; refusal begins at"
                        + " about 9 of 100.");
        assertThat(ENGLISH.outcome(decided(DecisionOutcome.REFUSE, 0.0949)))
                .isEqualTo("The application is refused: of 1,000 such applicants about 95 do not repay; refusal begins"
                        + " at about 91 of 1,000.");
        assertThat(FRENCH.outcome(decided(DecisionOutcome.REVIEW, 0.005)))
                .isEqualTo("Une personne examine la demande avant toute décision : sur 100 demandeurs semblables, moins"
                        + " de 1 ne rembourse pas ; le refus commence à environ 9 sur 100.");
    }

    @Test
    void a_rule_that_changed_the_outcome_is_named_in_words() {
        var decision = CreditDecision.newBuilder(decided(DecisionOutcome.REVIEW, 0.05))
                .setPolicyRule("MOST_IN_DAY")
                .setVelocity(new ApplicantVelocity(3, 3, 3, 0, 60L))
                .build();
        assertThat(ENGLISH.overruled(decision, 3))
                .isEqualTo("By the risk alone the application would have been approved. A rule of the policy asks a"
                        + " person to look first: this is application number 4 of the client within 24 hours, and from"
                        + " number 4 on a person looks.");
        assertThat(FRENCH.overruled(decision, 3)).contains("la demande numéro 4 du client en 24 heures");
        assertThat(ENGLISH.overruled(decision, null)).contains("more often within 24 hours");
        assertThat(ENGLISH.overruled(decided(DecisionOutcome.APPROVE, 0.05), 3)).isNull();
        assertThat(ENGLISH.overruled(
                        CreditDecision.newBuilder(decision)
                                .setPolicyRule("FULL_MOON")
                                .build(),
                        3))
                .contains("the policy’s rule FULL_MOON changed it");
    }

    private static String reason(
            Sentences sentences, ReasonDirection direction, String feature, Value value, Value usual) {
        var described = CATALOGUE.features().get(CATALOGUE.feature(feature).orElseThrow());
        return sentences
                .reason(GROUP, direction, described, Measure.of(CATALOGUE, described), value, usual)
                .replace('\u202f', ' ');
    }

    @Test
    void a_reason_is_a_sentence_with_the_clients_value_and_what_is_usual() {
        var income = new Value.Amount(135_000);
        var usual = new Value.Amount(160_000);
        assertThat(reason(ENGLISH, ReasonDirection.AGAINST, "AMT_INCOME_TOTAL", income, usual))
                .isEqualTo("“Income” speaks against the application: “Income” is 135,000; for clients who are only just"
                        + " approved it is usually 160,000.");
        assertThat(reason(FRENCH, ReasonDirection.FOR, "AMT_INCOME_TOTAL", usual, income))
                .isEqualTo("Le thème « Revenus » joue en faveur de la demande : la valeur de « Revenu » est 160 000 ;"
                        + " chez les clients acceptés de justesse, c’est le plus souvent 135 000.");
    }

    @Test
    void questions_are_answered_and_names_quoted() {
        assertThat(reason(
                        ENGLISH, ReasonDirection.FOR, "FLAG_OWN_CAR", new Value.Category("Y"), new Value.Category("N")))
                .contains(
                        "the answer to “Owns a car” is yes; for clients who are only just approved it is usually no.");
        assertThat(reason(
                        FRENCH,
                        ReasonDirection.FOR,
                        "NAME_CONTRACT_TYPE",
                        new Value.Category("Cash loans"),
                        new Value.Category("Revolving loans")))
                .contains(
                        "la valeur de « Type de prêt » est « Prêt personnel » ; chez les clients acceptés de justesse,"
                                + " c’est le plus souvent « Crédit renouvelable ».");
        assertThat(reason(FRENCH, ReasonDirection.AGAINST, "FLAG_WORK_PHONE", new Value.Amount(0), new Value.Amount(1)))
                .contains("est non ; chez les clients acceptés de justesse, c’est le plus souvent oui.");
    }

    @Test
    void what_is_not_known_and_what_is_usual_itself_is_said() {
        var known = new Value.Amount(0.4);
        assertThat(reason(ENGLISH, ReasonDirection.AGAINST, "EXT_SOURCE_1", Value.Absent.UNKNOWN, known))
                .contains("“External credit score 1” is not known; for clients who are only just approved it is usually"
                        + " 0.4 on a scale from 0 to 1.");
        assertThat(reason(FRENCH, ReasonDirection.AGAINST, "EXT_SOURCE_1", known, Value.Absent.UNKNOWN))
                .endsWith("; chez les clients acceptés de justesse, elle n’est le plus souvent pas connue.");
        assertThat(reason(ENGLISH, ReasonDirection.AGAINST, "EXT_SOURCE_1", known, known))
                .endsWith(", as is usual for clients who are only just approved; it counts together with the rest.");
        assertThat(reason(ENGLISH, ReasonDirection.AGAINST, "EXT_SOURCE_1", Value.Absent.UNKNOWN, Value.Absent.UNKNOWN))
                .contains("is not known, as is usual");
    }
}
