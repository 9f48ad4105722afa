package scoreline.training.note;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import scoreline.page.Block;
import scoreline.page.Block.Line;
import scoreline.page.Section;
import scoreline.page.Slide;
import scoreline.plots.Axis;
import scoreline.plots.Plot;
import scoreline.training.business.CostPoint;
import scoreline.training.business.Money;
import scoreline.training.business.ReviewBand;
import scoreline.training.business.Sensitivity;
import scoreline.training.experiment.Experiment;
import scoreline.training.validation.Confusion;

/** What decisions cost, and the threshold that follows. */
record CostChapter(Experiment run, Wording say) implements Chapter {

    /** Beyond it nearly everybody is approved, and the curve is flat. */
    private static final double NEARLY_ALL = 0.995;

    @Override
    public Section section() {
        List<Block> blocks = new ArrayList<>(List.of(
                say.paragraph(
                        "Cost per application = (%s × defaults approved + good applicants refused) / applications. The"
                                + " threshold is the one that costs least on the applications not seen in training.",
                        "Coût par demande = (%s × défauts approuvés + bons demandeurs refusés) / demandes. Le seuil est"
                                + " celui qui coûte le moins sur les demandes non vues à l’entraînement.",
                        ratio()),
                threshold(),
                confusion(),
                Block.Figure.of(curve(), curveTable()),
                say.heading("If the ratio were another", "Si le rapport était autre"),
                sensitive(),
                Block.Figure.of(sensitivity()),
                sensitivityTable(run.metrics().sensitivity()),
                say.heading("Review by a person", "Examen par une personne"),
                review(),
                reviewTable(),
                say.heading("In money", "En argent")));
        Money money = run.metrics().money();
        if (money == null) {
            blocks.add(say.notice(
                    "The catalogue does not say which field is the amount, or no row has one: losses are not told in money.",
                    "Le catalogue ne dit pas quel champ est le montant, ou aucune ligne n’en a : les pertes ne sont pas"
                            + " dites en argent."));
        } else {
            blocks.add(inMoney(money));
            blocks.add(moneyTable(money));
        }
        return new Section("cost", say.of("What decisions cost", "Ce que coûtent les décisions"), blocks);
    }

    @Override
    public List<Slide> slides() {
        List<Slide> slides = new ArrayList<>(List.of(
                new Slide(
                        say.of(
                                "The threshold is the cheapest one: %s",
                                "Le seuil est le moins coûteux : %s",
                                say.fine(run.metrics().threshold())),
                        List.of(threshold(), confusion()),
                        List.of(Block.Figure.of(curve()))),
                new Slide(
                        say.of("What another cost ratio would change", "Ce que changerait un autre rapport de coûts"),
                        List.of(
                                sensitive(),
                                sensitivityTable(run.metrics().sensitivity().stream()
                                        .filter(row -> row.costRatio() % 5 == 0
                                                || row.costRatio()
                                                        == run.metrics().costRatio())
                                        .toList())),
                        List.of(Block.Figure.of(sensitivity()))),
                new Slide(
                        say.of("What review by a person is worth", "Ce que vaut l’examen par une personne"),
                        List.of(review(), reviewTable()),
                        List.of())));
        Money money = run.metrics().money();
        if (money != null) {
            slides.add(new Slide(
                    say.of(
                            "In money: %s lost per application",
                            "En argent : %s perdus par demande",
                            say.amount(money.inForce().perApplication())),
                    List.of(inMoney(money), moneyTable(money)),
                    List.of()));
        }
        return slides;
    }

    private String ratio() {
        return say.plain(run.metrics().costRatio());
    }

    private Block.Paragraph threshold() {
        var metrics = run.metrics();
        return say.paragraph(
                "Refused from %s on, at a cost of %s per application. Were the probabilities exact, the cheapest threshold"
                        + " would be 1 / (1 + %s) = %s, which costs %s here. Where each fold is decided by the threshold of"
                        + " the others, the cost is %s: that is what to expect.",
                "Refus à partir de %s, pour un coût de %s par demande. Si les probabilités étaient exactes, le seuil le"
                        + " moins coûteux serait 1 / (1 + %s) = %s, qui coûte %s ici. Quand chaque bloc est décidé par le"
                        + " seuil des autres, le coût est de %s : c’est ce à quoi il faut s’attendre.",
                say.fine(metrics.threshold()),
                say.four(metrics.costAtThreshold()),
                ratio(),
                say.fine(metrics.thresholdInTheory()),
                say.four(metrics.costAtThresholdInTheory()),
                say.four(metrics.costPerApplication()));
    }

    private Block.Table confusion() {
        Confusion confusion = run.metrics().confusion();
        return new Block.Table(
                say.of("Decisions at the threshold", "Décisions au seuil"),
                List.of(
                        say.text("Decision", "Décision"),
                        say.number("Defaulted", "En défaut"),
                        say.number("Repaid", "Remboursées"),
                        say.number("Default rate", "Taux de défaut")),
                List.of(
                        decided(
                                say.of("Refused", "Refusées"),
                                confusion.refusedDefaults(),
                                confusion.refusedRepayments()),
                        decided(
                                say.of("Approved", "Approuvées"),
                                confusion.approvedDefaults(),
                                confusion.approvedRepayments())));
    }

