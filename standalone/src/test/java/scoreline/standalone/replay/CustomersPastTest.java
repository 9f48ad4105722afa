package scoreline.standalone.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import scoreline.admission.Admission.Admitted;
import scoreline.admission.TimeBounds;
import scoreline.judgement.Judge;
import scoreline.scoring.bundle.Bundle;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.history.HistoryRecord;
import scoreline.scoring.history.Past;
import scoreline.scoring.history.RecordBytes;
import scoreline.standalone.message.ApplicationMessages;
import scoreline.standalone.message.ApplicationMessages.Message;
import scoreline.training.Training;
import scoreline.training.experiment.Recipe;
import scoreline.training.generated.GeneratedTables;
import scoreline.training.history.KaggleTable;
import scoreline.training.history.PastEvent;
import scoreline.training.history.PastEvents;
import scoreline.training.history.PastOfApplications;
import scoreline.training.tables.ApplicationRow;
import scoreline.training.tables.ApplicationTable;
import scoreline.training.tables.SubmissionTimes;
import scoreline.wire.ApplicantVelocity;
import scoreline.wire.CreditDecision;
import scoreline.wire.DecisionOutcome;
import scoreline.wire.Framing;
import scoreline.wire.Topics;

/** What a scorer remembers of its customers beside what the tables say: through a broker, onto a disk and back. */
@Timeout(300)
class CustomersPastTest {
    private static final Path SHARED = Path.of(System.getProperty("scoreline.root", ".."))
            .resolve("../shared/data/home-credit-relational")
            .normalize();

    @TempDir
    private static Path trained;

    private static Bundle bundle;

    @TempDir
    private Path folder;

    @BeforeAll
    static void train() throws IOException {
        new GeneratedTables(1, 2_000).write(trained);
        bundle = new Training(ApplicationTable.labelledIn(trained), SubmissionTimes.USUAL, Recipe.quick(), 10, 1, 2)
                .writeTo(trained.resolve("bundle"), Catalogue.homeCreditWithHistoryJson(), (_, _) -> {})
                .bundle();
    }

    @Test
    void history_in_any_order_before_the_applications_gives_the_decisions_of_the_tables() throws Exception {
        new GeneratedTables(3, 400).write(folder);
        decidesLikeTheTables(ApplicationTable.labelledIn(folder), 400);
    }

    @Test
    void real_history_in_any_order_before_the_applications_gives_the_decisions_of_the_tables() throws Exception {
        assumeTrue(Files.exists(SHARED), "there are no real relational tables beside the project");
        decidesLikeTheTables(firstRows(1_000), 1_000);
    }

    private void decidesLikeTheTables(Path table, int rows) throws Exception {
        // Given
        try (var applications = open(table);
                var run = new RememberingRun(folder.resolve("run"), trained.resolve("bundle"), bundle)) {
            List<PastEvent> events = events(applications);
            Collections.shuffle(events, new Random(1));
            // When
            run.send(events);
            run.apply(messages(applications, ""));
            run.start();
            // Then
            Map<String, CreditDecision> expected = offline(table, applications);
            Map<String, CreditDecision> decisions = run.decisions(rows);
            assertThat(decisions).containsOnlyKeys(expected.keySet());
            assertThat(decisions)
                    .allSatisfy((id, decision) -> assertThat(decision).isEqualTo(expected.get(id)));
        }
    }

    @Test
    void what_becomes_known_after_an_application_is_seen_by_later_ones_only() throws Exception {
        // Given
        new GeneratedTables(4, 200).write(folder);
        Path table = ApplicationTable.labelledIn(folder);
        try (var applications = open(table);
                var run = new RememberingRun(folder.resolve("run"), trained.resolve("bundle"), bundle)) {
            Map<String, Integer> days = days(applications);
            var random = new Random(2);
            Set<String> late = new HashSet<>();
            List<PastEvent> events = events(applications).stream()
                    .map(event -> {
                        if (random.nextBoolean()) {
                            return event;
                        }
                        late.add(identity(event));
                        int day = days.getOrDefault(event.applicantId(), 0);
                        return new PastEvent(event.applicantId(), knownOn(event.record(), day + 1), event.values());
                    })
                    .toList();
            // When
            run.send(events);
            run.apply(messages(applications, ""));
            run.start();
            Map<String, CreditDecision> decisions = run.decisions(200);
            // Then
            assertThat(late).hasSizeGreaterThan(1_000);
            for (var decision : decisions.values()) {
                String applicant = decision.getApplicantId();
                int day = days.getOrDefault(applicant, 0);
                var earlier = events.stream()
                        .filter(event -> event.applicantId().equals(applicant))
                        .filter(event -> !late.contains(identity(event)))
                        .toList();
                var all = events.stream()
                        .filter(event -> event.applicantId().equals(applicant))
                        .toList();
                assertThat(decision.getHistoryDigest())
                        .isEqualTo(ByteBuffer.wrap(past(earlier).digest(day)))
                        .isEqualTo(ByteBuffer.wrap(past(all).digest(day)));
            }
        }
    }

