package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.conv.Conv2dAlgorithm;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.properties.Law;
import dev.lanewise.properties.checks.Bounds;
import dev.lanewise.properties.checks.Engines;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.generators.Geometries;
import dev.lanewise.properties.generators.Seed;
import dev.lanewise.properties.oracles.Exact;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Conv2d;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Winograd's algorithms, direct, im2col and the reference device compute the same convolution: each within the bound
 * that theory gives it of the textbook's result in float64.
 */
class ConvolutionAgreementLaws {
    /** What the project promises to try, in each run. */
    private static final int GEOMETRIES = 2000;

    private static int tried;

    /** Geometries that Winograd's algorithms, direct and im2col all accept. */
    static final class AcceptedByAll implements ArbitrarySupplier<Conv2dGeometry> {
        @Override
        public Arbitrary<Conv2dGeometry> get() {
            return new Geometries.Winograd().get().filter(g -> !Convolutions.transformed(g).isEmpty());
        }
    }

    @Law(tries = GEOMETRIES)
    void winogradDirectIm2colAndTheReferenceAgree(
            @ForAll(supplier = AcceptedByAll.class) Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        Exact exact = problem.exact();
        referenceAgrees(problem, exact);
        List<String> names = Convolutions.all(g).stream().map(Conv2dAlgorithm::name).toList();
        assertTrue(names.contains("direct") && names.contains("im2col"), names::toString);
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) agrees(problem, algorithm, Engines.best(), exact);
        tried++;
    }

    @AfterContainer
    static void asManyGeometriesWereTriedAsPromised() {
        if (tried == 0) return; // a run of other laws of this class
        int promised = GEOMETRIES * Integer.getInteger("lanewise.multiplier", 1);
        assertTrue(tried >= promised || Lanes.degraded(), () -> "only " + tried + " geometries");
    }

    @Tag("widths")
    @Law(tries = 500)
    void allAlgorithmsAreWithinTheirBounds(
            @ForAll(supplier = Geometries.All.class) Conv2dGeometry g, @ForAll Seed seed) {
        ConvProblem problem = ConvProblem.reals(g, seed);
        Exact exact = problem.exact();
        for (Conv2dAlgorithm algorithm : Convolutions.all(g)) {
            for (Cpu cpu : Engines.all()) agrees(problem, algorithm, cpu, exact);
        }
    }

    private static void agrees(ConvProblem problem, Conv2dAlgorithm algorithm, Cpu cpu, Exact exact) {
        float[] y = problem.run(algorithm, cpu);
        if (algorithm.exact()) {
            Bounds.sums(exact, y, () -> problem.text(algorithm, cpu));
        } else {
            // the figures of oneDNN's own tests
            double norm = algorithm.name().contains("F(2x2, 3x3)") ? 2e-6 : 2e-5;
            Bounds.norms(exact, y, norm, 1e-4, () -> problem.text(algorithm, cpu));
        }
    }

    /** Two computations in double by different code differ by double's rounding alone. */
    private static void referenceAgrees(ConvProblem problem, Exact exact) {
        Conv2dGeometry g = problem.geometry();
        Tensor y = Machines.run(
                new Conv2d(g.stride(), g.padding(), g.dilation(), g.groups()),
                Device.reference(),
                Tensor.of(Shape.of(g.batch(), g.height(), g.width(), g.inChannels()), problem.x()),
                Tensor.of(
                        Shape.of(g.outChannels(), g.kernelHeight(), g.kernelWidth(), g.inChannelsPerGroup()),
                        problem.weights()),
                Tensor.of(Shape.of(g.outChannels()), problem.bias())).getFirst();
        double[] values = y.toDoubles();
        for (int i = 0; i < values.length; i++) {
            assertEquals(exact.value()[i], values[i], 1e-12 * exact.magnitude()[i], g::toString);
        }
    }
}
