package scoreline.scoring.catalogue;

/// How old an applicant is, where the application tells: what fairness is examined by. Whether features read it
/// is theirs to say.
///
/// @param value the field it is read from
/// @param oneYear what a year of age is in that field: 1 where it counts years, 365.25 for the days since a date
///     of birth, -365.25 where these are counted backwards; not 0
public record Age(Formula.Number value, double oneYear) {
    public Age {
        if (oneYear == 0) {
            throw new UnusableCatalogue("the age must have a number other than 0 as its oneYear.");
        }
    }

    /** The field's position. */
    public int field() {
        return value.field();
    }

    /** NaN where missing. */
    public double years(Row row) {
        return value.of(row) / oneYear;
    }
}
