package scoreline.training.generated;

import java.util.List;
import org.jspecify.annotations.Nullable;
import scoreline.training.generated.PreviousApplication.Product;

/** Where, when and how an earlier application came in. */
record Sale(
        String weekday,
        int hour,
        boolean lastPerContract,
        boolean lastInDay,
        String payment,
        @Nullable String suite,
        String client,
        String goods,
        String industry,
        String channel,
        int area,
        boolean crossSold) {

    /** What shops of an industry sell; sector is their name in product names. */
    private record Industry(String name, double share, String sector, Choice<String> goods) {}

    private static final String NONE = "XNA";
    private static final String OTHER = "other";

    private static final List<Industry> INDUSTRIES = List.of(
            new Industry(
                    "Consumer electronics",
                    485,
                    "household",
                    Choice.of("Consumer Electronics=39 | Audio/Video=32 | Computers=20 | Photo / Cinema Equipment=7"
                            + " | Homewares=2")),
            new Industry("Connectivity", 330, "mobile", Choice.of("Mobile=83 | Computers=16 | Office Appliances=1")),
            new Industry("Furniture", 75, "industry", Choice.of("Furniture=92 | Homewares=5 | Gardening=3")),
            new Industry(
                    "Construction", 42, "industry", Choice.of("Construction Materials=85 | Gardening=9 | Other=6")),
            new Industry("Clothing", 34, "industry", Choice.of("Clothing and Accessories=97 | Sport and Leisure=3")),
            new Industry(
                    "Industry", 22, "industry", Choice.of("Medical Supplies=40 | Vehicles=30 | Sport and Leisure=30")),
            new Industry("Auto technology", 8, OTHER, Choice.of("Auto Accessories=95 | Vehicles=5")),
            new Industry("Jewelry", 4, "industry", Choice.of("Jewelry=100")),
            new Industry("MLM partners", 2, OTHER, Choice.of("Direct Sales=60 | Medicine=20 | Fitness=20")),
            new Industry("Tourism", 1, OTHER, Choice.of("Tourism=96 | Insurance=2 | Additional Service=2")));

    private static final Choice<Industry> INDUSTRY = Choice.of(INDUSTRIES, Industry::share);
    private static final Choice<String> WEEKDAY = Choice.of(
            "TUESDAY=157 | FRIDAY=153 | WEDNESDAY=152 | MONDAY=151 | THURSDAY=148 | SATURDAY=142 | SUNDAY=97");
    private static final Choice<String> SUITE =
            Choice.of("Unaccompanied=3076 | Family=1244 | Spouse, partner=384 | Children=180 | Other_B=107 | Other_A=53"
                    + " | Group of people=14");
    private static final Choice<String> CLIENT = Choice.of("Repeater=7419 | New=1741 | Refreshed=829 | XNA=11");
    private static final Choice<String> PAYMENT =
            Choice.of("Cash through the bank=865 | XNA=125 | Non-cash from your account=8"
                    + " | Cashless from the account of the employer=1");
    private static final Choice<String> SHOP =
            Choice.of("Country-wide=576 | Stone=282 | Regional / Local=142 | Car dealer=0.4");
    private static final Choice<String> OFFICE =
            Choice.of("Credit and cash offices=770 | Contact center=78 | Country-wide=80 | AP+ (Cash loan)=55 | Stone=8"
                    + " | Regional / Local=5 | Channel of corporate sales=4");

    static Sale from(Draw draw, Product product) {
        Industry industry = product == Product.CONSUMER ? INDUSTRY.from(draw) : null;
        return new Sale(
                WEEKDAY.from(draw),
                Math.clamp(Math.round(12.5 + 3.3 * draw.normal()), 0, 23),
                !draw.chance(0.0042),
                !draw.chance(0.0033),
                product == Product.REVOLVING ? NONE : PAYMENT.from(draw),
                draw.chance(0.494) ? null : SUITE.from(draw),
                CLIENT.from(draw),
                industry == null ? NONE : industry.goods().from(draw),
                industry == null ? NONE : industry.name(),
                industry == null ? OFFICE.from(draw) : SHOP.from(draw),
                industry == null ? -1 : (int) Math.min(250_000, draw.lognormal(150, 1.8)),
                draw.chance(0.8));
    }

    /** The sector and the interest, as product names put them. */
    String sector(boolean interestFree) {
        String sector = INDUSTRIES.stream()
                .filter(candidate -> candidate.name().equals(industry))
                .map(Industry::sector)
                .findFirst()
                .orElse(OTHER);
        if (interestFree) {
            return (sector.equals(OTHER) ? "others" : sector) + " without interest";
        }
        return sector + " with interest";
    }
}
