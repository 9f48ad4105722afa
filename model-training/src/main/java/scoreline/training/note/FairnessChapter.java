package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import scoreline.page.Block;
import scoreline.page.Block.Figure;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.experiment.Experiment;
import scoreline.training.fairness.Attribute;
import scoreline.training.fairness.GroupRates;
import scoreline.training.fairness.Guess;
import scoreline.training.fairness.ImpactRatio;
import scoreline.training.fairness.Price;

/** How groups of people fare. */
record FairnessChapter(Experiment run, Wording say) implements Chapter {

    /** Rates that a slide has room for. */
    private static final int BRIEF = 4;

    /** So that all slides together stay within thirty. */
    private static final int MOST_SLIDES = 4;

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>();
        blocks.add(say.paragraph(
                "Decisions out of fold on %s applications. A group’s approval ratio is its share approved over that of the"
                        + " group approved most; four fifths is the usual line below which a lender has to explain itself.",
                "Décisions hors bloc sur %s demandes. Le rapport d’approbation d’un groupe est sa part approuvée rapportée à"
                        + " celle du groupe le plus approuvé ; quatre cinquièmes est le seuil usuel sous lequel un prêteur"
                        + " doit s’expliquer.",
                say.count(run.fairness().rows())));
        blocks.add(findings());
        for (Attribute attribute : run.fairness().attributes()) {
            blocks.add(new Block.Heading(say.of(attribute.label())));
            blocks.add(Figure.of(approval(attribute)));
            blocks.add(groups(attribute, Integer.MAX_VALUE));
        }
        guesses().ifPresent(blocks::add);
        prices().ifPresent(blocks::add);
        if (run.fairness().prices() == null) {
            blocks.add(say.notice(
                    "What it would cost to know less (without age, without features that give a protected attribute away)"
                            + " was not measured; a thorough run does.",
                    "Ce qu’il en coûterait d’en savoir moins (sans l’âge, sans les variables qui trahissent un attribut"
                            + " protégé) n’a pas été mesuré ; un entraînement approfondi le fait."));
        }
        return new Section("fairness", say.of("Fairness", "Équité"), blocks);
    }

    @Override
    public List<Slide> slides() {
        if (run.fairness().attributes().isEmpty()) {
            return List.of(new Slide(say.of("Fairness", "Équité"), List.of(findings()), List.of()));
        }
        return run.fairness().attributes().stream()
                .limit(MOST_SLIDES)
                .map(attribute -> new Slide(
                        headline(attribute),
                        Stream.<Block>concat(Stream.of(groups(attribute, BRIEF)), others())
                                .toList(),
                        List.of(Figure.of(approval(attribute)))))
                .toList();
    }

    private Stream<Block> others() {
        int attributes = run.fairness().attributes().size();
        return attributes <= MOST_SLIDES
                ? Stream.empty()
                : Stream.of(say.paragraph(
                        "All %s attributes are in the note.",
                        "Les %s attributs sont tous dans la note.", say.count(attributes)));
    }

    private String headline(Attribute attribute) {
        return attribute
                .worst()
                .map(worst -> say.of(
                        "%s: the four-fifths rule is %s (%s)",
                        "%s : la règle des quatre cinquièmes est %s (%s)",
                        say.of(attribute.label()),
                        rule(worst.impact()),
                        say.three(worst.impact().value())))
                .orElseGet(() -> say.of(attribute.label()));
    }

    private String rule(ImpactRatio impact) {
        return switch (impact.fourFifths()) {
            case MET -> say.of("met", "respectée");
            case UNCERTAIN -> say.of("uncertain", "incertaine");
            case MISSED -> say.of("missed", "enfreinte");
        };
    }

    private Block.Items findings() {
        return new Block.Items(run.fairness().findings().stream().map(say::of).toList());
    }

    private static Stream<Attribute.Group> judged(Attribute attribute) {
        return attribute.groups().stream().filter(group -> group.rates() != null);
    }

    private Plot approval(Attribute attribute) {
        return new Plot.Bars(
                new Plot.Words(
                        say.of("Approved: %s", "Approuvées : %s", say.of(attribute.label())),
                        say.of(
                                "Share of each group’s applications that would be approved.",
                                "Part des demandes de chaque groupe qui seraient approuvées.")),
                Axis.shares("").between(0, 1),
                List.of(""),
                judged(attribute)
                        .flatMap(group -> Optional.ofNullable(group.rates())
                                .map(rates -> new Plot.Bar(
                                        say.of(group.name()), say.percent(rates.approved()), List.of(rates.approved())))
                                .stream())
                        .toList(),
                "");
    }

    /** A figure of a group, under its title. */
    private record Rate(Block.Column column, Function<Attribute.Group, @Nullable String> cell) {}

    /// @param most rates, the first ones
    private Block.Table groups(Attribute attribute, int most) {
        List<Rate> rates = rates().stream().limit(most).toList();
        return new Block.Table(
                say.of("Decisions: %s", "Décisions : %s", say.of(attribute.label())),
                Stream.concat(
                                Stream.of(say.text("Group", "Groupe"), say.number("Applications", "Demandes")),
                                rates.stream().map(Rate::column))
                        .toList(),
                attribute.groups().stream()
                        .map(group -> new Line(
                                Stream.concat(
                                                Stream.of(say.of(group.name()), say.count(group.rows())),
                                                rates.stream()
                                                        .map(rate -> orNone(
                                                                rate.cell().apply(group))))
                                        .toList(),
                                false))
                        .toList());
    }

    private List<Rate> rates() {
        return List.of(
                new Rate(say.number("Approved", "Approuvées"), of(rates -> say.percent(rates.approved()))),
                new Rate(say.number("Ratio", "Rapport"), group -> of(group.impact(), each -> say.three(each.value()))),
                new Rate(say.number("Predicted", "Prévu"), of(rates -> say.fine(rates.meanProbability()))),
                new Rate(say.number("Defaulted", "En défaut"), of(rates -> say.fine(rates.defaultRate()))),
                new Rate(
                        say.number("Ratio, 95 %% interval", "Rapport, intervalle à 95 %%"),
                        group -> of(group.impact(), this::interval)),
                new Rate(
                        say.number("Refused among repaid", "Refusées parmi les remboursées"),
                        of(rates -> of(rates.falsePositiveRate(), say::percent))),
                new Rate(
                        say.number("Refused among defaulted", "Refusées parmi les défauts"),
                        of(rates -> of(rates.truePositiveRate(), say::percent))),
                new Rate(
                        say.number("Defaulted among refused", "En défaut parmi les refusées"),
                        of(rates -> of(rates.precisionOfRefusal(), say::percent))));
    }

    private static Function<Attribute.Group, @Nullable String> of(Function<GroupRates, @Nullable String> rate) {
        return group -> of(group.rates(), rate);
    }

    private static <T> @Nullable String of(@Nullable T value, Function<T, @Nullable String> written) {
        return value == null ? null : written.apply(value);
    }

    private String orNone(@Nullable String cell) {
        return cell == null ? say.none() : cell;
    }

    private @Nullable String interval(ImpactRatio impact) {
        Double low = impact.low();
        Double high = impact.high();
        return low == null || high == null ? null : say.of("%s to %s", "%s à %s", say.three(low), say.three(high));
    }

    private Optional<Block> guesses() {
        List<Guess> guesses = run.fairness().guesses();
        return guesses == null || guesses.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Table(
                        say.of(
                                "How well features give an attribute away",
                                "À quel point les variables trahissent un attribut"),
                        List.of(
                                say.text("Attribute", "Attribut"),
                                say.number("AUC of a guess", "AUC d’une devinette"),
                                say.text("Strongest features", "Variables les plus fortes")),
                        guesses.stream()
                                .map(guess -> Line.of(
                                        say.of(guess.label()),
                                        say.three(guess.auc()),
                                        say.list(guess.strongest().stream()
                                                .limit(5)
                                                .map(say::feature)
                                                .toList())))
                                .toList()));
    }

    private Optional<Block> prices() {
        List<Price> prices = run.fairness().prices();
        return prices == null || prices.isEmpty()
                ? Optional.empty()
                : Optional.of(new Block.Table(
                        say.of("What knowing less would cost", "Ce que coûterait d’en savoir moins"),
                        List.of(
                                say.text("Without what tells", "Sans ce qui dit"),
                                say.number("Features dropped", "Variables retirées"),
                                say.number("Change of AUC", "Variation d’AUC"),
                                say.number("95 %% from", "95 %% de"),
                                say.number("to", "à"),
                                say.number("Change of cost", "Variation du coût"),
                                say.number("Least ratio before", "Rapport minimal avant"),
                                say.number("after", "après")),
                        prices.stream().map(this::price).toList()));
    }

    private Line price(Price price) {
        return Line.of(
                say.of(price.label()),
                say.count(price.dropped().size()),
                say.change(price.aucChange()),
                say.change(price.low()),
                say.change(price.high()),
                say.change(price.costChange()),
                orNone(of(price.impactBefore(), say::three)),
                orNone(of(price.impactAfter(), say::three)));
    }
}
