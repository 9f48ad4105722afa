package scoreline.dashboard.access;

import java.util.List;

/** What somebody may do. Names of roles as keys and tokens have them. */
public final class Role {
    /** Reads decisions, explanations, populations, the model and drift. */
    public static final String ANALYST = "analyst";

    /** Reads and scores single clients, and gives them links to their own data. */
    public static final String RELATIONSHIP_MANAGER = "relationship-manager";

    /** What an analyst may, and what concerns alerts. */
    public static final String RISK = "risk";

    /** Everything, keys and the audit log among it. */
    public static final String ADMIN = "admin";

    public static final List<String> ALL = List.of(ANALYST, RELATIONSHIP_MANAGER, RISK, ADMIN);

    private Role() {}
}
