package scoreline.training.generated;

/** Amounts, in the currency of the tables: 4.5 is their smallest coin. */
final class Money {

    static final double COIN = 4.5;

    private Money() {}

    static double round(double amount, double to) {
        return Math.rint(amount / to) * to;
    }

    /** What a loan costs per month, over so many months at so much a month. */
    static double annuity(double credit, int months, double monthlyRate) {
        return credit * monthlyRate / (1 - StrictMath.pow(1 + monthlyRate, -months));
    }
}
