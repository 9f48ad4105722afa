package scoreline.training.generated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An earlier application to the same lender.
///
/// @param decided day of the decision, negative
/// @param terms missing when it came to nothing before there were any
/// @param repayment missing unless it was approved
record PreviousApplication(
        long applicant,
        long id,
        Product product,
        Status status,
        int decided,
        String rejectReason,
        String purpose,
        Sale sale,
        @Nullable Terms terms,
        @Nullable Repayment repayment) {

    /** What is applied for; how often that is refused, approved if not, and, if neither, left unused. */
    enum Product {
        CASH("Cash loans", 0.218, 0.515, 0.001),
        CONSUMER("Consumer loans", 0.103, 0.953, 0.95),
        REVOLVING("Revolving loans", 0.242, 0.657, 0);

        final String label;
        private final double refused;
        private final double approved;
        private final double unused;

        Product(String label, double refused, double approved, double unused) {
            this.label = label;
            this.refused = refused;
            this.approved = approved;
            this.unused = unused;
        }
    }

    enum Status {
        APPROVED("Approved"),
        REFUSED("Refused"),
        CANCELED("Canceled"),
        UNUSED("Unused offer");

        final String label;

        Status(String label) {
            this.label = label;
        }

        private static Status from(Draw draw, Product product, Conduct conduct) {
            if (draw.chance(conduct.chance(product.refused))) {
                return REFUSED;
            }
            if (draw.chance(product.approved)) {
                return APPROVED;
            }
            return draw.chance(product.unused) ? UNUSED : CANCELED;
        }
    }

    private static final String NONE = "XNA";

    private static final Choice<Product> PRODUCTS = Choice.of(List.of(Product.values()), product -> switch (product) {
        case CASH -> 0.462;
        case CONSUMER -> 0.418;
        case REVOLVING -> 0.12;
    });
    private static final Shape DECIDED = Shape.of(2, 15, 89, 163, 301, 570, 1_261, 2_207, 2_555, 2_839, 2_922);
    private static final Choice<String> REJECTED =
            Choice.of("HC=625 | LIMIT=190 | SCO=111 | SCOFR=43 | XNA=16 | VERIF=13 | SYSTEM=1");
    private static final Choice<String> PURPOSE = Choice.of(
            "XNA=8900 | Repairs=300 | Other=200 | Urgent needs=115 | Buying a used car=43 | Everyday expenses=37"
                    + " | Payments on other loans=33 | Building a house or an annex=32 | Medicine=28 | Education=17"
                    + " | Buying a new car=13 | Buying a holiday home / land=13 | Car repairs=11 | Journey=11"
                    + " | Purchase of electronic equipment=11 | Buying a home=10 | Furniture=8"
                    + " | Wedding / gift / holiday=7 | Business development=6 | Gasification / water supply=2 | Hobby=1"
                    + " | Buying a garage=1 | Money for a third person=0.3 | Refusal to name the goal=0.3");

    static final Table<PreviousApplication> TABLE = new Table<>(
            "previous_application",
            List.of(
                    Column.whole("SK_ID_PREV", PreviousApplication::id),
                    Column.whole("SK_ID_CURR", PreviousApplication::applicant),
                    Column.text("NAME_CONTRACT_TYPE", p -> p.product.label),
                    Column.number("AMT_ANNUITY", p -> p.terms == null ? Double.NaN : p.terms.annuity()),
                    Column.number("AMT_APPLICATION", p -> p.terms == null ? 0 : p.terms.applied()),
                    Column.number("AMT_CREDIT", p -> p.terms == null ? 0 : p.terms.credit()),
                    Column.number("AMT_DOWN_PAYMENT", p -> p.terms == null ? Double.NaN : p.terms.downPayment()),
                    Column.number("AMT_GOODS_PRICE", p -> p.terms == null ? Double.NaN : p.terms.applied()),
                    Column.text("WEEKDAY_APPR_PROCESS_START", p -> p.sale.weekday()),
                    Column.whole("HOUR_APPR_PROCESS_START", p -> p.sale.hour()),
                    Column.yesNo("FLAG_LAST_APPL_PER_CONTRACT", p -> p.sale.lastPerContract()),
                    Column.flag("NFLAG_LAST_APPL_IN_DAY", p -> p.sale.lastInDay()),
                    Column.number("RATE_DOWN_PAYMENT", p -> p.terms == null ? Double.NaN : p.terms.downPaymentRate()),
                    Column.number("RATE_INTEREST_PRIMARY", p -> p.terms == null ? Double.NaN : p.terms.primaryRate()),
                    Column.number(
                            "RATE_INTEREST_PRIVILEGED", p -> p.terms == null ? Double.NaN : p.terms.privilegedRate()),
                    Column.text("NAME_CASH_LOAN_PURPOSE", PreviousApplication::purpose),
                    Column.text("NAME_CONTRACT_STATUS", p -> p.status.label),
                    Column.whole("DAYS_DECISION", PreviousApplication::decided),
                    Column.text("NAME_PAYMENT_TYPE", p -> p.sale.payment()),
                    Column.text("CODE_REJECT_REASON", PreviousApplication::rejectReason),
                    Column.text("NAME_TYPE_SUITE", p -> p.sale.suite()),
                    Column.text("NAME_CLIENT_TYPE", p -> p.sale.client()),
                    Column.text("NAME_GOODS_CATEGORY", p -> p.sale.goods()),
                    Column.text("NAME_PORTFOLIO", PreviousApplication::portfolio),
                    Column.text("NAME_PRODUCT_TYPE", PreviousApplication::productType),
                    Column.text("CHANNEL_TYPE", p -> p.sale.channel()),
                    Column.whole("SELLERPLACE_AREA", p -> p.sale.area()),
                    Column.text("NAME_SELLER_INDUSTRY", p -> p.sale.industry()),
                    Column.number("CNT_PAYMENT", p -> p.terms == null ? Double.NaN : p.terms.payments()),
                    Column.text("NAME_YIELD_GROUP", p -> p.terms == null ? NONE : p.terms.yieldGroup()),
                    Column.text("PRODUCT_COMBINATION", PreviousApplication::combination),
                    Column.number("DAYS_FIRST_DRAWING", p -> p.repayment == null ? Double.NaN : p.repayment.drawn()),
                    Column.number("DAYS_FIRST_DUE", p -> p.repayment == null ? Double.NaN : p.repayment.firstDue()),
                    Column.number(
                            "DAYS_LAST_DUE_1ST_VERSION",
                            p -> p.repayment == null ? Double.NaN : p.repayment.lastPlanned()),
                    Column.number("DAYS_LAST_DUE", p -> p.repayment == null ? Double.NaN : p.repayment.lastDue()),
                    Column.number("DAYS_TERMINATION", p -> p.repayment == null ? Double.NaN : p.repayment.terminated()),
                    Column.number(
                            "NFLAG_INSURED_ON_APPROVAL",
                            p -> p.repayment == null ? Double.NaN : p.repayment.insured() ? 1 : 0)));

    /** All earlier applications of an applicant; one in twenty has none. */
    static List<PreviousApplication> of(Draw draw, Application application, Conduct conduct) {
        List<PreviousApplication> all = new ArrayList<>();
        int count = draw.chance(0.95) ? draw.atLeastOne(5.2, History.MOST) : 0;
        for (int i = 0; i < count; i++) {
            all.add(from(draw, application, History.id(application, i), conduct));
        }
        return all;
    }

    private static PreviousApplication from(Draw draw, Application application, long id, Conduct conduct) {
        Product product = PRODUCTS.from(draw);
        Status status = Status.from(draw, product, conduct);
        int decided = (int) -DECIDED.wholeAt(draw.normal());
        Terms terms = draw.chance(comesToNothing(product, status)) ? null : Terms.from(draw, product, status);
        Repayment repayment =
                terms == null || status != Status.APPROVED ? null : Repayment.from(draw, product, decided, terms);
        return new PreviousApplication(
                application.id(),
                id,
                product,
                status,
                decided,
                switch (status) {
                    case REFUSED -> REJECTED.from(draw);
                    case UNUSED -> "CLIENT";
                    case APPROVED, CANCELED -> "XAP";
                },
                product == Product.CASH ? PURPOSE.from(draw) : "XAP",
                Sale.from(draw, product),
                terms,
                repayment);
    }

    private static double comesToNothing(Product product, Status status) {
        return switch (status) {
            case APPROVED, UNUSED -> 0;
            case CANCELED -> 0.97;
            case REFUSED -> product == Product.REVOLVING ? 0.05 : 0.17;
        };
    }

    private boolean hasTerms() {
        return terms != null && status != Status.UNUSED;
    }

    private String portfolio() {
        if (!hasTerms()) {
            return NONE;
        }
        return switch (product) {
            case CASH -> "Cash";
            case CONSUMER -> "POS";
            case REVOLVING -> "Cards";
        };
    }

    private String productType() {
        if (!hasTerms() || product == Product.CONSUMER) {
            return NONE;
        }
        return sale.crossSold() ? "x-sell" : "walk-in";
    }

    private @Nullable String combination() {
        return switch (product) {
            case CASH ->
                terms == null ? "Cash" : (sale.crossSold() ? "Cash X-Sell: " : "Cash Street: ") + terms.level();
            case CONSUMER -> "POS " + sale.sector(terms != null && terms.interestFree());
            case REVOLVING -> sale.crossSold() ? "Card X-Sell" : "Card Street";
        };
    }
}
