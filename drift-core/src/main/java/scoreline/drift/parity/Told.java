package scoreline.drift.parity;

/** What Evidently says of one column. */
public sealed interface Told {

    /// @param method its default for such a column
    /// @param score a p or a distance, as the method has it
    /// @param psi its stability index, which is no default
    record Compared(Method method, double score, double psi) implements Told {
        @Override
        public boolean isDrift() {
            return method.isDrift(score);
        }
    }

    /** It compares nothing. */
    enum Refused implements Told {
        /** One table has no value: it stops with an error, and the whole report with it. */
        EMPTY,
        /** It trains a classifier on the words, which is not reproduced here. */
        TEXT,
        /** Numbers in one table, texts in the other, or both in one: what becomes of it depends on pandas. */
        MIXED;

        @Override
        public boolean isDrift() {
            return false;
        }
    }

    boolean isDrift();
}
