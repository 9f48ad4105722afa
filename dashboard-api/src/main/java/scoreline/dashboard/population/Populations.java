package scoreline.dashboard.population;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import scoreline.dashboard.database.Database;
import scoreline.dashboard.decision.Decisions;
import scoreline.dashboard.model.Bundles;
import scoreline.dashboard.web.Refusal;
import scoreline.scoring.bundle.Bundle;

/** Answers questions about the decisions of a bundle as they are at one moment. Safe between threads. */
@Singleton
final class Populations {
    /** Of a bundle that has decided nothing. */
    private static final int NO_BUNDLE = -1;

    private final Database database;
    private final Columns columns;
    private final Outlines outlines;
    private final Bundles bundles;
    private final Decisions decisions;

    Populations(Database database, Columns columns, Outlines outlines, Bundles bundles, Decisions decisions) {
        this.database = database;
        this.columns = columns;
        this.outlines = outlines;
        this.bundles = bundles;
        this.decisions = decisions;
    }

    /// Whom a question is about.
    ///
    /// @param bundle whose decisions
    /// @param client who is held against them, if anybody
    record Asked(Bundle bundle, Optional<Client> client) {}

    /** A question; what it reads is of one moment. */
    interface Question<T> {
        T answer(Population population) throws SQLException;
    }

    /// By parameters of a request.
    ///
    /// @param bundle SHA-256 of its manifest; null: that which decided about the client, else that which serves
    /// @throws Refusal if one of the two ids is given alone, there is no such decision or bundle, or they do not
    ///     go together
    Asked asked(@Nullable String bundle, @Nullable String applicant, @Nullable String application) throws SQLException {
        if (applicant == null && application == null) {
            return new Asked(bundle == null ? bundles.serving() : named(bundle), Optional.empty());
        }
        if (applicant == null) {
            throw Refusal.ofParameter("applicant", "It goes with application.");
        }
        if (application == null) {
            throw Refusal.ofParameter("application", "It goes with applicant.");
        }
        var asked = asked(applicant, application);
        if (bundle != null && !bundle.equals(asked.bundle().sha256())) {
            throw Refusal.ofParameter("bundle", "Another bundle decided about this application.");
        }
        return asked;
    }

    /** Who was decided about. */
    Asked asked(String applicant, String application) throws SQLException {
        if (applicant.indexOf(0) >= 0 || application.indexOf(0) >= 0) {
            throw nobody();
        }
        var found = decisions.find(applicant, application).orElseThrow(Populations::nobody);
        return new Asked(
                bundles.decidedBy(found.decision().getBundleSha256()),
                Optional.of(new Client((int) found.place(), found.decision())));
    }

    private Bundle named(String sha256) {
        return bundles.find(sha256)
                .orElseThrow(() -> Refusal.ofParameter("bundle", "No bundle of that SHA-256 is at hand."))
                .bundle();
    }

    <T> T answer(Asked asked, Question<T> question) throws SQLException {
        try (var connection = database.readingOneMoment()) {
            var population = Population.of(outlines, columns.snapshot(connection, number(connection, asked.bundle())));
            asked.client().ifPresent(client -> {
                if (client.place() >= population.places() || population.isErased(client.place())) {
                    throw nobody();
                }
            });
            return question.answer(population);
        }
    }

    /** For each bundle that decided anything, at hand or not. */
    <T> List<T> answerForEach(Question<T> question) throws SQLException {
        try (var connection = database.readingOneMoment();
                var select = connection.prepareStatement("select bundle from bundle order by bundle")) {
            var numbers = new ArrayList<Integer>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getInt(1));
                }
            }
            var answers = new ArrayList<T>();
            for (int number : numbers) {
                answers.add(question.answer(Population.of(outlines, columns.snapshot(connection, number))));
            }
            return answers;
        }
    }

    private static int number(Connection connection, Bundle bundle) throws SQLException {
        try (var select = connection.prepareStatement("select bundle from bundle where sha256 = ?")) {
            select.setString(1, bundle.sha256());
            try (var rows = select.executeQuery()) {
                return rows.next() ? rows.getInt(1) : NO_BUNDLE;
            }
        }
    }

    private static Refusal nobody() {
        return Refusal.notFound("Nothing is decided of such an application.");
    }
}
