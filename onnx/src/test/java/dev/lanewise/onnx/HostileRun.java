package dev.lanewise.onnx;

import com.sun.management.OperatingSystemMXBean;
import dev.lanewise.inference.InferenceException;
import dev.lanewise.inference.Model;
import dev.lanewise.inference.Port;
import dev.lanewise.inference.RunCancelledException;
import dev.lanewise.inference.DeadlineExceededException;
import dev.lanewise.inference.RunOptions;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorType;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Loads and runs models that are not to be trusted, in a JVM that has little memory: a line for each. */
public final class HostileRun {
    static final Duration DEADLINE = Duration.ofMillis(Long.getLong("lanewise.deadline", 2000));

    private HostileRun() {}

    /**
     * Prints {@code outcome TAB milliseconds TAB message} for each file. The time is what all threads of this process
     * have computed for it, so that others on the machine do not count.
     */
    public static void main(String[] files) {
        for (String file : files) {
            long start = computed();
            String outcome = outcome(Path.of(file));
            int tab = outcome.indexOf('\t');
            long milliseconds = Duration.ofNanos(computed() - start).toMillis();
            System.out.println(outcome.substring(0, tab) + "\t" + milliseconds + outcome.substring(tab));
        }
    }

    private static long computed() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    @SuppressWarnings("CatchingUnchecked") // whatever else comes out is what the test is for
    static String outcome(Path file) {
        try {
            Model model = Onnx.load(file);
            model.run(zeros(model.inputs()), RunOptions.deadline(DEADLINE));
            return "accepted\t";
        } catch (OnnxException | InferenceException e) {
            boolean cancelled = e instanceof DeadlineExceededException || e instanceof RunCancelledException;
            return (cancelled ? "cancelled\t" : "rejected\t") + e.getMessage();
        } catch (IOException | RuntimeException | Error e) {
            return "escaped\t" + e;
        }
    }

    /** Inputs of a model, open axes being 1. */
    static List<Tensor> zeros(List<Port> ports) {
        List<Tensor> tensors = new ArrayList<>();
        for (Port port : ports) {
            List<Port.Axis> axes = port.axes() == null ? List.of() : port.axes();
            int[] sizes = axes.stream().mapToInt(axis -> axis.isOpen() ? 1 : axis.size()).toArray();
            if (elements(sizes) > 1 << 24) throw new OnnxException("the input is larger than any test");
            tensors.add(Device.cpu().allocate(new TensorType(port.dtype(), Shape.of(sizes))));
        }
        return tensors;
    }

    private static double elements(int[] sizes) {
        double product = 1;
        for (int size : sizes) product *= size;
        return product;
    }
}
