package dev.lanewise.layers;

import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.SequencedMap;

/** A function of one tensor that may have parameters. A model is a layer made of layers. */
public interface Layer {
    Tensor forward(Evaluator ev, Tensor x);

    /**
     * Tells what this layer is made of, in the order of files and tables. A layer without parameters, buffers and inner
     * layers has nothing to tell.
     *
     * {@snippet :
     * public void members(Members to) {
     *     to.layer("conv1", conv1);
     *     to.parameter(scale, Initializer.ones());
     * }
     * }
     */
    default void members(Members to) {}

    /**
     * All parameters under their names, {@code block.1.weight}: the names of the layers on the way down, then the
     * parameter's own. A parameter that is used in two places has two names.
     */
    default SequencedMap<String, Parameter> parameters() {
        return Inventory.of(this).parameters();
    }

    /** All buffers under their names, {@code block.1.running_mean}. */
    default SequencedMap<String, Buffer> buffers() {
        return Inventory.of(this).buffers();
    }

    /**
     * Gives every parameter and buffer its first value again. Each is drawn from the seed and its own name, so it does
     * not depend on what else there is, nor on the machine.
     */
    default void initialize(long seed) {
        Inventory.of(this).initialize(seed);
    }

    /** Moves all parameters and buffers to a device. */
    default void moveTo(Device device) {
        parameters().values().forEach(parameter -> parameter.set(parameter.value().to(device)));
        buffers().values().forEach(buffer -> buffer.set(buffer.value().to(device)));
    }
}
