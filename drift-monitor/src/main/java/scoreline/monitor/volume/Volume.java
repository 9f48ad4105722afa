package scoreline.monitor.volume;

import java.util.Arrays;
import scoreline.plots.Language;
import scoreline.scoring.catalogue.Text;

/// How many decisions a window holds, beside the windows before it.
///
/// @param rows decisions
/// @param windows before it that are looked at, at least 1
/// @param usual their median
/// @param lowest of them
/// @param highest of them
/// @param unusual whether it is beyond all of them, and farther from the median than chance goes
public record Volume(long rows, int windows, double usual, long lowest, long highest, boolean unusual) {
    /** With fewer windows to compare with, nothing is unusual. */
    private static final int FEWEST = 8;

    /// Deviations from the median that make an outlier, after Iglewicz and Hoaglin (1993).
    ///
    /// @see <a href="https://www.itl.nist.gov/div898/handbook/eda/section3/eda35h.htm">modified z-scores</a>
    private static final double FAR = 3.5;

    /** A normal distribution's standard deviation, in its median absolute ones. */
    private static final double SIGMA = 1.4826;

    /// @param before decisions of the windows before, shape (windows), at least one
    static Volume of(long rows, long[] before) {
        double usual = median(Arrays.stream(before).asDoubleStream().toArray());
        double spread = median(Arrays.stream(before)
                .mapToDouble(each -> Math.abs(each - usual))
                .toArray());
        long lowest = Arrays.stream(before).min().orElseThrow();
        long highest = Arrays.stream(before).max().orElseThrow();
        // Applicants who come by chance scatter by the root of their number, however calm the windows before were.
        double far = FAR * Math.max(SIGMA * spread, Math.sqrt(usual));
        boolean beyond = rows < lowest || rows > highest;
        boolean unusual = before.length >= FEWEST && beyond && Math.abs(rows - usual) > far;
        return new Volume(rows, before.length, usual, lowest, highest, unusual);
    }

    private static double median(double[] values) {
        double[] ascending = values.clone();
        Arrays.sort(ascending);
        int half = ascending.length / 2;
        return ascending.length % 2 == 1 ? ascending[half] : (ascending[half - 1] + ascending[half]) / 2;
    }

    /** In plain words. */
    public Text sentence() {
        Text remark = remark();
        return new Text(
                remark.en()
                        + Language.ENGLISH.say(
                                "%,d %s; the %,d %s before had %,d to %,d, their median is %,.0f.",
                                rows,
                                Language.ENGLISH.plural(rows, "decision", "decisions"),
                                windows,
                                Language.ENGLISH.plural(windows, "window", "windows"),
                                lowest,
                                highest,
                                usual),
                remark.fr()
                        + Language.FRENCH.say(
                                "%,d %s ; sur %,d %s, de %,d à %,d, médiane %,.0f.",
                                rows,
                                Language.FRENCH.plural(rows, "décision", "décisions"),
                                windows,
                                Language.FRENCH.plural(windows, "fenêtre précédente", "fenêtres précédentes"),
                                lowest,
                                highest,
                                usual));
    }

    private Text remark() {
        if (!unusual) {
            return new Text("", "");
        }
        return rows > usual
                ? new Text("Unusually many decisions. ", "Bien plus de décisions que d’ordinaire. ")
                : new Text("Unusually few decisions. ", "Bien moins de décisions que d’ordinaire. ");
    }
}
