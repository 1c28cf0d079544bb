package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lanewise.kernels.elementwise.BinaryFunction;
import dev.lanewise.kernels.elementwise.Comparison;
import dev.lanewise.kernels.elementwise.UnaryFunction;
import dev.lanewise.opencl.OpenClDevices;
import dev.lanewise.properties.checks.Machines;
import dev.lanewise.properties.checks.Oclgrind;
import dev.lanewise.properties.checks.Same;
import dev.lanewise.properties.generators.Values;
import dev.lanewise.properties.specs.Specs;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.ops.Binary;
import dev.lanewise.tensor.ops.Chain;
import dev.lanewise.tensor.ops.Compare;
import dev.lanewise.tensor.ops.Unary;
import dev.lanewise.tensor.ops.Where;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A chain in one kernel has the bits of its operators one after the other on the same device. */
class OpenClChainLaws {
    private static final int RANDOM = 24;
    private static final int MOST_STEPS = 8;
    private static final int[][] SHAPES = {{3}, {70}, {5, 33}, {4, 3, 7}, {2, 3, 4, 48}, {4100}, {6, 1, 40}};

    private Device device = Device.cpu();

    @BeforeEach
    void findDevice() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        device = provider.devices().getFirst();
    }

    @AfterAll
    static void oclgrindFoundNothing() throws IOException {
        Oclgrind.foundNothing();
    }

    @TestFactory
    Stream<DynamicTest> everyFunctionHasItsBitsBetweenOthers() {
        Stream<Chain> unary = Arrays.stream(UnaryFunction.values())
                .map(f -> chain(step(scale(1.25f, 0.5f), ~0), step(new Unary(f, 0.75f, 1.5f), 0), step(MULTIPLY, 1, ~1),
                        step(ADD, 2, ~0)));
        Stream<Chain> binary = Arrays.stream(BinaryFunction.values())
                .map(f -> chain(step(scale(1.25f, 0.5f), ~0), step(new Binary(f), 0, ~1), step(MULTIPLY, 1, ~1),
                        step(ADD, 2, ~0)));
        Stream<Chain> comparisons = Arrays.stream(Comparison.values())
                .map(c -> chain(step(new Compare(c), ~0, ~1), step(scale(1.25f, 0.5f), ~0),
                        step(new Where(), 0, 1, ~1)));
        return Stream.of(unary, binary, comparisons).flatMap(chains -> chains).map(chain -> DynamicTest.dynamicTest(
                chain.stepNames(), () -> same(chain,
                        Tensor.of(Shape.of(3, 70), Values.special(5, 210, 8)),
                        Tensor.of(Shape.of(3, 70), Values.special(6, 210, 8)))));
    }

    private static final Op ADD = new Binary(BinaryFunction.ADD);
    private static final Op MULTIPLY = new Binary(BinaryFunction.MULTIPLY);

    private static Unary scale(float alpha, float beta) {
        return new Unary(UnaryFunction.AFFINE, alpha, beta);
    }

    private static Chain chain(Chain.Step... steps) {
        return new Chain(List.of(steps));
    }

    private static Chain.Step step(Op op, Integer... operands) {
        return new Chain.Step(op, List.of(operands));
    }

    @TestFactory
    Stream<DynamicTest> samples() {
        return Specs.samples().filter(sample -> sample.op() instanceof Chain)
                .map(sample -> DynamicTest.dynamicTest(sample.toString(),
                        () -> same((Chain) sample.op(), sample.array())));
    }

    /** Of random functions that broadcast in random ways. */
    @TestFactory
    Stream<DynamicTest> whateverTheyAreMadeOf() {
        long seed = Long.getLong("lanewise.seed", System.nanoTime());
        int count = RANDOM * Integer.getInteger("lanewise.multiplier", 1);
        return LongStream.range(seed, seed + count).mapToObj(each -> DynamicTest.dynamicTest(
                "-Dlanewise.seed=" + each, () -> random(new SplittableRandom(each))));
    }

    private void random(SplittableRandom random) {
        int[] shape = SHAPES[random.nextInt(SHAPES.length)];
        List<Tensor> inputs = new ArrayList<>(List.of(numbers(random, shape)));
        for (int i = random.nextInt(4); i > 0; i--) inputs.add(numbers(random, narrowed(random, shape)));
        List<Chain.Step> steps = new ArrayList<>(List.of(step(scale(1.5f, -0.25f), ~0)));
        while (steps.size() < 2 + random.nextInt(MOST_STEPS)) {
            int last = steps.size() - 1;
            int other = random.nextBoolean() ? ~random.nextInt(inputs.size()) : random.nextInt(steps.size());
            steps.add(random.nextBoolean()
                    ? step(new Unary(one(random, UnaryFunction.values()), 0.5f, 0.75f), last)
                    : step(new Binary(one(random, BinaryFunction.values())), other, last));
        }
        same(new Chain(steps), inputs.toArray(Tensor[]::new));
    }

    private static <T> T one(SplittableRandom random, T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static Tensor numbers(SplittableRandom random, int... sizes) {
        Shape shape = Shape.of(sizes);
        return Tensor.of(shape, Values.special(random.nextLong(), shape.elements(), 20));
    }

    /** Fewer axes, some of them of size 1. */
    private static int[] narrowed(SplittableRandom random, int... shape) {
        int[] sizes = Arrays.copyOfRange(shape, random.nextInt(shape.length + 1), shape.length);
        return IntStream.of(sizes).map(size -> random.nextInt(3) == 0 ? 1 : size).toArray();
    }

    private void same(Chain chain, Tensor... inputs) {
        Tensor[] there = Machines.moved(device, inputs);
        List<Tensor> results = new ArrayList<>();
        for (Chain.Step step : chain.steps()) {
            Tensor[] operands = step.operands().stream()
                    .map(operand -> operand < 0 ? there[~operand] : results.get(operand))
                    .toArray(Tensor[]::new);
            results.add(Evaluator.eager().apply(step.op(), operands).getFirst());
        }
        Tensor y = Evaluator.eager().apply(chain, there).getFirst();
        if (y.dtype() == DType.BOOL) assertEquals(results.getLast(), y, chain::toString);
        else
            Same.bits(results.getLast().toFloats(), y.toFloats(), () -> chain + " of " + Arrays.toString(inputs));
    }
}
