package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A sum of products in Einstein's notation, {@code "bij,bjk->bik"}: each letter names an axis, equal letters run
 * together, letters that the result lacks are summed. Operands are contracted from left to right, each pair as a batched
 * matrix product. Axes of an ellipsis are named by their distance from its end, -1 being the last.
 */
final class Einsum {
    private final Call call;
    private final List<String> terms;
    private final @Nullable String result;

    private Einsum(Call call, List<String> terms, @Nullable String result) {
        this.call = call;
        this.terms = terms;
        this.result = result;
    }

    static Einsum of(Call call, String equation) {
        String text = equation.replace(" ", "");
        int arrow = text.indexOf("->");
        String left = arrow < 0 ? text : text.substring(0, arrow);
        String right = arrow < 0 ? null : text.substring(arrow + 2);
        boolean known = text.matches("[A-Za-z.,]*(->[A-Za-z.]*)?");
        if (!known) throw call.error("equation must be letters, commas, ellipses and one arrow", equation);
        return new Einsum(call, Arrays.asList(left.split(",", -1)), right);
    }

    /** A tensor whose axes are named. */
    private record Operand(Tensor tensor, List<Integer> labels) {
        int size(int label) {
            int axis = labels.indexOf(label);
            return axis < 0 ? 1 : tensor.shape().size(axis);
        }
    }

