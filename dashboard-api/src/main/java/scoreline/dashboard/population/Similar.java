package scoreline.dashboard.population;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/// The clients most similar to one, the nearest first; no application of the client's own is among them.
///
/// @param places of the nearest
/// @param distances of each, in parts of [Similarity#ONE]
/// @param candidates among how many they were found
@SuppressWarnings("ArrayRecordComponent") // read, never compared
record Similar(int[] places, int[] distances, long candidates) {

    /// @param which of them, from the nearest on
    /// @return 0 to 1
    double distance(int which) {
        return (double) distances[which] / Similarity.ONE;
    }

    /// @param most of them
    /// @param bands in which they must be
    static Similar find(
            Population population, Client client, Codes codes, Similarity similarity, int most, List<Band> bands)
            throws SQLException {
        var within = new ArrayList<IntPredicate>();
        for (var band : bands) {
            within.add(band.of(population, client));
        }
        var distances = distances(similarity, client);
        var nearest = new Nearest(most);
        int[] own = population.placesOf(client.decision().getApplicantId());
        int nextOwn = 0;
        long candidates = 0;
        int first = 0;
        for (var chunk : codes.of(population, similarity)) {
            int[] sums = sums(chunk.codes(), distances, chunk.outcomes().length);
            for (int i = 0; i < sums.length; i++) {
                int place = first + i;
                if (nextOwn < own.length && place == own[nextOwn]) {
                    nextOwn++;
                } else if (!population.isErased(place) && isWithin(within, place)) {
                    candidates++;
                    nearest.offer(place, sums[i]);
                }
            }
            first += sums.length;
        }
        long[] found = nearest.inOrder();
        return new Similar(
                Arrays.stream(found).mapToInt(each -> (int) each).toArray(),
                Arrays.stream(found)
                        .mapToInt(each -> (int) (each >>> Integer.SIZE))
                        .toArray(),
                candidates);
    }

    private static boolean isWithin(List<IntPredicate> bands, int place) {
        for (int i = 0; i < bands.size(); i++) {
            if (!bands.get(i).test(place)) {
                return false;
            }
        }
        return true;
    }

    private static int[][] distances(Similarity similarity, Client client) {
        int[] features = similarity.features();
        var distances = new int[features.length][];
        for (int which = 0; which < features.length; which++) {
            float value = client.decision().getFeatureValues().get(features[which]);
            distances[which] = similarity.distances(which, similarity.code(which, value));
        }
        return distances;
    }

    private static int[] sums(byte[][] codes, int[][] distances, int decisions) {
        var sums = new int[decisions];
        for (int which = 0; which < codes.length; which++) {
            byte[] ofFeature = codes[which];
            int[] byCode = distances[which];
            for (int i = 0; i < decisions; i++) {
                sums[i] += byCode[Byte.toUnsignedInt(ofFeature[i])];
            }
        }
        return sums;
    }
}
