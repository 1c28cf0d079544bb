package example.consumer;

import dev.lanewise.autodiff.Adam;
import dev.lanewise.autodiff.Optimizer;
import dev.lanewise.autodiff.Tape;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Epilogue;
import dev.lanewise.kernels.Lanes;
import dev.lanewise.kernels.conv.Conv2dGeometry;
import dev.lanewise.kernels.conv.Padding;
import dev.lanewise.kernels.elementwise.Activation;
import dev.lanewise.kernels.gemm.Gemm;
import dev.lanewise.kernels.gemm.GemmGeometry;
import dev.lanewise.layers.Conv2d;
import dev.lanewise.layers.Flatten;
import dev.lanewise.layers.Layer;
import dev.lanewise.layers.Linear;
import dev.lanewise.layers.MaxPool2d;
import dev.lanewise.layers.Relu;
import dev.lanewise.layers.Sequential;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.SplittableRandom;

/** A small application of the library: computes with each of its modules and prints what came out. */
public final class Main {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    private Main() {}

    public static void main(String[] args) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (float[] result : new float[][] {product(), convolution(), probabilities(), training()}) {
            ByteBuffer bytes = ByteBuffer.allocate(result.length * Float.BYTES);
            for (float value : result) bytes.putFloat(value);
            digest.update(bytes.array());
        }
        System.out.println("vector " + Lanes.vector());
        System.out.println("hash " + HexFormat.of().formatHex(digest.digest()));
    }

    private static float[] product() {
        GemmGeometry g = GemmGeometry.of(7, 37, 19);
        float[] y = new float[g.sizeC()];
        Cpu cpu = Cpu.shared();
        Epilogue epilogue = Epilogue.bias(numbers(37)).then(Activation.RELU);
        float[] scratch = new float[Gemm.scratchSize(g, cpu.workers().width())];
        Gemm.multiply(cpu, g, numbers(g.sizeA()), 0, numbers(g.sizeB()), 0, y, 0, false, epilogue, scratch, 0);
        return y;
    }

    private static float[] convolution() {
        Conv2dGeometry g = Conv2dGeometry.of(1, 6, 7, 16, 17, 3, Padding.of(1));
        float[] y = new float[g.outputSize()];
        dev.lanewise.kernels.conv.Conv2d.pack(g, numbers(g.weightSize()), 0)
                .run(Cpu.shared(), 1, numbers(g.inputSize()), 0, y, 0, Epilogue.NONE);
        return y;
    }

    private static float[] probabilities() {
        Evaluator ev = Evaluator.eager();
        Tensor x = Tensor.of(Shape.of(3, 41), numbers(3 * 41));
        return ev.softmax(ev.layerNorm(ev.gelu(x), 1e-5f)).toFloats();
    }

    private static float[] training() {
        Layer model = Sequential.of(
                Conv2d.of(1, 5, 3), Relu.of(), MaxPool2d.of(2), Flatten.of(), Linear.of(45, 3));
        model.initialize(7);
        Optimizer optimizer = Adam.of(model.parameters(), 1e-2);
        Tensor images = Tensor.of(Shape.of(2, 8, 8, 1), numbers(128));
        Tensor labels = Tensor.of(Shape.of(2), 2L, 0L);
        Tape tape = Tape.training(1);
        for (int step = 0; step < 3; step++) {
            optimizer.step(tape.gradients(tape.crossEntropy(model.forward(tape, images), labels)));
        }
        return model.forward(Evaluator.eager(), images).toFloats();
    }

    private static float[] numbers(int count) {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) numbers[i] = (float) RANDOM.nextDouble(-1, 1);
        return numbers;
    }
}
