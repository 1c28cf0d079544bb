package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** What products do to their outputs; an {@link Epilogue} once the tensors have storage. */
record OutputSteps(@Nullable Tensor bias, @Nullable Tensor residual, Activation activation) {
    static final OutputSteps NONE = new OutputSteps(null, null, Activation.NONE);

    /** With the bias of a product that has one itself. */
    OutputSteps withBias(@Nullable Tensor own) {
        return own == null ? this : new OutputSteps(own, residual, activation);
    }

    Epilogue epilogue() {
        return new Epilogue(
                bias == null ? null : bias.floats(),
                bias == null ? 0 : bias.offset(),
                residual == null ? null : residual.floats(),
                residual == null ? 0 : residual.offset(),
                activation);
    }
}
