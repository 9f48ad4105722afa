package scoreline.dashboard.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.avro.generic.GenericRecord;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.TimeBounds;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.database.Postgres;
import scoreline.dashboard.decision.Applications;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.materialise.Source;
import scoreline.dashboard.materialise.Writing;
import scoreline.dashboard.materialise.Writing.Keyed;
import scoreline.dashboard.model.Bundles;
import scoreline.judgement.Judge;
import scoreline.judgement.MadeUp;
import scoreline.judgement.SourcePosition;
import scoreline.plots.Language;
import scoreline.scoring.decision.Velocity;
import scoreline.scoring.history.PastSeen;
import scoreline.tracking.FetchedBundle;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Framing;
import scoreline.wire.SchemaHistory;

/** On decisions whose past is known to the test and not to the service. */
class WhatIfsTest {
    private static final int DECISIONS = 200;
    private static final double CREDIT = 64_000;

    @TempDir
    static Path folder;

    private static PastBundle made;
    private static Database database;
    private static WhatIfs whatIfs;
    private static Scoring scoring;
    private static final List<GenericRecord> APPLICATIONS = new ArrayList<>();
    private static final List<double[]> PASTS = new ArrayList<>();
    private static final List<CreditDecision> DECIDED = new ArrayList<>();

    @BeforeAll
    static void decide() throws SQLException {
        made = PastBundle.write(folder.resolve("bundle"));
        var judge = new Judge(made.bundle(), MadeUp.SCHEMA, TimeBounds.usual(), () -> MadeUp.NOW);
        var random = new SplittableRandom(9);
        for (int i = 0; i < DECISIONS; i++) {
            var application = MadeUp.application("a-" + i, "p-" + i);
            application.put("AMT_CREDIT", random.nextDouble(1_000, 100_000));
            var past = PastBundle.past(random);
            var velocity = new Velocity(i % 3, 3, 3, 0, Optional.of(Duration.ofHours(1)));
            var admitted = ((Admitted) judge.admit(application))
                    .remembering(new PastSeen(past, new byte[32], List.of()))
                    .with(velocity);
            APPLICATIONS.add(application);
            PASTS.add(past);
            DECIDED.add(judge.decide(admitted, new SourcePosition(0, i)));
        }
        var source = Source.of(Framing.singleObject(), SchemaHistory.application());
        database = Database.open(Postgres.empty());
        Writing.write(
                database,
                source,
                source.topics().applications(),
                APPLICATIONS.stream().map(Keyed::of).toList());
        Writing.write(
                database,
                source,
                source.topics().decisions(),
                DECIDED.stream().map(Keyed::of).toList());
        var bundles =
                new Bundles(List.of(new FetchedBundle(folder.resolve("bundle"), made.bundle(), Optional.empty())));
        scoring = new Scoring(
                bundles, source.applicationSchema(), source.framing(), Optional.empty(), InstantSource.system());
        whatIfs = new WhatIfs(
                scoring,
                new Decisions(database, source.topics().decisions()),
                new Applications(database, source.topics().applications()));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private static Scored.WhatIf asked(int decision, Map<String, ? extends @Nullable Object> changes) {
        try {
            return whatIfs.of(new Asked.Changed("p-" + decision, "a-" + decision, changes, false, false));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Float feature(Scored.WhatIf told, String name) {
        var value =
                told.featureValues().get(made.bundle().catalogue().feature(name).orElseThrow());
        return value == null ? Float.NaN : value;
    }

    private static Float feature(CreditDecision decision, String name) {
        return decision.getFeatureValues()
                .get(made.bundle().catalogue().feature(name).orElseThrow());
    }

    @Test
    void a_decision_that_read_a_past_is_made_again_to_the_last_bit() {
        for (int i = 0; i < DECISIONS; i++) {
            // Given
            var decision = DECIDED.get(i);
            // When
            var told = asked(
                    i,
                    i % 2 == 0
                            ? Map.of()
                            : Map.of("AMT_CREDIT", APPLICATIONS.get(i).get("AMT_CREDIT")));
            // Then
            assertThat(told.after()).isEqualTo(told.before());
            assertThat(told.after().margin()).isEqualTo(decision.getMargin());
            assertThat(told.after().probabilityOfDefault()).isEqualTo(decision.getProbabilityOfDefault());
            assertThat(told.after().outcome()).isEqualTo(decision.getOutcome().name());
            assertThat(told.contributions()).isEqualTo(decision.getContributions());
            assertThat(told.reasons()).hasSameSizeAs(decision.getReasons());
            for (int r = 0; r < told.reasons().size(); r++) {
                assertThat(told.reasons().get(r).value())
                        .isEqualTo(decision.getReasons().get(r).getValue());
                assertThat(told.reasons().get(r).contribution())
                        .isEqualTo(decision.getReasons().get(r).getContribution());
            }
            assertThat(told.held()).containsExactly("DEBTS", "DEBTS_TO_CREDIT", "WORST_TO_CREDIT", "MEAN_SHARE");
            assertThat(told.wouldHaveMoved()).isEmpty();
        }
    }

    @Test
    void what_reads_past_and_application_is_computed_anew_where_the_decision_tells_the_past() {
        for (int i = 0; i < DECISIONS; i++) {
            // Given
            var decision = DECIDED.get(i);
            double debts = PASTS.get(i)[0];
            // When
            var told = asked(i, Map.of("AMT_CREDIT", CREDIT));
            // Then
            assertThat(told.held()).containsExactly("DEBTS", "WORST_TO_CREDIT", "MEAN_SHARE");
            assertThat(told.wouldHaveMoved()).containsExactly("WORST_TO_CREDIT", "MEAN_SHARE");
            assertThat(feature(told, "AMT_CREDIT")).isEqualTo((float) CREDIT);
            assertThat(feature(told, "DEBTS_TO_CREDIT")).isEqualTo(Float.valueOf((float) (debts / CREDIT)));
            for (var held : told.held()) {
                assertThat(feature(told, held)).isEqualTo(feature(decision, held));
            }
        }
    }

    @Test
    void a_changed_decision_has_the_models_margin_on_what_it_tells() {
        for (int i = 0; i < DECISIONS; i++) {
            // When
            var told = asked(i, Map.of("AMT_CREDIT", CREDIT));
            // Then
            var seen = new float[told.featureValues().size()];
            for (int f = 0; f < seen.length; f++) {
                var value = told.featureValues().get(f);
                seen[f] = value == null ? Float.NaN : value;
            }
            assertThat(told.after().margin()).isEqualTo(made.ensemble().margin(seen));
            double sum = told.bias()
                    + told.contributions().stream()
                            .mapToDouble(Float::doubleValue)
                            .sum();
            assertThat(sum).isCloseTo(told.after().margin(), Offset.offset(1e-4));
        }
    }

    @Test
    void how_often_somebody_applied_counts_as_it_did() {
        // Given
        var often = DECIDED.stream()
                .filter(decision -> decision.getPolicyRule() != null)
                .toList();
        assertThat(often).isNotEmpty();
        for (var decision : often) {
            // When
            var told = asked(DECIDED.indexOf(decision), Map.of());
            // Then
            assertThat(told.after().outcome()).isEqualTo(DecisionOutcome.REVIEW.name());
            assertThat(told.after().policyRule()).isEqualTo("MOST_IN_DAY");
        }
    }

    @Test
    void what_is_enough_is_what_a_changed_decision_comes_to_whatever_its_past() {
        int found = 0;
        for (int i = 0; i < DECISIONS; i++) {
            // When
            var told = sought(i);
            // Then
            for (var field : told.fields()) {
                var enough = field.enough();
                if (enough != null) {
                    found++;
                    var changed = asked(i, Map.of(field.name(), enough.value()));
                    assertThat(changed.after().outcome()).isEqualTo(told.wanted());
                    assertThat(enough.probabilityOfDefault())
                            .isEqualTo(changed.after().probabilityOfDefault());
                    assertThat(enough.points()).isEqualTo(changed.after().points());
                    assertThat(field.wouldHaveMoved()).isEqualTo(changed.wouldHaveMoved());
                }
            }
        }
        assertThat(found).isPositive();
    }

    @Test
    void where_a_rule_decides_no_term_is_enough() {
        for (var often : DECIDED) {
            if (often.getPolicyRule() != null) {
                assertThat(sought(DECIDED.indexOf(often)).fields())
                        .isNotEmpty()
                        .allSatisfy(field -> assertThat(field.enough()).isNull());
            }
        }
    }

    private static Counterfactuals sought(int decision) {
        var reopened = Reopened.of(scoring.serving(), DECIDED.get(decision), Optional.of(APPLICATIONS.get(decision)));
        return new Seeking(reopened, scoring.movable(), Language.ENGLISH).counterfactuals();
    }

    @Test
    void an_application_of_nobody_known_is_decided_without_a_past() {
        // Given
        var faults = new Faults("#", "");
        var admitted = scoring.serving().admit(Map.of("AMT_CREDIT", CREDIT), faults);
        assertThat(admitted).isNotNull();
        // When
        var decision = scoring.serving().decide(List.of(admitted)).getFirst();
        // Then
        assertThat(feature(decision, "DEBTS")).isNaN();
        assertThat(decision.getEmptySources()).containsExactly("bureau");
    }
}
