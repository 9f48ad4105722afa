package scoreline.training.generated;

import scoreline.training.generated.PreviousApplication.Product;
import scoreline.training.generated.PreviousApplication.Status;

/// The terms of an earlier application.
///
/// @param payments months to pay in; 0 for a card, NaN where an offer was not taken up
record Terms(
        double applied,
        double credit,
        double annuity,
        double downPayment,
        double payments,
        double primaryRate,
        double privilegedRate,
        String yieldGroup) {

    private static final Choice<String> CASH_MONTHS =
            Choice.of("12=27 | 24=18 | 18=14 | 36=13 | 60=9 | 48=8 | 6=5 | 30=3 | 42=1.5 | 54=0.5");
    private static final Choice<String> CONSUMER_MONTHS =
            Choice.of("12=32 | 6=24 | 10=20 | 24=8 | 8=4 | 18=4 | 4=3.5 | 14=1 | 16=1 | 36=1 | 5=0.5 | 3=0.2");
    private static final Choice<String> CARD_LIMIT = Choice.of(
            "45000=45 | 180000=10 | 135000=10 | 90000=8 | 225000=7 | 67500=6 | 270000=5 | 112500=4 | 450000=3 | 360000=2");
    private static final Choice<String> CASH_YIELD =
            Choice.of("middle=3876 | high=2531 | low_normal=2468 | low_action=260");
    private static final Choice<String> CONSUMER_YIELD =
            Choice.of("high=5867 | middle=5462 | low_normal=4578 | low_action=1709");
    private static final String FREE = "low_action";

    static Terms from(Draw draw, Product product, Status status) {
        if (product == Product.REVOLVING) {
            double limit = Double.parseDouble(CARD_LIMIT.from(draw));
            return new Terms(limit, limit, limit / 20, Double.NaN, 0, Double.NaN, Double.NaN, "XNA");
        }
        boolean cash = product == Product.CASH;
        double wish = cash ? draw.lognormal(230_000, 0.8) : draw.lognormal(65_000, 0.75);
        double applied = Math.max(13_500, Money.round(wish, cash ? 22_500 : Money.COIN));
        double down = cash ? 0 : draw.chance(0.5) ? 0 : Money.round(applied * draw.between(0.02, 0.3), Money.COIN);
        double credit = Money.round((applied - down) * draw.between(1, 1.2), Money.COIN);
        if (status == Status.UNUSED) {
            return new Terms(applied, credit, Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, "XNA");
        }
        int months = Integer.parseInt((cash ? CASH_MONTHS : CONSUMER_MONTHS).from(draw));
        String yield = (cash ? CASH_YIELD : CONSUMER_YIELD).from(draw);
        double rate = switch (yield) {
            case "high" -> 0.035;
            case "middle" -> 0.022;
            case "low_normal" -> 0.013;
            default -> 0.002;
        };
        boolean rated = !cash && draw.chance(0.01);
        return new Terms(
                applied,
                credit,
                Math.rint(1_000 * Money.annuity(credit, months, rate)) / 1_000,
                cash && draw.chance(0.88) ? Double.NaN : down,
                months,
                rated ? draw.between(0.14, 0.21) : Double.NaN,
                rated ? draw.between(0.57, 0.87) : Double.NaN,
                yield);
    }

    double downPaymentRate() {
        return downPayment / applied;
    }

    boolean interestFree() {
        return yieldGroup.equals(FREE);
    }

    /** The yield group as product names put it. */
    String level() {
        return yieldGroup.startsWith("low") || yieldGroup.equals("XNA") ? "low" : yieldGroup;
    }
}