    private Line decided(String name, long defaults, long repayments) {
        long all = defaults + repayments;
        return Line.of(
                name,
                say.count(defaults),
                say.count(repayments),
                all == 0 ? say.none() : say.percent(defaults / (double) all));
    }

    private Plot curve() {
        List<CostPoint> points = run.metrics().costCurve().stream()
                .filter(point -> point.approvalRate() <= NEARLY_ALL)
                .toList();
        return new Plot.Lines(
                new Plot.Words(
                        say.of("Cost over thresholds", "Coût selon le seuil"),
                        say.of(
                                "Cost per application if refused from that probability on, from refusing nearly everybody to"
                                        + " approving nearly everybody.",
                                "Coût par demande si l’on refuse à partir de cette probabilité, de presque tout refuser à"
                                        + " presque tout approuver.")),
                Axis.shares(say.of("threshold", "seuil")),
                Axis.numbers(say.of("cost per application", "coût par demande")),
                List.of(new Plot.Series(
                        "",
                        points.stream()
                                .map(point -> new Plot.Point(point.threshold(), point.costPerApplication()))
                                .toList())),
                List.of(new Plot.Mark.Vertical(
                        run.metrics().threshold(),
                        say.of(
                                "in force: %s",
                                "en vigueur : %s", say.fine(run.metrics().threshold())))));
    }

