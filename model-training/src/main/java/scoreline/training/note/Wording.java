package scoreline.training.note;

import java.util.List;
import java.util.Locale;
import scoreline.page.Block;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Catalogue;
import scoreline.scoring.catalogue.Group;
import scoreline.scoring.catalogue.Text;

/** Sentences in the reader's language, both side by side, with the same figures in them. */
record Wording(Language language, Catalogue catalogue) {

    /// @param en and `fr`: formats, which take the values as `%s`
    /// @param values as [#language] writes them
    String of(String en, String fr, String... values) {
        return String.format(Locale.ROOT, language.of(en, fr), (Object[]) values);
    }

    String of(Text text) {
        return language.of(text);
    }

    Block.Paragraph paragraph(String en, String fr, String... values) {
        return new Block.Paragraph(of(en, fr, values));
    }

    Block.Notice notice(String en, String fr, String... values) {
        return new Block.Notice(of(en, fr, values));
    }

    Block.Heading heading(String en, String fr) {
        return new Block.Heading(of(en, fr));
    }

    Block.Fact fact(String en, String fr, String value) {
        return new Block.Fact(of(en, fr), value);
    }

    Block.Column text(String en, String fr) {
        return Block.Column.text(of(en, fr));
    }

    Block.Column number(String en, String fr) {
        return Block.Column.number(of(en, fr));
    }

    String count(long count) {
        return language.count(count);
    }

    /** Measures such as an AUC. */
    String four(double value) {
        return language.number(value, 4);
    }

    String three(double value) {
        return language.number(value, 3);
    }

    String two(double value) {
        return language.number(value, 2);
    }

    /** With its sign, as a difference has it. */
    String change(double value) {
        String written = language.number(value, 4);
        return value > 0 ? "+" + written : written;
    }

    String percent(double share) {
        return language.percent(share, 1);
    }

    String fine(double share) {
        return language.percent(share, 2);
    }

    /** In the table's currency. */
    String amount(double amount) {
        return language.significant(amount, 4);
    }

    /** An assumption or a setting. */
    String share(double share) {
        return language.significant(100 * share, 4) + "\u202f%";
    }

    /** A setting or a ratio, without zeros at the end. */
    String plain(double value) {
        return language.significant(value, 6);
    }

    String yes(boolean yes) {
        return yes ? of("yes", "oui") : of("no", "non");
    }

    String none() {
        return "–";
    }

    /** A, B and C. */
    String list(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + of(" and ", " et ") + parts.getLast();
    }

    String feature(String name) {
        return catalogue.feature(name).stream()
                .mapToObj(at -> of(catalogue.features().get(at).label()))
                .findFirst()
                .orElse(name);
    }

    String category(String feature, String name) {
        return catalogue.feature(feature).stream()
                .mapToObj(at -> of(catalogue.category(catalogue.features().get(at), name)))
                .findFirst()
                .orElse(name);
    }

    String group(String code) {
        return catalogue.groups().stream()
                .filter(group -> group.code().equals(code))
                .map(Group::label)
                .map(this::of)
                .findFirst()
                .orElse(code);
    }
}
