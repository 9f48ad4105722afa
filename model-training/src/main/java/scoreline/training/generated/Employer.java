package scoreline.training.generated;

import java.util.List;

/// A kind of employer: how many of a thousand private and public employees it has, the occupation
/// most of them share and the share of it, and what it adds to the log-odds of default.
record Employer(String name, double ofPrivate, double ofPublic, Occupation typical, double typicalShare, double risk) {

    static final List<Employer> ALL = List.of(
            employer("Business Entity Type 3", 288, 30, "Laborers", 0.26, 0.10),
            employer("Self-employed", 168, 4.7, "Sales staff", 0.34, 0.15),
            employer("Other", 63, 117, "Laborers", 0.18, -0.10),
            employer("Medicine", 36, 146, "Medicine staff", 0.51, -0.20),
            employer("Government", 32, 140, "Core staff", 0.24, -0.20),
            employer("Business Entity Type 2", 42, 12, "Laborers", 0.44, 0.05),
            employer("School", 26, 133, "Core staff", 0.47, -0.35),
            employer("Trade: type 7", 35, 4.3, "Sales staff", 0.52, 0.10),
            employer("Kindergarten", 21, 94, "Core staff", 0.59, -0.30),
            employer("Construction", 27, 3.5, "Laborers", 0.50, 0.00),
            employer("Business Entity Type 1", 24, 4.7, "Laborers", 0.37, -0.10),
            employer("Transport: type 4", 22, 4.7, "Laborers", 0.29, 0.10),
            employer("Industry: type 9", 15, 5.1, "Laborers", 0.47, -0.20),
            employer("Trade: type 3", 14, 0.8, "Sales staff", 0.39, 0.10),
            employer("Industry: type 3", 14, 3.1, "Laborers", 0.46, 0.15),
            employer("Security", 14, 4.3, "Security staff", 0.73, -0.10),
            employer("Housing", 12, 10, "Laborers", 0.46, 0.15),
            employer("Industry: type 11", 12, 5.1, "Laborers", 0.49, -0.20),
            employer("Military", 4.7, 68, "Core staff", 0.22, -0.20),
            employer("Police", 5.0, 62, "Core staff", 0.64, -0.10),
            employer("Bank", 10, 3.1, "Core staff", 0.55, -0.10),
            employer("Transport: type 2", 9.4, 11, "Laborers", 0.48, 0.10),
            employer("Agriculture", 9.8, 3.5, "Core staff", 0.24, 0.00),
            employer("Postal", 7.0, 31, "Core staff", 0.37, 0.05),
            employer("Security Ministries", 3.8, 48, "Core staff", 0.30, -0.20),
            employer("Trade: type 2", 7.4, 0.4, "Core staff", 0.35, -0.05),
            employer("Restaurant", 7.3, 1.2, "Cooking staff", 0.34, 0.10),
            employer("Services", 7.1, 0.4, "Private service staff", 0.43, -0.05),
            employer("University", 4.8, 17, "Core staff", 0.20, -0.10),
            employer("Industry: type 7", 6.1, 1.2, "Laborers", 0.50, 0.10),
            employer("Transport: type 3", 5.3, 0.0, "Drivers", 0.80, 0.20),
            employer("Industry: type 1", 4.6, 0.4, "Laborers", 0.55, 0.15),
            employer("Electricity", 4.2, 3.9, "Laborers", 0.47, -0.10),
            employer("Hotel", 3.7, 2.7, "Core staff", 0.14, -0.05),
            employer("Industry: type 4", 3.4, 0.0, "Laborers", 0.44, 0.15),
            employer("Industry: type 5", 2.9, 0.8, "Laborers", 0.60, -0.05),
            employer("Trade: type 6", 2.7, 2.7, "High skill tech staff", 0.40, -0.05),
            employer("Telecom", 2.4, 1.2, "Core staff", 0.30, -0.05),
            employer("Advertising", 2.3, 0.4, "Core staff", 0.23, 0.00),
            employer("Emergency", 1.4, 9.4, "Core staff", 0.23, 0.00),
            employer("Insurance", 2.1, 2.0, "Core staff", 0.55, -0.05),
            employer("Industry: type 12", 2.2, 0.0, "High skill tech staff", 0.27, -0.10),
            employer("Industry: type 2", 2.0, 0.0, "Laborers", 0.56, 0.10),
            employer("Realtor", 1.7, 0.4, "Realty agents", 0.31, 0.00),
            employer("Culture", 1.5, 2.4, "Core staff", 0.28, -0.05),
            employer("Mobile", 1.6, 0.8, "Core staff", 0.45, 0.00),
            employer("Legal Services", 1.4, 1.2, "Core staff", 0.70, -0.10),
            employer("Trade: type 1", 1.3, 0.0, "Sales staff", 0.57, 0.00),
            employer("Cleaning", 1.3, 0.4, "Laborers", 0.25, 0.05),
            employer("Transport: type 1", 1.0, 0.0, "Core staff", 0.19, -0.05),
            employer("Industry: type 10", 0.7, 0.0, "Laborers", 0.30, 0.05),
            employer("Religion", 0.3, 0.4, "Core staff", 0.50, -0.05),
            employer("Industry: type 6", 0.3, 0.4, "Laborers", 0.20, 0.05),
            employer("Trade: type 5", 0.3, 0.0, "Core staff", 0.43, 0.00),
            employer("Industry: type 13", 0.3, 0.0, "Laborers", 0.29, 0.00),
            employer("Trade: type 4", 0.3, 0.0, "Laborers", 0.43, 0.00),
            employer("Industry: type 8", 0.1, 0.0, "Laborers", 0.75, 0.00));

    static final Choice<Employer> PRIVATE = Choice.of(ALL, Employer::ofPrivate);
    static final Choice<Employer> PUBLIC = Choice.of(ALL, Employer::ofPublic);

    private static Employer employer(
            String name, double ofPrivate, double ofPublic, String typical, double typicalShare, double risk) {
        return new Employer(name, ofPrivate, ofPublic, Occupation.named(typical), typicalShare, risk);
    }
}
