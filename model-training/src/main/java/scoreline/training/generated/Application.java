package scoreline.training.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// One application with all that was drawn for it.
///
/// @param knownToBureau whether another lender has reported the applicant
/// @param risk log-odds of default, as far as the written columns tell
/// @param hardship what bad times add to the log-odds of default; nothing shows it
/// @param luck in [0, 1): who has less of it than the probability of default defaults
record Application(
        long index,
        Person person,
        Work work,
        Loan loan,
        Scores scores,
        Building building,
        Surroundings surroundings,
        Documents documents,
        boolean knownToBureau,
        double risk,
        Conduct conduct,
        double hardship,
        double luck) {

    /** Far above Kaggle's, which end below 460,000. */
    static final long FIRST_ID = 900_000_001L;

    private static final double CONDUCT = 0.45;

    static final Table<Application> TEST = new Table<>("application_test", columns());
    static final Table<Application> TRAIN = new Table<>("application_train", labelled());

    static Application at(long seed, long index) {
        return from(Draw.of(seed, index, Draw.Purpose.APPLICATION), index, 0);
    }

    /// @param older how much older than usual the applicants are, in standard deviations of age
    static Application from(Draw draw, long index, double older) {
        Person person = Person.from(draw, older);
        Work work = Work.from(draw, person);
        Loan loan = Loan.from(draw, person, work);
        boolean knownToBureau = !draw.chance(0.136);
        Scores scores = Scores.from(draw, person, work, knownToBureau);
        Building building = Building.from(draw, person);
        Surroundings surroundings = Surroundings.from(draw, knownToBureau);
        Documents documents = Documents.from(draw, work, loan);
        double risk = Risk.of(person, work, loan, scores, building, surroundings);
        Conduct conduct = Conduct.of(draw.normal(), risk);
        return new Application(
                index,
                person,
                work,
                loan,
                scores,
                building,
                surroundings,
                documents,
                knownToBureau,
                risk,
                conduct,
                0,
                draw.uniform());
    }

    long id() {
        return FIRST_ID + index;
    }

    /** All that the application and the history tell taken together. */
    double probabilityOfDefault() {
        return Draw.logistic(risk + CONDUCT * conduct.hidden() + hardship);
    }

    boolean defaults() {
        return luck < probabilityOfDefault();
    }

    Application with(Work other) {
        return changed(other, loan, scores, documents, hardship);
    }

    Application with(Scores other) {
        return changed(work, loan, other, documents, hardship);
    }

    Application with(Loan other, Documents papers) {
        return changed(work, other, scores, papers, hardship);
    }

    Application inHardship(double logOdds) {
        return changed(work, loan, scores, documents, logOdds);
    }

    /** The same person with the same past: the risk is that of what is written now. */
    private Application changed(Work work, Loan loan, Scores scores, Documents documents, double hardship) {
        return new Application(
                index,
                person,
                work,
                loan,
                scores,
                building,
                surroundings,
                documents,
                knownToBureau,
                Risk.of(person, work, loan, scores, building, surroundings),
                conduct,
                hardship,
                luck);
    }

    private static List<Column<Application>> labelled() {
        List<Column<Application>> columns = new ArrayList<>(columns());
        columns.add(1, Column.flag("TARGET", Application::defaults));
        return columns;
    }

    private static List<Column<Application>> columns() {
        List<Column<Application>> columns = new ArrayList<>();
        columns.addAll(List.of(
                Column.whole("SK_ID_CURR", Application::id),
                Column.text("NAME_CONTRACT_TYPE", a -> a.loan.revolving() ? "Revolving loans" : "Cash loans"),
                Column.text("CODE_GENDER", a -> a.person.gender()),
                Column.yesNo("FLAG_OWN_CAR", a -> a.work.ownsCar()),
                Column.yesNo("FLAG_OWN_REALTY", a -> a.person.ownsRealty()),
                Column.whole("CNT_CHILDREN", a -> a.person.children()),
                Column.number("AMT_INCOME_TOTAL", a -> a.work.income()),
                Column.number("AMT_CREDIT", a -> a.loan.credit()),
                Column.number("AMT_ANNUITY", a -> a.loan.annuity()),
                Column.number("AMT_GOODS_PRICE", a -> a.loan.goods()),
                Column.text("NAME_TYPE_SUITE", a -> a.loan.suite()),
                Column.text("NAME_INCOME_TYPE", a -> a.work.incomeType()),
                Column.text("NAME_EDUCATION_TYPE", a -> a.person.education()),
                Column.text("NAME_FAMILY_STATUS", a -> a.person.family()),
                Column.text("NAME_HOUSING_TYPE", a -> a.person.housing()),
                Column.number("REGION_POPULATION_RELATIVE", a -> a.person.regionPopulation()),
                Column.whole("DAYS_BIRTH", a -> a.person.daysBirth()),
                Column.whole("DAYS_EMPLOYED", a -> a.work.daysEmployed()),
                Column.number("DAYS_REGISTRATION", a -> a.person.daysRegistration()),
                Column.whole("DAYS_ID_PUBLISH", a -> a.person.daysIdPublish()),
                Column.number("OWN_CAR_AGE", a -> a.work.carAge()),
                Column.flag("FLAG_MOBIL", everyone -> true),
                Column.flag("FLAG_EMP_PHONE", a -> a.work.employed()),
                Column.flag("FLAG_WORK_PHONE", a -> a.work.workPhone()),
                Column.flag("FLAG_CONT_MOBILE", a -> a.work.reachable()),
                Column.flag("FLAG_PHONE", a -> a.work.phone()),
                Column.flag("FLAG_EMAIL", a -> a.work.email()),
                Column.text(
                        "OCCUPATION_TYPE",
                        a -> a.work.occupation() == null
                                ? null
                                : a.work.occupation().name()),
                Column.number("CNT_FAM_MEMBERS", a -> a.person.familyMembers()),
                Column.whole("REGION_RATING_CLIENT", a -> a.person.regionRating()),
                Column.whole("REGION_RATING_CLIENT_W_CITY", a -> a.person.regionRatingWithCity()),
                Column.text("WEEKDAY_APPR_PROCESS_START", a -> a.loan.weekday()),
                Column.whole("HOUR_APPR_PROCESS_START", a -> a.loan.hour()),
                Column.flag("REG_REGION_NOT_LIVE_REGION", a -> a.work.differs(0)),
                Column.flag("REG_REGION_NOT_WORK_REGION", a -> a.work.differs(1)),
                Column.flag("LIVE_REGION_NOT_WORK_REGION", a -> a.work.differs(2)),
                Column.flag("REG_CITY_NOT_LIVE_CITY", a -> a.work.differs(3)),
                Column.flag("REG_CITY_NOT_WORK_CITY", a -> a.work.differs(4)),
                Column.flag("LIVE_CITY_NOT_WORK_CITY", a -> a.work.differs(5)),
                Column.text(
                        "ORGANIZATION_TYPE",
                        a -> a.work.employer() == null
                                ? "XNA"
                                : a.work.employer().name()),
                Column.number("EXT_SOURCE_1", a -> a.scores.first()),
                Column.number("EXT_SOURCE_2", a -> a.scores.second()),
                Column.number("EXT_SOURCE_3", a -> a.scores.third())));
        columns.addAll(of(Application::building, Building.measures()));
        columns.addAll(of(
                Application::building,
                List.of(
                        Column.text("FONDKAPREMONT_MODE", Building::fund),
                        Column.text("HOUSETYPE_MODE", Building::type),
                        Column.number("TOTALAREA_MODE", Building::totalArea),
                        Column.text("WALLSMATERIAL_MODE", Building::walls),
                        Column.text("EMERGENCYSTATE_MODE", Building::emergency))));
        columns.addAll(of(
                Application::surroundings,
                List.of(
                        Column.number("OBS_30_CNT_SOCIAL_CIRCLE", Surroundings::observed30),
                        Column.number("DEF_30_CNT_SOCIAL_CIRCLE", Surroundings::defaulted30),
                        Column.number("OBS_60_CNT_SOCIAL_CIRCLE", Surroundings::observed60),
                        Column.number("DEF_60_CNT_SOCIAL_CIRCLE", Surroundings::defaulted60))));
        columns.add(Column.number("DAYS_LAST_PHONE_CHANGE", a -> a.work.daysLastPhoneChange()));
        columns.addAll(of(Application::documents, Documents.columns()));
        columns.addAll(of(
                Application::surroundings,
                List.of(
                        Column.number("AMT_REQ_CREDIT_BUREAU_HOUR", Surroundings::hour),
                        Column.number("AMT_REQ_CREDIT_BUREAU_DAY", Surroundings::day),
                        Column.number("AMT_REQ_CREDIT_BUREAU_WEEK", Surroundings::week),
                        Column.number("AMT_REQ_CREDIT_BUREAU_MON", Surroundings::month),
                        Column.number("AMT_REQ_CREDIT_BUREAU_QRT", Surroundings::quarter),
                        Column.number("AMT_REQ_CREDIT_BUREAU_YEAR", Surroundings::year))));
        return columns;
    }

    private static <P> List<Column<Application>> of(Function<Application, P> part, List<Column<P>> columns) {
        return columns.stream().map(column -> column.within(part)).toList();
    }
}
