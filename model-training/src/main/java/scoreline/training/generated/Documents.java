package scoreline.training.generated;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** Which of the documents 2 … 21 came with the application: mostly one of the common ones, seldom more. */
record Documents(BitSet given) {

    private static final Choice<String> WITH_WORK =
            Choice.of("3=0.83 | 8=0.094 | 0=0.045 | 5=0.016 | 6=0.011 | 11=0.004 | 9=0.004");
    private static final Choice<String> RETIRED = Choice.of("3=0.48 | 6=0.455 | 0=0.045 | 8=0.012 | 5=0.008");
    private static final Choice<String> REVOLVING =
            Choice.of("0=0.9 | 3=0.041 | 5=0.026 | 8=0.018 | 11=0.008 | 6=0.007");
    private static final List<Rare> FURTHER = List.of(
            new Rare(2, 0.00005),
            new Rare(4, 0.0001),
            new Rare(7, 0.0002),
            new Rare(10, 0.00002),
            new Rare(12, 0.00001),
            new Rare(13, 0.0034),
            new Rare(14, 0.0029),
            new Rare(15, 0.0012),
            new Rare(16, 0.0100),
            new Rare(17, 0.0003),
            new Rare(18, 0.0081),
            new Rare(19, 0.0006),
            new Rare(20, 0.0005),
            new Rare(21, 0.0003));

    private record Rare(int number, double share) {}

    static Documents from(Draw draw, Work work, Loan loan) {
        BitSet given = new BitSet();
        Choice<String> common = loan.revolving() ? REVOLVING : work.employed() ? WITH_WORK : RETIRED;
        given.set(Integer.parseInt(common.from(draw)));
        for (Rare document : FURTHER) {
            if (draw.chance(document.share())) {
                given.set(document.number());
            }
        }
        return new Documents(given);
    }

    boolean has(int document) {
        return given.get(document);
    }

    /** FLAG_DOCUMENT_2 … FLAG_DOCUMENT_21. */
    static List<Column<Documents>> columns() {
        return IntStream.rangeClosed(2, 21)
                .mapToObj(number -> Column.<Documents>flag("FLAG_DOCUMENT_" + number, given -> given.has(number)))
                .toList();
    }
}
