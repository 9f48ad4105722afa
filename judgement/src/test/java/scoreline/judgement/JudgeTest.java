package scoreline.judgement;

import static org.assertj.core.api.Assertions.assertThat;
import static scoreline.judgement.MadeUp.NOW;
import static scoreline.judgement.MadeUp.TOPICS;
import static scoreline.judgement.MadeUp.application;
import static scoreline.judgement.MadeUp.with;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Judgement.Decided;
import scoreline.judgement.Judgement.Rejected;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Row;
import scoreline.wire.CreditDecision;
import scoreline.wire.RejectionCode;

class JudgeTest {
    @TempDir
    static Path folder;

    private static Bundle bundle;
    private static Judge judge;

    @BeforeAll
    static void train() {
        bundle = MadeUpBundle.write(folder.resolve("bundle"));
        judge = new Judge(bundle, MadeUp.SCHEMA, TimeBounds.usual(), () -> NOW);
    }

    private static CreditDecision decided(@Nullable SourcePosition source) {
        return ((Decided) judge.judge(application("a-1", "p-1"), source)).decision();
    }

    @Test
    void the_bundles_decision_comes_out_in_the_words_of_the_wire() {
        // Given
        var row = new Row(new double[] {1_000.5, 2, Double.NaN}, new @Nullable String[] {null, null, "Cash loans"});
        var expected = bundle.decider().decide(row);

        // When
        var decision = decided(new SourcePosition(3, 17));

        // Then
        assertThat(decision.getApplicationId()).isEqualTo("a-1");
        assertThat(decision.getApplicantId()).isEqualTo("p-1");
        assertThat(decision.getDecidedAt()).isEqualTo(NOW);
        assertThat(decision.getSourcePartition()).isEqualTo(3);
        assertThat(decision.getSourceOffset()).isEqualTo(17);
        assertThat(decision.getBundleName()).isEqualTo(bundle.name());
        assertThat(decision.getBundleVersion()).isEqualTo(bundle.version());
        assertThat(decision.getBundleSha256()).isEqualTo(bundle.sha256());
        assertThat(decision.getMargin()).isEqualTo(expected.margin());
        assertThat(decision.getProbabilityOfDefault()).isEqualTo(expected.probabilityOfDefault());
        assertThat(decision.getPoints()).isEqualTo(expected.points());
        assertThat(decision.getOutcome().name()).isEqualTo(expected.outcome().name());
        assertThat(decision.getThreshold()).isEqualTo(expected.threshold());
        assertThat(decision.getBias()).isEqualTo(expected.bias());
        assertThat(decision.getContributions()).hasSize(3).doesNotContainNull();
        for (int i = 0; i < 3; i++) {
            assertThat(decision.getContributions().get(i)).isEqualTo(expected.contributions()[i]);
            assertThat(decision.getFeatureValues().get(i)).isEqualTo(expected.featureValues()[i]);
        }
        assertThat(decision.getBins()).isEqualTo(ByteBuffer.wrap(expected.bins()));
        assertThat(decision.getReasons()).hasSameSizeAs(expected.reasons()).isNotEmpty();
        for (int i = 0; i < expected.reasons().size(); i++) {
            var reason = expected.reasons().get(i);
            var written = decision.getReasons().get(i);
            assertThat(written.getCode()).isEqualTo(reason.group());
            assertThat(written.getLabelKey()).isEqualTo(reason.feature());
            assertThat(written.getDirection().name())
                    .isEqualTo(reason.direction().name());
            assertThat(written.getContribution()).isEqualTo(reason.contribution());
            assertThat(written.getValue()).isEqualTo(reason.value());
            assertThat(written.getReferenceValue()).isEqualTo(reason.reference());
        }
    }

    @Test
    void a_decision_survives_its_topic() {
        // Given
        var topic = TOPICS.decisions();
        var decision = decided(null);

        // When
        var bytes = topic.values().serializer().serialize(topic.name(), decision);

        // Then
        assertThat(topic.values().deserializer().deserialize(topic.name(), bytes))
                .isEqualTo(decision);
    }

    @Test
    void what_cannot_be_admitted_is_rejected() {
        // When
        var judgement = judge.judge(with(application("a", "p"), "AMT_CREDIT", Double.NaN), null);

        // Then
        assertThat(judgement).isEqualTo(new Rejected(RejectionCode.NOT_FINITE, "AMT_CREDIT"));
    }

    @Test
    void neither_an_application_nor_a_decision_prints_what_it_holds() {
        // When
        var application = application("CANARY", "CANARY");

        // Then
        assertThat(judge.admit(application).toString()).doesNotContain("CANARY");
        assertThat(judge.judge(application, null).toString()).doesNotContain("CANARY");
    }
}
