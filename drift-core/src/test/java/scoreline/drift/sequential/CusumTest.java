package scoreline.drift.sequential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CusumTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Usual SCORES = new Usual(-2.5, 0.8, 0);
    private static final Cusum LOG_ODDS = Cusum.usual(Signal.LOG_ODDS, SCORES, Bucket.USUAL_LENGTH);

    private static Instant at(long bucket) {
        return MIDNIGHT.plus(Bucket.USUAL_LENGTH.multipliedBy(bucket));
    }

    private static Bucket bucket(
            long number, int count, ToDoubleFunction<SplittableRandom> drawn, SplittableRandom random) {
        Bucket bucket = Bucket.empty(at(number));
        for (int i = 0; i < count; i++) {
            bucket = bucket.with(drawn.applyAsDouble(random));
        }
        return bucket;
    }

    private static double score(SplittableRandom random, double shift) {
        return SCORES.mean() + SCORES.deviation() * (random.nextGaussian() + shift);
    }

    /** Buckets in order; what each said. */
    private static List<Cusum.Step> follow(Cusum cusum, List<Bucket> buckets) {
        List<Cusum.Step> steps = new ArrayList<>();
        Memory memory = Memory.none();
        for (Bucket bucket : buckets) {
            Cusum.Step step = cusum.step(memory, bucket);
            steps.add(step);
            memory = step.memory();
        }
        return steps;
    }

    private static List<Bucket> changing(long seed, int size, int before, int after, double shift) {
        var random = new SplittableRandom(seed);
        List<Bucket> buckets = new ArrayList<>();
        for (int i = 0; i < before + after; i++) {
            double moved = i < before ? 0 : shift;
            buckets.add(bucket(i, size, r -> score(r, moved), random));
        }
        return buckets;
    }

    /** Decisions of several kinds, some skewed; buckets of sizes that vary. */
    @ParameterizedTest
    @CsvSource({
        "normal, 1",
        "normal, 12",
        "normal, 150",
        "refused a third, 12",
        "refused a tenth, 12",
        "refused a tenth, 150",
        "skewed, 12"
    })
    void false_alarms_come_as_rarely_as_was_asked(String kind, int size) {
        // Given
        double events = 4_000;
        ToDoubleFunction<SplittableRandom> drawn = switch (kind) {
            case "refused a third" -> random -> random.nextInt(3) == 0 ? 1 : 0;
            case "refused a tenth" -> random -> random.nextInt(10) == 0 ? 1 : 0;
            case "skewed" -> random -> -Math.log(1 - random.nextDouble()) - Math.log(1 - random.nextDouble());
            default -> random -> score(random, 0);
        };
        Usual usual = switch (kind) {
            case "refused a third" -> Usual.ofShare(1 / 3.0);
            case "refused a tenth" -> Usual.ofShare(0.1);
            case "skewed" -> new Usual(2, Math.sqrt(2), Math.sqrt(2));
            default -> SCORES;
        };
        var cusum = new Cusum(Signal.LOG_ODDS, usual, Bucket.USUAL_LENGTH, 0.125, events);
        var random = new SplittableRandom(size);
        // When
        long seen = 0;
        int alarms = 0;
        Memory memory = Memory.none();
        for (int i = 0; seen < 400 * events; i++) {
            Bucket next = bucket(i, 1 + random.nextInt(2 * size - 1), drawn, random);
            Cusum.Step step = cusum.step(memory, next);
            alarms += step.alarm().isPresent() ? 1 : 0;
            memory = step.memory();
            seen += next.count();
        }
        // Then
        assertThat(seen / (double) alarms).isBetween(0.82 * events, 1.35 * events);
    }

    /** Page's sums over single decisions, written down anew. */
    @RepeatedTest(20)
    void a_bucket_a_decision_is_the_textbooks_sum(RepetitionInfo run) {
        // Given
        List<Bucket> buckets = changing(run.getCurrentRepetition(), 1, 300, 300, run.getCurrentRepetition() % 2 - 0.5);
        double bound = RunLength.threshold(0.125, 0, 400_000);
        // When
        List<Cusum.Step> steps = follow(LOG_ODDS, buckets);
        // Then
        double up = 0;
        double down = 0;
        for (int i = 0; i < buckets.size(); i++) {
            double z = (buckets.get(i).sum() / (double) (1 << 24) + 2.5) / 0.8;
            up = Math.max(0, up + z - 0.125);
            down = Math.max(0, down - z - 0.125);
            assertThat(steps.get(i).alarm().isPresent()).isEqualTo(up > bound || down > bound);
            up = up > bound ? 0 : up;
            down = down > bound ? 0 : down;
        }
        assertThat(steps).anyMatch(step -> step.alarm().isPresent());
    }

    @RepeatedTest(20)
    void an_alarm_tells_about_when_and_how_far(RepetitionInfo run) {
        // Given
        double shift = run.getCurrentRepetition() % 2 == 0 ? 0.5 : -0.5;
        List<Bucket> buckets = changing(100 + run.getCurrentRepetition(), 20, 100, 100, shift);
        // When
        Alarm alarm = follow(LOG_ODDS, buckets).stream()
                .flatMap(step -> step.alarm().stream())
                .findFirst()
                .orElseThrow();
        // Then
        assertThat(alarm.at()).isAfter(at(100)).isBefore(at(130));
        assertThat(alarm.since()).isAfterOrEqualTo(at(85)).isBefore(at(110));
        assertThat(alarm.deviations()).isCloseTo(shift, within(0.4));
        assertThat(alarm.now()).isBetween(alarm.low(), alarm.high());
        assertThat(alarm.before()).isEqualTo(SCORES.mean());
    }

    @Test
    void it_is_said_in_two_languages_what_happened_since_when() {
        // Given
        Bucket many = new Bucket(at(7), 100, Math.round(-210.0 * (1 << 24)), Math.round(505.0 * (1 << 24)));
        // When
        Alarm alarm = LOG_ODDS.step(Memory.none(), many).alarm().orElseThrow();
        // Then
        assertThat(alarm.sentence().en())
                .isEqualTo(
                        "Since about 1 January 2026, 00:01 UTC, the model has seen a higher risk: by 0.40 log-odds on"
                                + " average (0.24 to 0.56) over 100 decisions, 0.50 of their usual spread; the odds of default"
                                + " are 49% higher.");
        assertThat(alarm.sentence().fr())
                .isEqualTo(
                        "Depuis le 1er janvier 2026 à 00:01 UTC environ, le modèle voit un risque plus élevé : de 0,40 en"
                                + " log-cote en moyenne (0,24 à 0,56) sur 100 décisions, soit 0,50 de leur dispersion"
                                + " habituelle ; la cote de défaut est plus élevée de 49\u202f%.");
    }

    @Test
    void a_share_is_told_as_a_share() {
        // Given
        var refusals = Cusum.usual(Signal.REFUSALS, Usual.ofShare(0.24), Bucket.USUAL_LENGTH);
        Bucket many = new Bucket(at(0), 400, 40L << 24, 40L << 24);
        // When
        Alarm alarm = refusals.step(Memory.none(), many).alarm().orElseThrow();
        // Then
        assertThat(alarm.sentence().en())
                .isEqualTo("Since about 1 January 2026, 00:00 UTC, 10.0% of the decisions have been refusals (7.1% to"
                        + " 12.9%), over 400 decisions, instead of 24.0%.");
        assertThat(alarm.sentence().fr())
                .contains("10,0\u202f% des décisions sont des refus (de 7,1\u202f% à 12,9\u202f%)");
    }

    @RepeatedTest(20)
    void whoever_goes_on_from_the_bytes_hears_the_same(RepetitionInfo run) {
        // Given
        List<Bucket> buckets = changing(run.getCurrentRepetition(), 7, 60, 60, 0.6);
        List<Cusum.Step> atOnce = follow(LOG_ODDS, buckets);
        // When
        Memory memory = Memory.none();
        List<Cusum.Step> piecewise = new ArrayList<>();
        for (Bucket bucket : buckets) {
            Cusum.Step step = LOG_ODDS.step(Memory.read(memory.toBytes()), bucket);
            piecewise.add(step);
            memory = step.memory();
            assertThat(memory.toBytes()).hasSizeLessThanOrEqualTo(64);
        }
        // Then
        assertThat(piecewise).isEqualTo(atOnce);
    }

    @RepeatedTest(20)
    void the_order_within_a_bucket_and_who_counted_do_not_matter(RepetitionInfo run) {
        // Given
        var random = new SplittableRandom(run.getCurrentRepetition());
        double[] numbers = random.doubles(50, -6, 3).toArray();
        // When
        Bucket forwards = Bucket.empty(MIDNIGHT);
        Bucket one = Bucket.empty(MIDNIGHT);
        Bucket other = Bucket.empty(MIDNIGHT);
        for (int i = 0; i < numbers.length; i++) {
            forwards = forwards.with(numbers[i]);
            if (random.nextBoolean()) {
                one = one.with(numbers[numbers.length - 1 - i]);
            } else {
                other = other.with(numbers[numbers.length - 1 - i]);
            }
        }
        // Then
        assertThat(other.add(one)).isEqualTo(forwards);
    }

    @Test
    void stretches_start_at_multiples_of_their_length() {
        assertThat(Bucket.startOf(Instant.parse("2026-01-01T00:00:19.999Z"), Duration.ofSeconds(10)))
                .isEqualTo(Instant.parse("2026-01-01T00:00:10Z"));
        assertThat(Bucket.startOf(Instant.ofEpochMilli(-1), Duration.ofSeconds(10)))
                .isEqualTo(Instant.ofEpochSecond(-10));
    }

    @Test
    void what_cannot_be_is_refused_in_a_sentence() {
        // Given
        Memory memory = LOG_ODDS.step(Memory.none(), Bucket.empty(at(3))).memory();
        // Then
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LOG_ODDS.step(memory, Bucket.empty(at(3))))
                .withMessage("buckets must come in order, and each once");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bucket.empty(at(0)).with(Double.NaN))
                .withMessage("a decision's number is not finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Bucket.empty(at(0)).add(Bucket.empty(at(1))))
                .withMessage("buckets of two stretches cannot be added");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Usual.ofShare(0))
                .withMessage("what is watched must vary, and have finite moments, at training time");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Memory.read(new byte[] {2}))
                .withMessage("the memory is of a form this version does not read");
    }
}
