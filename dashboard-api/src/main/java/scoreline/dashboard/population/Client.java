package scoreline.dashboard.population;

import scoreline.wire.CreditDecision;

/// A decision that is held against others.
///
/// @param place among those of its bundle
record Client(int place, CreditDecision decision) {
    /** Says nothing of the decision: it is personal data. */
    @Override
    public String toString() {
        return "Client";
    }
}