    @Test
    void a_wiped_state_folder_is_rebuilt_to_the_same_bytes_and_whoever_was_erased_stays_gone() throws Exception {
        // Given
        new GeneratedTables(5, 300).write(folder);
        Path table = ApplicationTable.labelledIn(folder);
        Path at = folder.resolve("run");
        try (var applications = open(table)) {
            List<PastEvent> events = events(applications);
            String erased = events.getFirst().applicantId();
            Map<String, CreditDecision> before;
            try (var run = new RememberingRun(at, trained.resolve("bundle"), bundle)) {
                run.send(events);
                run.erase(erased);
                run.apply(messages(applications, ""));
                run.start();
                before = run.decisions(300);
            }
            Map<String, String> state = StateFolder.checksums(at);
            // When
            StateFolder.wipe(at);
            Map<String, CreditDecision> after;
            try (var run = new RememberingRun(at, trained.resolve("bundle"), bundle)) {
                run.start();
                run.apply(messages(applications, "again-"));
                after = run.decisions(600);
                after.keySet().removeAll(before.keySet());
            }
            // Then
            assertThat(StateFolder.checksums(at)).isEqualTo(state).isNotEmpty();
            assertThat(after.values())
                    .map(decision -> CreditDecision.newBuilder(decision)
                            .setApplicationId(decision.getApplicantId())
                            .build())
                    .containsExactlyInAnyOrderElementsOf(before.values().stream()
                            .map(CustomersPastTest::appliedAgainAtOnce)
                            .toList());
            assertThat(before)
                    .hasEntrySatisfying(
                            erased,
                            decision -> assertThat(decision.getEmptySources())
                                    .hasSameSizeAs(bundle.catalogue().history()));
        }
    }

    private static CreditDecision appliedAgainAtOnce(CreditDecision before) {
        int refusals = before.getOutcome() == DecisionOutcome.REFUSE ? 1 : 0;
        return CreditDecision.newBuilder(before)
                .setVelocity(new ApplicantVelocity(1, 1, 1, refusals, 0L))
                .build();
    }

    private Path firstRows(int rows) throws IOException {
        for (KaggleTable table : KaggleTable.values()) {
            Path file = table.in(SHARED).orElse(null);
            if (file != null) {
                Files.createSymbolicLink(folder.resolve(file.toFile().getName()), file.toAbsolutePath());
            }
        }
        Path some = folder.resolve("application_train.csv");
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(SHARED.resolve("application_train.csv.gz"))), UTF_8))) {
            Files.write(some, lines.lines().limit(rows + 1).toList());
        }
        return some;
    }

    private static ApplicationTable open(Path table) throws IOException {
        return ApplicationTable.open(table, bundle.catalogue(), SubmissionTimes.USUAL);
    }

    private List<PastEvent> events(ApplicationTable applications) throws IOException {
        var events = new ArrayList<PastEvent>();
        PastEvents.forEach(folder, applications, bundle.catalogue(), folder.resolve("scratch"), events::add);
        return events;
    }

    private static Map<String, Integer> days(ApplicationTable applications) {
        var days = new HashMap<String, Integer>();
        for (var row : applications) {
            days.put(row.applicationId(), (int)
                    row.submittedAt().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay());
        }
        return days;
    }

    private static String identity(PastEvent event) {
        return event.record().source() + " " + event.record().id() + " " + event.applicantId();
    }

    private static HistoryRecord knownOn(HistoryRecord record, int day) {
        return new HistoryRecord(
                record.source(), record.id(), day, record.happenedOn(), record.numbers(), record.texts());
    }

    private static Past past(List<PastEvent> events) {
        var past = new Past(bundle.catalogue().history());
        for (var event : events) {
            int source = event.record().source();
            byte[] bytes =
                    new RecordBytes(bundle.catalogue().history().get(source).fields()).of(event.record());
            past.records(source).add(bytes, 0, bytes.length);
        }
        return past;
    }

    /// @param prefix of the applications' ids; the applicants' have none
    private static List<Message.Application> messages(ApplicationTable applications, String prefix) {
        var schema = Topics.of(Framing.singleObject()).applications().schema();
        var messages = new ApplicationMessages(bundle.catalogue(), schema);
        var all = new ArrayList<Message.Application>();
        for (ApplicationRow row : applications) {
            var message = (Message.Application) messages.of(row);
            message.value().put("application_id", prefix + row.applicationId());
            all.add(message);
        }
        return all;
    }

    /** By application what the tables alone make of it, without what tells a place or a time. */
    private Map<String, CreditDecision> offline(Path table, ApplicationTable applications) throws IOException {
        var schema = Topics.of(Framing.singleObject()).applications().schema();
        var judge = new Judge(bundle, schema, TimeBounds.usual().forReplay(), InstantSource.system());
        var decisions = new HashMap<String, CreditDecision>();
        try (var past = PastOfApplications.compute(
                table.resolveSibling(""), applications, bundle.catalogue(), folder, (_, _) -> {})) {
            long row = 0;
            for (var message : messages(applications, "")) {
                long index = row++;
                var admitted = (Admitted) judge.admit(message.value());
                var decision = judge.decide(admitted.remembering(past.of(index)), null);
                decisions.put(decision.getApplicationId(), RememberingRun.placeless(decision));
            }
        }
        return decisions;
    }
}