    private Block.Table curveTable() {
        List<CostPoint> points = run.metrics().costCurve();
        int step = Math.max(1, points.size() / 20);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            CostPoint point = points.get(i);
            boolean inForce = point.threshold() == run.metrics().threshold();
            if (i % step == 0 || inForce) {
                lines.add(new Line(
                        List.of(
                                say.fine(point.threshold()),
                                say.percent(point.approvalRate()),
                                say.four(point.costPerApplication()),
                                say.count(point.confusion().approvedDefaults()),
                                say.count(point.confusion().refusedRepayments())),
                        inForce));
            }
        }
        return new Block.Table(
                say.of("Cost over thresholds", "Coût selon le seuil"),
                List.of(
                        say.number("Threshold", "Seuil"),
                        say.number("Approved", "Approuvées"),
                        say.number("Cost", "Coût"),
                        say.number("Defaults approved", "Défauts approuvés"),
                        say.number("Good applicants refused", "Bons demandeurs refusés")),
                lines);
    }

    private Block.Paragraph sensitive() {
        Sensitivity worst = run.metrics().sensitivity().stream()
                .max((a, b) -> Double.compare(a.regret(), b.regret()))
                .orElseThrow();
        return say.paragraph(
                "The ratio of %s to 1 is a choice. If it is wrong, keeping this threshold costs the regret in the table; the"
                        + " most, %s per application, at a ratio of %s.",
                "Le rapport de %s pour 1 est un choix. S’il est faux, garder ce seuil coûte le regret du tableau ; au plus"
                        + " %s par demande, pour un rapport de %s.",
                ratio(),
                say.four(worst.regret()),
                say.plain(worst.costRatio()));
    }

    private Plot sensitivity() {
        return new Plot.Lines(
                new Plot.Words(
                        say.of("Approval over cost ratios", "Approbation selon le rapport de coûts"),
                        say.of(
                                "Share approved at the cheapest threshold of each ratio.",
                                "Part approuvée au seuil le moins coûteux de chaque rapport.")),
                Axis.numbers(say.of("cost ratio", "rapport de coûts")),
                Axis.shares(say.of("approved", "approuvées")),
                List.of(new Plot.Series(
                        "",
                        run.metrics().sensitivity().stream()
                                .map(row -> new Plot.Point(row.costRatio(), row.approvalRate()))
                                .toList())),
                List.of(new Plot.Mark.Vertical(
                        run.metrics().costRatio(), say.of("in force: %s", "en vigueur : %s", ratio()))));
    }

    private Block.Table sensitivityTable(List<Sensitivity> rows) {
        return new Block.Table(
                say.of("Threshold, approval and cost by ratio", "Seuil, approbation et coût par rapport"),
                List.of(
                        say.number("Ratio", "Rapport"),
                        say.number("Threshold", "Seuil"),
                        say.number("In theory", "En théorie"),
                        say.number("Approved", "Approuvées"),
                        say.number("Cost", "Coût"),
                        say.number("Regret", "Regret")),
                rows.stream()
                        .map(row -> new Line(
                                List.of(
                                        say.plain(row.costRatio()),
                                        say.fine(row.threshold()),
                                        say.fine(row.thresholdInTheory()),
                                        say.percent(row.approvalRate()),
                                        say.four(row.costPerApplication()),
                                        say.four(row.regret())),
                                row.costRatio() == run.metrics().costRatio()))
                        .toList());
    }

    private Block.Paragraph review() {
        boolean inForce = run.policy().reviewFrom() < run.policy().threshold();
        String policy = inForce
                ? say.of(
                        "In force: a person looks from %s on, and from %s on the application is refused.",
                        "En vigueur : une personne examine à partir de %s, et à partir de %s la demande est refusée.",
                        say.fine(run.policy().reviewFrom()),
                        say.fine(run.policy().threshold()))
                : say.of("In force: nobody reviews.", "En vigueur : personne n’examine.");
        return new Block.Paragraph(say.of(
                        "Near the threshold, approving and refusing cost nearly the same, and a person may know more. A width"
                                + " w reviews whoever’s two expected costs differ by less than w. A review pays where it"
                                + " costs less than what it saves. ",
                        "Près du seuil, approuver et refuser coûtent presque autant, et une personne peut en savoir plus. Une"
                                + " largeur w soumet à examen ceux dont les deux coûts attendus diffèrent de moins de w. Un"
                                + " examen est rentable s’il coûte moins que ce qu’il épargne. ")
                + policy);
    }

    private Block.Table reviewTable() {
        List<ReviewBand> bands = run.metrics().reviewBands();
        List<Double> hitRates = bands.stream()
                .filter(band -> !band.worth().isEmpty())
                .findFirst()
                .map(band ->
                        band.worth().stream().map(ReviewBand.Worth::hitRate).toList())
                .orElse(List.of());
        return new Block.Table(
                say.of(
                        "Review bands: what a review saves, by the share of reviews decided rightly",
                        "Bandes d’examen : ce qu’un examen épargne, selon la part des examens bien décidés"),
                Stream.concat(
                                Stream.of(
                                        say.number("Width", "Largeur"),
                                        say.number("From", "De"),
                                        say.number("To", "À"),
                                        say.number("Reviewed", "Examinées"),
                                        say.number("Default rate", "Taux de défaut")),
                                hitRates.stream()
                                        .map(rate -> Block.Column.number(
                                                say.language().percent(rate, 0))))
                        .toList(),
                bands.stream().map(band -> bandLine(band, hitRates)).toList());
    }

    private Line bandLine(ReviewBand band, List<Double> hitRates) {
        Double defaultRate = band.defaultRate();
        Stream<String> worth = band.worth().isEmpty()
                ? hitRates.stream().map(_ -> say.none())
                : band.worth().stream().map(each -> say.two(each.savedPerReview()));
        return new Line(
                Stream.concat(
                                Stream.of(
                                        say.plain(band.width()),
                                        say.fine(band.from()),
                                        say.fine(band.to()),
                                        say.percent(band.reviewedShare()),
                                        defaultRate == null ? say.none() : say.percent(defaultRate)),
                                worth)
                        .toList(),
                band.from() == run.policy().reviewFrom()
                        && band.to() == run.policy().threshold());
    }

    private Block.Paragraph inMoney(Money money) {
        return say.paragraph(
                "If a default loses %s of the amount and a repaid loan earns %s of it, the cheapest threshold in money is %s;"
                        + " the one in force costs %s per application instead of %s. Loss and margin are assumptions until"
                        + " they are the lender’s own.",
                "Si un défaut perd %s du montant et si un prêt remboursé en rapporte %s, le seuil le moins coûteux en argent"
                        + " est %s ; celui en vigueur coûte %s par demande au lieu de %s. Perte et marge sont des hypothèses"
                        + " tant qu’elles ne sont pas celles du prêteur.",
                say.share(money.lossGivenDefault()),
                say.share(money.interestMargin()),
                money.best().threshold() == null
                        ? say.none()
                        : say.fine(money.best().threshold()),
                say.amount(money.inForce().perApplication()),
                say.amount(money.best().perApplication()));
    }

    private Block.Table moneyTable(Money money) {
        return new Block.Table(
                say.of(
                        "Lost per application, in the table’s currency (%s applications with an amount)",
                        "Pertes par demande, dans la monnaie de la table (%s demandes avec un montant)",
                        say.count(money.rows())),
                List.of(
                        say.text("Policy", "Politique"),
                        say.number("Approved", "Approuvées"),
                        say.number("To defaults", "En défauts"),
                        say.number("Margin not earned", "Marge non gagnée"),
                        say.number("Together", "Ensemble")),
                List.of(
                        lost(say.of("the threshold in force", "le seuil en vigueur"), money.inForce(), money.rows()),
                        lost(say.of("the cheapest in money", "le moins coûteux en argent"), money.best(), money.rows()),
                        lost(say.of("approve everybody", "tout approuver"), money.approvingAll(), money.rows()),
                        lost(say.of("refuse everybody", "tout refuser"), money.refusingAll(), money.rows())));
    }

    private Line lost(String name, Money.Lost lost, long rows) {
        return Line.of(
                name,
                say.percent(lost.approvalRate()),
                say.amount(lost.toDefaults() / rows),
                say.amount(lost.margin() / rows),
                say.amount(lost.perApplication()));
    }
}
