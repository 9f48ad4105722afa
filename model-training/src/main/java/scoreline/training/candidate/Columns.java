package scoreline.training.candidate;

/** Which of the catalogue's features a candidate learns from; what is left out is decided by the rows it sees. */
public enum Columns {
    ALL("all"),
    /** Those that seven in ten rows lack are left out. */
    FILLED("at most 70 % missing"),
    /** The sixty that contribute most to the scores of a small model of trees. */
    STRONGEST("60 strongest"),
    /** All, turned into the principal components that keep 95 % of the variance; not for trees. */
    COMPONENTS("principal components");

    private final String title;

    Columns(String title) {
        this.title = title;
    }

    /** As people call it. */
    public String title() {
        return title;
    }
}
