package scoreline.training;

/// What an interrupted training left for the one that goes on.
///
/// @param trials of the search that were done
/// @param candidates that were compared
public record Resumed(int trials, int candidates) {

    static final Resumed NOTHING = new Resumed(0, 0);

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
