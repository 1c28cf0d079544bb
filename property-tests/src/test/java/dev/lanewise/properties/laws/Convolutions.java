package dev.lanewise.properties.laws;

import dev.lanewise.kernels.conv.Conv2d;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import java.util.List;

/** The algorithms, by what can be asked of them. */
final class Convolutions {
    private Convolutions() {}

    static List<Conv2dAlgorithm> all(Conv2dGeometry g) {
        return Conv2d.algorithms().stream().filter(algorithm -> algorithm.accepts(g)).toList();
    }

    /** Those that compute each output as one chain of fma, and so agree to the bit. */
    static List<Conv2dAlgorithm> exact(Conv2dGeometry g) {
        return all(g).stream().filter(Conv2dAlgorithm::exact).toList();
    }

    /** The others: Winograd's. */
    static List<Conv2dAlgorithm> transformed(Conv2dGeometry g) {
        return all(g).stream().filter(algorithm -> !algorithm.exact()).toList();
    }
}
