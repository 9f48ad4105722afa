package scoreline.drift.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import scoreline.drift.verdict.Finding;
import scoreline.drift.verdict.Severity;
import scoreline.drift.verdict.Verdict;
import scoreline.page.Block;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/** Words and figures in the reader's language, both side by side. */
record Say(Language language) {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final double LEAST_WRITTEN = 0.001;

    /// @param en and `fr`: formats, which take the values as `%s`
    String of(String en, String fr, String... values) {
        return String.format(Locale.ROOT, language.of(en, fr), (Object[]) values);
    }

    String of(Text text) {
        return language.of(text);
    }

    Block.Paragraph paragraph(String en, String fr, String... values) {
        return new Block.Paragraph(of(en, fr, values));
    }

    Block.Column text(String en, String fr) {
        return Block.Column.text(of(en, fr));
    }

    Block.Column number(String en, String fr) {
        return Block.Column.number(of(en, fr));
    }

    Block.Fact fact(String en, String fr, String value) {
        return new Block.Fact(of(en, fr), value);
    }

    String count(long count) {
        return language.count(count);
    }

    String three(double value) {
        return language.number(value, 3);
    }

    /** With its sign, as a difference has it. */
    String change(double value) {
        String written = language.number(value, 4);
        return value > 0 ? "+" + written : written;
    }

    String chance(double p) {
        return p < LEAST_WRITTEN ? "< " + language.number(LEAST_WRITTEN, 3) : language.number(p, 3);
    }

    String percent(double share) {
        return language.percent(share, 1);
    }

    String time(Instant time) {
        return MINUTES.format(time);
    }

    String attention(Severity severity) {
        return switch (severity) {
            case NONE -> "–";
            case WATCH -> of("watch", "à suivre");
            case ALERT -> of("look at it", "à examiner");
        };
    }

    String verdict(Verdict verdict) {
        return switch (verdict) {
            case OK -> of("nothing moved", "rien n’a bougé");
            case WATCH -> of("watch", "à suivre");
            case DRIFT -> of("drift: look at it", "dérive : à examiner");
            case INSUFFICIENT_DATA -> of("too few rows to tell", "trop peu de lignes pour juger");
        };
    }

    /** What is said of a thing, without its name in front. */
    String withoutName(Finding finding) {
        String whole = of(finding.sentence());
        String name = of(finding.label()) + language.of(": ", " : ");
        if (!whole.startsWith(name) || whole.length() == name.length()) {
            return whole;
        }
        int from = name.length();
        int second = whole.offsetByCodePoints(from, 1);
        return whole.substring(from, second).toUpperCase(Locale.ROOT) + whole.substring(second);
    }
}
