package scoreline.training.generated;

import scoreline.training.generated.PreviousApplication.Product;

/// How an approved loan is paid back; days from the application, [Work#NONE] for what is not (yet).
///
/// @param lastPlanned the last due day as first agreed
/// @param lastDue the last due day of a loan that is over
record Repayment(int drawn, int firstDue, int lastPlanned, int lastDue, int terminated, boolean insured) {

    static Repayment from(Draw draw, Product product, int decided, Terms terms) {
        boolean insured = draw.chance(product == Product.REVOLVING ? 0 : 0.37);
        if (product == Product.REVOLVING) {
            int drawn = draw.chance(0.35) ? Math.min(-1, decided + draw.whole(5, 120)) : Work.NONE;
            return new Repayment(drawn, Work.NONE, Work.NONE, Work.NONE, Work.NONE, insured);
        }
        int firstDue = decided + 30 + draw.whole(0, 3);
        int lastPlanned = firstDue + 30 * ((int) terms.payments() - 1);
        int last = draw.chance(0.35) ? firstDue + 30 * draw.whole(1, (int) terms.payments()) - 30 : lastPlanned;
        int terminated = last + draw.whole(2, 10);
        return terminated < 0
                ? new Repayment(Work.NONE, firstDue, lastPlanned, last, terminated, insured)
                : new Repayment(Work.NONE, firstDue, lastPlanned, Work.NONE, Work.NONE, insured);
    }

    boolean over() {
        return terminated != Work.NONE;
    }
}
