package dev.lanewise.autodiff;

import dev.lanewise.tensor.Buffer;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Parameter;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Compares gradients with finite differences, every entry of the Jacobian: {@code (f(x + step) - f(x - step)) / (2 *
 * step)}, in float64 on {@link Device#reference}. An entry is right where {@code |gradient - difference| <= atol +
 * rtol * |difference|}. The gradients are computed twice and must have the same bits.
 *
 * {@snippet :
 * GradientReport report = GradientCheck.of((ev, in) -> ev.softmax(in.getFirst()), x).run();
 * assertTrue(report.passed(), report::toString);
 * }
 *
 * <p>Choose inputs away from kinks: where a function has no derivative, differences and rules disagree.
 *
 * @param f what is differentiated
 * @param inputs its inputs; those of a float type are varied, wherever they lie
 * @param parameters varied too; they are on the reference device while the check runs, and afterwards as they were
 * @param buffers on the reference device while the check runs, and afterwards as they were
 * @param training whether layers train
 * @param seed the random numbers in training, the same in every evaluation
 * @param second whether the gradients are checked as functions, that is, whether second derivatives are right
 */
public record GradientCheck(
        Function f,
        List<Tensor> inputs,
        List<Parameter> parameters,
        List<Buffer> buffers,
        boolean training,
        long seed,
        boolean second,
        double step,
        double atol,
        double rtol) {

    /** A function of tensors, written with operators. */
    @FunctionalInterface
    public interface Function {
        Tensor apply(Evaluator ev, List<Tensor> inputs);
    }

    public GradientCheck {
        inputs = List.copyOf(inputs);
        parameters = List.copyOf(parameters);
        buffers = List.copyOf(buffers);
    }

    /** Step 1e-6, absolute tolerance 1e-5, relative tolerance 1e-3, as PyTorch's {@code gradcheck}. */
    public static GradientCheck of(Function f, Tensor... inputs) {
        return new GradientCheck(f, List.of(inputs), List.of(), List.of(), true, 1, false, 1e-6, 1e-5, 1e-3);
    }

    /** The gradients in parameters as well; {@code buffers} are what else the model keeps. */
    public GradientCheck model(Collection<Parameter> parameters, Collection<Buffer> buffers) {
        return new GradientCheck(
                f,
                inputs,
                List.copyOf(parameters),
                List.copyOf(buffers),
                training,
                seed,
                second,
                step,
                atol,
                rtol);
    }

    /** Layers do as in inference. */
    public GradientCheck inference() {
        return new GradientCheck(f, inputs, parameters, buffers, false, seed, second, step, atol, rtol);
    }

    /** Checks the gradients of {@code sum(f * c)}, for some fixed {@code c}, as functions of the same inputs. */
    public GradientCheck secondDerivatives() {
        return new GradientCheck(f, inputs, parameters, buffers, training, seed, true, step, atol, rtol);
    }

    /** @throws IllegalArgumentException where there is nothing to vary */
    public GradientReport run() {
        List<Tensor> values = parameters.stream().map(Parameter::value).toList();
        List<Tensor> kept = buffers.stream().map(Buffer::value).toList();
        try {
            for (Parameter parameter : parameters) parameter.set(parameter.value().to(Device.reference()));
            for (Buffer buffer : buffers) buffer.set(buffer.value().to(Device.reference()));
            return compare(inputs.stream().map(input -> input.to(Device.reference())).toList());
        } finally {
            for (int i = 0; i < values.size(); i++) parameters.get(i).set(values.get(i));
            for (int i = 0; i < kept.size(); i++) buffers.get(i).set(kept.get(i));
        }
    }

    private GradientReport compare(List<Tensor> x) {
        double[][][] gradients = gradients(x);
        boolean repeatable = Arrays.deepEquals(gradients, gradients(x));
        GradientReport report = new GradientReport(0, repeatable, null);
        List<Tensor> varied = new ArrayList<>(x);
        for (int i = 0; i < x.size(); i++) {
            if (!x.get(i).dtype().isComputable()) continue;
            int input = i;
            double[][] slopes = slopes(x.get(i), moved -> {
                varied.set(input, moved);
                return values(varied);
            });
            varied.set(i, x.get(i));
            report = compare(report, "input " + i, slopes, gradients[i]);
        }
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            Tensor value = parameter.value();
            double[][] slopes = slopes(value, moved -> {
                parameter.set(moved);
                return values(x);
            });
            parameter.set(value);
            report = compare(report, "parameter " + i + " (" + parameter.name() + ")", slopes, gradients[x.size() + i]);
        }
        if (report.entries() == 0) {
            throw new IllegalArgumentException("gradientCheck: there must be a number to vary; got inputs "
                    + inputs.stream().map(Tensor::type).toList());
        }
        return report;
    }

    private GradientReport compare(GradientReport report, String variable, double[][] slopes, double[][] gradients) {
        GradientReport result = report;
        for (int element = 0; element < slopes.length; element++) {
            for (int output = 0; output < slopes[element].length; output++) {
                double slope = slopes[element][output];
                double gradient = gradients[output][element];
                double excess = Math.abs(gradient - slope) / (atol + rtol * Math.abs(slope));
                result = result.with(
                        new GradientReport.Entry(variable, element, output, gradient, slope, excess));
            }
        }
        return result;
    }

    /** The outputs' elements for one of the variables moved. */
    private interface Moved {
        double[] outputs(Tensor variable);
    }

    /** Central differences: for each element of the variable one of each output element. */
    private double[][] slopes(Tensor variable, Moved f) {
        double[] values = variable.toDoubles();
        double[][] slopes = new double[values.length][];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + step;
            double[] above = f.outputs(Tensor.ofDoubles(variable.shape(), values));
            values[i] = value - step;
            double[] below = f.outputs(Tensor.ofDoubles(variable.shape(), values));
            values[i] = value;
            slopes[i] = new double[above.length];
            for (int j = 0; j < above.length; j++) slopes[i][j] = (above[j] - below[j]) / (2 * step);
        }
        return slopes;
    }

    private double[] values(List<Tensor> x) {
        Tape tape = tape();
        return outputs(tape, watch(tape, x)).stream().flatMapToDouble(y -> Arrays.stream(y.toDoubles())).toArray();
    }

    /** By variable (inputs, then parameters), output element and element of the variable. */
    private double[][][] gradients(List<Tensor> inputs) {
        Tape tape = tape();
        List<Tensor> x = watch(tape, inputs);
        List<double[][]> rows = new ArrayList<>();
        for (Tensor y : outputs(tape, x)) {
            for (int j = 0; j < y.elements(); j++) {
                double[] dy = new double[y.elements()];
                dy[j] = 1;
                Gradients gradients = tape.sweep(y, Tensor.ofDoubles(y.shape(), dy), Evaluator.eager());
                rows.add(row(gradients, x));
            }
        }
        double[][][] byVariable = new double[x.size() + parameters.size()][rows.size()][];
        for (int v = 0; v < byVariable.length; v++) {
            for (int j = 0; j < rows.size(); j++) byVariable[v][j] = rows.get(j)[v];
        }
        return byVariable;
    }

    private double[][] row(Gradients gradients, List<Tensor> x) {
        List<double[]> row = new ArrayList<>();
        for (Tensor input : x) row.add(isVaried(input) ? gradients.of(input).toDoubles() : new double[0]);
        for (Parameter parameter : parameters) row.add(gradients.of(parameter).toDoubles());
        return row.toArray(double[][]::new);
    }

    private List<Tensor> outputs(Tape tape, List<Tensor> x) {
        Tensor y = f.apply(tape, x);
        if (!second) return List.of(y);
        Gradients gradients = tape.sweep(y, weights(y), tape);
        List<Tensor> all = new ArrayList<>();
        for (Tensor input : x) if (isVaried(input)) all.add(gradients.of(input));
        for (Parameter parameter : parameters) all.add(gradients.of(parameter));
        return all;
    }

    /** Numbers from 0.5 to 1.5 without a pattern that a symmetric function could hide behind. */
    private static Tensor weights(Tensor y) {
        double[] weights = new double[y.elements()];
        for (int i = 0; i < weights.length; i++) weights[i] = 0.5 + (i + 1) * 0.6180339887498949 % 1;
        return Tensor.ofDoubles(y.shape(), weights);
    }

    private Tape tape() {
        return training ? Tape.training(seed) : Tape.inference();
    }

    private static List<Tensor> watch(Tape tape, List<Tensor> x) {
        return x.stream().map(input -> isVaried(input) ? tape.watch(input) : input).toList();
    }

    private static boolean isVaried(Tensor input) {
        return input.dtype().isComputable();
    }
}
