package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import java.util.ArrayList;
import java.util.List;

/**
 * The gradient with respect to a convolution's input, which is a transposed convolution, ready to run: as ordinary
 * convolutions of {@code dy} with the weights turned around, one for each phase of the stride, or all phases together
 * where windows tile the input. Immutable, so any number of threads may run it at once, each with its own scratch.
 */
public final class PackedInputGradient {
    private final Conv2dGeometry geometry;
    private final List<? extends InputGradientPart> parts;

    private PackedInputGradient(Conv2dGeometry geometry, List<? extends InputGradientPart> parts) {
        this.geometry = geometry;
        this.parts = parts;
    }

    /** Weights {@code [outChannels, kernelHeight, kernelWidth, inChannels / groups]} of the convolution. */
    public static PackedInputGradient pack(Conv2dGeometry geometry, float[] weights, int weightsOffset) {
        Conv2d.requireFloats("weights", weights, weightsOffset, geometry.weightSize());
        return of(geometry, weights, weightsOffset, false);
    }

    /** The same of weights that are read, and brought into order, in each run. */
    static PackedInputGradient changing(Conv2dGeometry geometry, float[] weights, int weightsOffset) {
        return of(geometry, weights, weightsOffset, true);
    }

    private static PackedInputGradient of(Conv2dGeometry geometry, float[] weights, int weightsOffset,
            boolean changing) {
        Conv2d.requireNoGaps(geometry);
        Conv2dGeometry g = geometry.withBatch(1);
        if (PatchGradient.accepts(g)) {
            return new PackedInputGradient(g, List.of(PatchGradient.of(g, weights, weightsOffset, changing)));
        }
        List<InputGradientPhase> phases = new ArrayList<>();
        for (int y = 0; y < Math.min(g.stride().vertical(), g.height()); y++) {
            GradientPhase rows = GradientPhase.of(y, g.height(), g.outHeight(), g.kernelHeight(), g.stride().vertical(),
                    g.dilation().vertical(), g.padding().top());
            for (int x = 0; x < Math.min(g.stride().horizontal(), g.width()); x++) {
                GradientPhase columns = GradientPhase.of(x, g.width(), g.outWidth(), g.kernelWidth(),
                        g.stride().horizontal(), g.dilation().horizontal(), g.padding().left());
                phases.add(InputGradientPhase.of(g, rows, columns, weights, weightsOffset, changing));
            }
        }
        return new PackedInputGradient(g, phases);
    }

    /** The convolution's geometry, with batch size 1. */
    public Conv2dGeometry geometry() {
        return geometry;
    }

    /** Floats that the packed weights take. */
    public int weightSize() {
        int size = 0;
        for (InputGradientPart part : parts) size += part.weightSize();
        return size;
    }

    /** How its phases are computed, for people. */
    public String algorithm() {
        String name = "transposed";
        for (InputGradientPart part : parts) {
            String algorithm = part.algorithm();
            if (algorithm != null) return name + " " + algorithm;
        }
        return name;
    }

    /** Floats of scratch that {@link #bind} needs for {@code batch} images on these workers. */
    public int scratchSize(int batch, Cpu cpu) {
        int size = 0;
        for (InputGradientPart part : parts) size = Math.max(size, part.scratchSize(batch, cpu));
        return size;
    }

    /**
     * {@code dx [batch, height, width, inChannels]} from {@code dy [batch, outHeight, outWidth, outChannels]}, as
     * {@link Conv2dGradients#inputGradient} says, in each run of the call.
     *
     * @param scratch {@link #scratchSize} floats from {@code scratchOffset} on, overwritten
     * @throws IllegalArgumentException where an array is too short
     */
    public Call bind(Cpu cpu, int batch, float[] dy, int dyOffset, float[] dx, int dxOffset,
            float[] scratch, int scratchOffset) {
        Conv2d.requireFloats("dy", dy, dyOffset, (long) batch * geometry.outputSize());
        Conv2d.requireFloats("dx", dx, dxOffset, (long) batch * geometry.inputSize());
        Conv2d.requireFloats("scratch", scratch, scratchOffset, scratchSize(batch, cpu));
        if (batch == 0 || geometry.inputSize() == 0) return Call.NOTHING;
        return Call.sequence(parts.stream()
                .map(part -> part.bind(cpu, batch, dy, dyOffset, dx, dxOffset, scratch, scratchOffset))
                .toList());
    }
}
