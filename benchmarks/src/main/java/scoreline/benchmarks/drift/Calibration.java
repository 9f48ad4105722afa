package scoreline.benchmarks.drift;

import java.util.List;

/// What came of the calibration of the defaults.
///
/// @param populations of thirty features, drawn for each size of windows and for the months
/// @param real empty where no real applications are at hand
record Calibration(
        int populations,
        List<NullWindows> windows,
        Episodes episodes,
        List<Hopping> hopping,
        List<Sums> sums,
        List<RealRows> real) {
    Calibration {
        windows = List.copyOf(windows);
        hopping = List.copyOf(hopping);
        sums = List.copyOf(sums);
        real = List.copyOf(real);
    }
}
