package scoreline.standalone.drift;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import scoreline.drift.parity.Parity;
import scoreline.drift.parity.Parity.Beside;
import scoreline.drift.parity.Told;
import scoreline.drift.report.WindowReport;
import scoreline.drift.statistic.Proportions;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Rates;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Shape;
import scoreline.scoring.catalogue.Text;

/** A report for programs: {@code dataset}, {@code features}, and {@code score} and {@code decisions} where rows were decided. */
record ReportJson(WindowReport report) {

    private static final JsonFactory JSON = new JsonFactory();

    byte[] bytes() {
        var out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out).useDefaultPrettyPrinter()) {
            new Writing(json).write();
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private final class Writing {
        private final JsonGenerator json;
        private final Map<String, Beside> beside;

        Writing(JsonGenerator json) {
            this.json = json;
            this.beside = report.parity().map(Parity::columns).orElse(List.of()).stream()
                    .collect(Collectors.toMap(Beside::feature, Function.identity()));
        }

        void write() throws IOException {
            json.writeStartObject();
            json.writeFieldName("dataset");
            dataset();
            json.writeArrayFieldStart("features");
            for (Finding finding : report.judgement().features()) {
                finding(finding);
            }
            json.writeEndArray();
            if (report.judgement().score().isPresent()) {
                json.writeFieldName("score");
                finding(report.judgement().score().get());
            }
            if (report.judgement().decisions().isPresent()) {
                json.writeFieldName("decisions");
                finding(report.judgement().decisions().get());
            }
            json.writeEndObject();
        }

        private void dataset() throws IOException {
            var judgement = report.judgement();
            json.writeStartObject();
            text("title", report.title());
            json.writeStringField("verdict", judgement.verdict().name());
            text("sentence", judgement.sentence());
            json.writeNumberField("n", judgement.rows());
            json.writeNumberField("reference_n", report.baseline().reference().rows());
            json.writeNumberField("features", judgement.features().size());
            json.writeNumberField(
                    "moved",
                    judgement.features().stream()
                            .filter(finding -> finding.severity() != Severity.NONE)
                            .count());
            number("share", judgement.share());
            number("detectable_shift", judgement.detectable());
            json.writeArrayFieldStart("unseen");
            for (Text text : report.unseen()) {
                text(text);
            }
            json.writeEndArray();
            if (report.parity().isPresent()) {
                parity(report.parity().get());
            }
            json.writeEndObject();
        }

        private void parity(Parity parity) throws IOException {
            json.writeObjectFieldStart("parity");
            json.writeStringField("of", "evidently 0.7.21");
            json.writeBooleanField("drift", parity.isDrift());
            json.writeNumberField("columns", parity.compared());
            json.writeNumberField("drifted", parity.drifted());
            number("share", parity.share());
            json.writeBooleanField("fails", parity.fails());
            json.writeEndObject();
        }

        private void finding(Finding finding) throws IOException {
            json.writeStartObject();
            json.writeStringField("name", finding.name());
            text("label", finding.label());
            json.writeStringField("verdict", report.judgement().verdict(finding).name());
            json.writeNumberField("n", finding.rows());
            json.writeObjectFieldStart("statistics");
            statistics(finding);
            json.writeEndObject();
            number("p", finding.p());
            number("adjusted_p", finding.adjustedP());
            number("effect", finding.effect());
            if (finding.impact().isPresent()) {
                number("contribution_impact", finding.impact().get().logOdds());
                json.writeBooleanField(
                        "contribution_measured", finding.impact().get().measured());
            } else {
                json.writeNullField("contribution_impact");
            }
            text("sentence", finding.sentence());
            Beside theirs = beside.get(finding.name());
            if (theirs != null) {
                parity(theirs);
            }
            json.writeEndObject();
        }

        private void statistics(Finding finding) throws IOException {
            number("stability_index", finding.stability().psi());
            number("stability_index_by_chance", finding.stability().byChance());
            number("stability_index_critical", finding.critical());
            number("jensen_shannon_nats", finding.jensenShannon().nats());
            number("jensen_shannon_bits", finding.jensenShannon().bits());
            number("largest_gap", finding.largestGap().distance());
            number("largest_gap_beyond_noise", finding.largestGap().beyondNoise());
            switch (finding.shape()) {
                case Shape.Ordered ordered -> {
                    number("cramer_von_mises", ordered.cramerVonMises().statistic());
                    number("cramer_von_mises_p", ordered.cramerVonMises().p());
                    number("kolmogorov_smirnov", ordered.kolmogorovSmirnov().distance());
                    number("kolmogorov_smirnov_p", ordered.kolmogorovSmirnov().p());
                    number("wasserstein", ordered.wasserstein().distance());
                    number("wasserstein_sigmas", ordered.wasserstein().sigmas());
                    number("reference_mean", ordered.referenceMean());
                    number("mean", ordered.liveMean());
                }
                case Shape.Unordered unordered -> {
                    number("chi_square", unordered.chiSquare().statistic());
                    json.writeNumberField(
                            "chi_square_degrees", unordered.chiSquare().degrees());
                    number("chi_square_p", unordered.chiSquare().p());
                }
                case Shape.Untold _ -> {}
            }
            Optional<Rates> rates = finding.rates();
            if (rates.isPresent()) {
                rate("missing", rates.get().missing());
                rate("unseen", rates.get().unseen());
                rate("below", rates.get().below());
                rate("above", rates.get().above());
                rate("sentinel", rates.get().sentinel());
            }
        }

        private void rate(String name, Proportions rate) throws IOException {
            json.writeObjectFieldStart(name);
            number("reference", rate.reference());
            number("live", rate.live());
            number("z", rate.z());
            number("p", rate.exactP());
            json.writeEndObject();
        }

        private void parity(Beside theirs) throws IOException {
            json.writeObjectFieldStart("parity");
            switch (theirs.told()) {
                case Told.Compared compared -> {
                    json.writeStringField("method", compared.method().title());
                    number("score", compared.score());
                    number("threshold", compared.method().threshold());
                    json.writeBooleanField("drift", compared.isDrift());
                    number("psi", compared.psi());
                }
                case Told.Refused refused -> json.writeStringField("refused", refused.name());
            }
            if (theirs.disagreement().isPresent()) {
                text("disagreement", theirs.disagreement().get());
            }
            json.writeEndObject();
        }

        private void text(String name, Text text) throws IOException {
            json.writeFieldName(name);
            text(text);
        }

        private void text(Text text) throws IOException {
            json.writeStartObject();
            json.writeStringField("en", text.en());
            json.writeStringField("fr", text.fr());
            json.writeEndObject();
        }

        /** What is not finite is null. */
        private void number(String name, double value) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumberField(name, value);
            } else {
                json.writeNullField(name);
            }
        }
    }
}
