package scoreline.dashboard.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import scoreline.dashboard.decision.Order.Position;
import scoreline.dashboard.population.Column;
import scoreline.dashboard.population.Criterion;
import scoreline.dashboard.population.MadeUpNumbers;
import scoreline.dashboard.population.Numbers;
import scoreline.dashboard.population.Selection;

/** Lists over several chunks of two bundles, against the sorted decisions. */
class LeadingTest {
    private static final int[] PLACES = {4 * Column.CHUNK + 17, 2 * Column.CHUNK};
    private static final int MOST = 51;

    private final SplittableRandom random = new SplittableRandom(1);

    /** Times nearly in the order of places, as they come about, many of them equal. */
    private long time(int place) {
        return (place + random.nextLong(3_000)) / 7;
    }

    private Selection selection(int bundle, List<Criterion> criteria) {
        int places = PLACES[bundle - 1];
        var outcomes = new byte[places];
        var times = new long[places];
        var probabilities = new double[places];
        for (int place = 0; place < places; place++) {
            outcomes[place] = (byte) random.nextInt(Column.ERASED + 1);
            times[place] = time(place);
            probabilities[place] = random.nextInt(1_000) / 1_000.0;
        }
        Map<Column, Numbers> numbers = Map.of(
                Column.OUTCOME, MadeUpNumbers.of(outcomes),
                Column.SUBMITTED, MadeUpNumbers.of(times),
                Column.PROBABILITY, MadeUpNumbers.of(probabilities));
        return new Selection(bundle, places, criteria, numbers);
    }

    private static List<Position> sorted(List<Selection> selections, Order order, List<BitSet> about) {
        var all = new ArrayList<Position>();
        for (int which = 0; which < selections.size(); which++) {
            var selection = selections.get(which);
            var keys = selection.numbers(order.column());
            for (int chunk = 0; chunk < selection.chunks(); chunk++) {
                int from = selection.from(chunk);
                var wanted = about.get(which);
                selection.of(chunk).stream()
                        .map(within -> from + within)
                        .filter(wanted::get)
                        .mapToObj(place ->
                                new Position(order.value(keys, place), Position.place(selection.bundle(), place)))
                        .forEach(all::add);
            }
        }
        all.sort(order.positions());
        return all;
    }

    private static List<BitSet> everybody() {
        return IntStream.of(PLACES)
                .mapToObj(places -> {
                    var all = new BitSet();
                    all.set(0, places);
                    return all;
                })
                .toList();
    }

    private static void requirePages(List<Selection> selections, Order order, List<BitSet> about, boolean isAboutSome) {
        var expected = sorted(selections, order, about);
        var read = new ArrayList<Position>();
        var after = Optional.<Position>empty();
        while (true) {
            var leading = new Leading(order, after, MOST);
            for (int which = 0; which < selections.size(); which++) {
                leading.offer(selections.get(which), isAboutSome ? Optional.of(about.get(which)) : Optional.empty());
            }
            var page = leading.positions();
            read.addAll(page);
            if (page.isEmpty()) {
                break;
            }
            after = Optional.of(page.getLast());
        }
        assertThat(read).hasSizeGreaterThan(2 * MOST).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource
    void page_after_page_is_the_sorted_list(Order order) {
        // Given
        var criteria = List.<Criterion>of(
                new Criterion.SubmittedBetween(Instant.ofEpochMilli(100), Instant.ofEpochMilli(2_000)),
                new Criterion.ProbabilityBetween(0.2, 0.4));
        var selections = List.of(selection(1, criteria), selection(2, criteria));
        // When, then
        requirePages(selections, order, everybody(), false);
    }

    @ParameterizedTest
    @EnumSource
    void those_about_whom_is_asked_are_found_wherever_they_stand(Order order) {
        // Given
        var selections = List.of(selection(1, List.of()), selection(2, List.of()));
        var about = IntStream.of(PLACES)
                .mapToObj(places -> BitSet.valueOf(random.longs(places / Long.SIZE)
                        .map(bits -> bits & random.nextLong() & random.nextLong() & random.nextLong())
                        .toArray()))
                .toList();
        // The third chunk has none of them.
        about.getFirst().clear(2 * Column.CHUNK, 3 * Column.CHUNK);
        // When, then
        requirePages(selections, order, about, true);
    }
}
