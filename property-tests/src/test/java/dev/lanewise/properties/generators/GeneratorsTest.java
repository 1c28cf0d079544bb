package dev.lanewise.properties.generators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Dilation;
import dev.lanewise.kernels.conv.Stride;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Example;

/** The generators really reach what the laws are about. */
class GeneratorsTest {
    @Example
    void convolutionsAreOfAllKinds() {
        List<Conv2dGeometry> samples = Geometries.convolutions().sampleStream().limit(2000).toList();
        assertOften(samples, "dense", g -> g.groups() == 1);
        assertOften(samples, "grouped", g -> g.groups() > 1 && g.inChannelsPerGroup() > 1);
        assertOften(samples, "depthwise",
                g -> g.groups() > 1 && g.groups() == g.inChannels() && g.outChannels() == g.groups());
        assertOften(samples, "multiplied",
                g -> g.groups() == g.inChannels() && g.outChannels() > g.inChannels() && g.groups() > 1);
        assertOften(samples, "strided", g -> !g.stride().equals(Stride.ONE));
        assertOften(samples, "dilated", g -> !g.dilation().equals(Dilation.ONE));
        assertOften(samples, "pointwise", g -> g.kernelHeight() == 1 && g.kernelWidth() == 1);
        assertOften(samples, "7 rows", g -> g.kernelHeight() == 7);
        assertOften(samples, "padded unevenly", g -> g.padding().top() != g.padding().bottom());
        assertOften(samples, "empty batch", g -> g.batch() == 0);
        assertOften(samples, "several images", g -> g.batch() > 1);
        assertOften(samples, "a long sum", g -> g.multiplyAdds() > 0 && g.multiplyAdds() / g.outputSize() > 100);
        assertOften(samples, "channels beyond a vector", g -> g.outChannels() > 16 && g.outChannels() % 16 != 0);
    }

    private static void assertOften(List<Conv2dGeometry> samples, String kind, Predicate<Conv2dGeometry> is) {
        long count = samples.stream().filter(is).count();
        assertTrue(count > samples.size() / 50, () -> kind + ": only " + count + " of " + samples.size());
    }

    @Example
    void windowsHangOverTheBorder() {
        long count = Pools.any().sampleStream().limit(1000).filter(g -> g.ceil() && (g.outHeight() - 1)
                * g.stride().vertical() + g.kernelHeight() > g.height() + g.padding().top() + g.padding().bottom())
                .count();
        assertTrue(count > 20, () -> "only " + count);
    }

    @Example
    void shapesBroadcastBothWays() {
        List<Shapes.Pair> pairs = Shapes.broadcast().sampleStream().limit(500).toList();
        Stream.<Predicate<Shapes.Pair>>of(
                p -> p.a().equals(p.b()),
                p -> p.a().rank() < p.b().rank(),
                p -> p.a().rank() > p.b().rank(),
                p -> p.a().elements() < p.both().elements() && p.b().elements() < p.both().elements(),
                p -> p.both().elements() == 0).forEach(kind -> assertTrue(pairs.stream().filter(kind).count() > 5));
    }

    @Example
    void oneSeedGivesTheSameNumbers() {
        assertEquals(Values.special(7, 100, 4)[50], Values.special(7, 100, 4)[50]);
        assertEquals(1, Values.reals(0, 3)[2]);
    }
}