    Tensor apply(Evaluator ev, List<Tensor> inputs) {
        if (inputs.size() != terms.size()) {
            throw call.error("equation must have a term an input", terms.size(), inputs.size());
        }
        List<Operand> operands = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            Tensor x = inputs.get(i);
            operands.add(diagonals(ev, new Operand(x, labels(terms.get(i), x.shape().rank()))));
        }
        List<Integer> output = output(operands, inputs);
        Operand whole = operands.getFirst();
        for (int i = 1; i < operands.size(); i++) {
            Set<Integer> kept = new TreeSet<>(output);
            for (Operand later : operands.subList(i + 1, operands.size())) kept.addAll(later.labels());
            whole = contracted(ev, whole, operands.get(i), kept);
        }
        whole = summed(ev, whole, new TreeSet<>(output), Set.of());
        Tensor y = ordered(ev, whole, output);
        int[] sizes = output.stream().mapToInt(label -> size(operands, label)).toArray();
        return ev.expand(y, Shape.of(sizes));
    }

    private List<Integer> labels(String term, int rank) {
        int dots = term.indexOf("...");
        int letters = dots < 0 ? term.length() : term.length() - 3;
        if ((dots < 0 && letters != rank) || letters > rank || term.replace("...", "").contains(".")) {
            throw call.error("a term must name each axis of its input", term, rank + " axes");
        }
        List<Integer> labels = new ArrayList<>();
        for (int i = 0; i < term.length(); i++) {
            if (i == dots) {
                for (int free = rank - letters; free > 0; free--) labels.add(-free);
                i += 2;
            } else {
                labels.add((int) term.charAt(i));
            }
        }
        return labels;
    }

    /** The result's axes; without an arrow those of the ellipsis, then letters that occur once, in ASCII's order. */
    private List<Integer> output(List<Operand> operands, List<Tensor> inputs) {
        Map<Integer, Integer> counts = new LinkedHashMap<>();
        for (int i = 0; i < inputs.size(); i++) {
            labels(terms.get(i), inputs.get(i).shape().rank()).forEach(label -> counts.merge(label, 1, Integer::sum));
        }
        List<Integer> free = counts.keySet().stream().filter(label -> label < 0).sorted().toList();
        String to = result;
        List<Integer> labels = new ArrayList<>();
        if (to == null) {
            labels.addAll(free);
            counts.entrySet().stream().filter(e -> e.getKey() > 0 && e.getValue() == 1).map(Map.Entry::getKey).sorted()
                    .forEach(labels::add);
            return labels;
        }
        int dots = to.indexOf("...");
        for (int i = 0; i < to.length(); i++) {
            if (i == dots) {
                labels.addAll(free);
                i += 2;
                continue;
            }
            int label = to.charAt(i);
            boolean known = operands.stream().anyMatch(x -> x.labels().contains(label));
            if (!known || labels.contains(label)) {
                throw call.error("the result must name axes of the inputs, each once", to);
            }
            labels.add(label);
        }
        return labels;
    }

    private int size(List<Operand> operands, int label) {
        int size = 1;
        for (Operand x : operands) {
            if (!x.labels().contains(label)) continue;
            int own = x.size(label);
            if (own != 1 && size != 1 && own != size) {
                throw call.error("axes of one name must have one size", name(label), size, own);
            }
            size = own == 1 ? size : own;
        }
        return size;
    }

    private static String name(int label) {
        return label < 0 ? "..." : Character.toString(label);
    }

    /** With each letter once: of axes of one name, the elements at which their indices are equal. */
    private Operand diagonals(Evaluator ev, Operand operand) {
        Operand x = operand;
        for (int i = 0; i < x.labels().size(); i++) {
            int again = x.labels().lastIndexOf(x.labels().get(i));
            while (again > i) {
                x = diagonal(ev, x, i, again);
                again = x.labels().lastIndexOf(x.labels().get(i));
            }
        }
        return x;
    }

    private Operand diagonal(Evaluator ev, Operand x, int i, int j) {
        Shape shape = x.tensor().shape();
        int n = shape.size(i);
        if (shape.size(j) != n) {
            throw call.error("axes of one name must have one size", name(x.labels().get(i)), n, shape.size(j));
        }
        int[] order = IntStream.concat(
                IntStream.range(0, shape.rank()).filter(axis -> axis != i && axis != j), IntStream.of(i, j))
                .toArray();
        Tensor last = ev.permute(x.tensor(), order);
        int[] sizes = Arrays.copyOf(last.shape().toArray(), shape.rank() - 1);
        sizes[sizes.length - 1] = n * n;
        Tensor flat = ev.reshape(last, Shape.of(sizes));
        int[] steps = new int[sizes.length];
        Arrays.fill(steps, 1);
        steps[steps.length - 1] = n + 1;
        Tensor diagonal = ev.slice(flat, new int[sizes.length], sizes, steps);
        List<Integer> labels = new ArrayList<>();
        for (int k = 0; k < order.length - 1; k++) labels.add(x.labels().get(order[k]));
        // back to the place of the first of the two
        List<Integer> wanted = new ArrayList<>(x.labels());
        wanted.subList(j, j + 1).clear();
        return new Operand(ordered(ev, new Operand(diagonal, labels), wanted), wanted);
    }

    /** Without the labels that neither the result nor the other operand needs. */
    private static Operand summed(Evaluator ev, Operand operand, Set<Integer> kept, Set<Integer> others) {
        Tensor tensor = operand.tensor();
        List<Integer> labels = new ArrayList<>(operand.labels());
        for (int i = labels.size() - 1; i >= 0; i--) {
            if (kept.contains(labels.get(i)) || others.contains(labels.get(i))) continue;
            tensor = MatrixOperators.sum(ev, tensor, i);
            labels.subList(i, i + 1).clear();
        }
        return new Operand(tensor, labels);
    }

    private static Operand contracted(Evaluator ev, Operand first, Operand second, Set<Integer> kept) {
        Operand a = summed(ev, first, kept, Set.copyOf(second.labels()));
        Operand b = summed(ev, second, kept, Set.copyOf(first.labels()));
        List<Integer> batch = new ArrayList<>();
        List<Integer> inner = new ArrayList<>();
        List<Integer> rows = new ArrayList<>();
        for (int label : a.labels()) {
            (!b.labels().contains(label) ? rows : kept.contains(label) ? batch : inner).add(label);
        }
        List<Integer> columns = new ArrayList<>(b.labels());
        columns.removeAll(a.labels());
        Tensor left = matrices(ev, a, b, batch, rows, inner);
        Tensor right = matrices(ev, b, a, batch, inner, columns);
        Tensor y = MatrixOperators.multiply(ev, left, right);
        List<Integer> labels = new ArrayList<>(batch);
        labels.addAll(rows);
        labels.addAll(columns);
        int[] sizes = labels.stream()
                .mapToInt(label -> a.size(label) == 1 ? b.size(label) : a.size(label))
                .toArray();
        return new Operand(ev.reshape(y, Shape.of(sizes)), labels);
    }

    /** {@code [batch..., rows, columns]}, each group of axes in one; contracted axes of size 1 are stretched. */
    private static Tensor matrices(
            Evaluator ev, Operand x, Operand other, List<Integer> batch, List<Integer> rows, List<Integer> columns) {
        List<Integer> order = new ArrayList<>(batch);
        order.addAll(rows);
        order.addAll(columns);
        Tensor y = ordered(ev, x, order);
        int[] sizes = y.shape().toArray();
        for (int i = batch.size(); i < sizes.length; i++) {
            if (sizes[i] == 1) sizes[i] = other.size(order.get(i));
        }
        y = ev.expand(y, Shape.of(sizes));
        int[] merged = Arrays.copyOf(sizes, batch.size() + 2);
        merged[batch.size()] = Shape.of(sizes).elements(batch.size(), batch.size() + rows.size());
        merged[batch.size() + 1] = Shape.of(sizes).elements(batch.size() + rows.size(), sizes.length);
        return ev.reshape(y, Shape.of(merged));
    }

    private static Tensor ordered(Evaluator ev, Operand x, List<Integer> order) {
        if (x.labels().equals(order)) return x.tensor();
        return ev.permute(x.tensor(), order.stream().mapToInt(x.labels()::indexOf).toArray());
    }
}
