package dev.lanewise.kernels.conv;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import org.jspecify.annotations.Nullable;

/** What computes some of an input gradient's numbers: a phase of the stride, or all phases together. */
interface InputGradientPart {
    /** Floats of scratch that {@link #bind} needs for {@code batch} images on these workers. */
    int scratchSize(int batch, Cpu cpu);

    /** Floats that weights packed before take; 0 where they are packed in each run. */
    int weightSize();

    /** How it is computed, for people; null where nothing is packed before. */
    @Nullable String algorithm();

    /** Its numbers of {@code dx} from {@code dy} in each run of the call; scratch is overwritten from {@code at} on. */
    Call bind(Cpu cpu, int batch, float[] dy, int dyOffset, float[] dx, int dxOffset, float[] scratch, int at);
}
