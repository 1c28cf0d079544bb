package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code Scan} of opset 8: the first axis of everything is the batch, the second of what is scanned the sequence, whose
 * lengths may differ within the batch; what a shorter one collects is filled up with zeros.
 */
final class BatchedScan {
    private BatchedScan() {}

    static List<@Nullable Tensor> scan(Call call) {
        Scan scan = new Scan(call, 1);
        Tensor lengths = call.optional(0);
        int scanned = call.inputs() - 1 - scan.states();
        Tensor first = call.input(1 + scan.states());
        int batch = first.shape().size(0);
        int longest = first.shape().size(1);
        long[] directions = scan.list("directions", scanned);
        long[] zeros = new long[scan.collected()];
        List<List<Tensor>> columns = new ArrayList<>();
        for (int i = 0; i < scan.states() + scan.collected(); i++) columns.add(new ArrayList<>());
        for (int b = 0; b < batch; b++) {
            List<Tensor> states = new ArrayList<>();
            List<Tensor> inputs = new ArrayList<>();
            for (int i = 1; i < call.inputs(); i++) {
                (i <= scan.states() ? states : inputs).add(scan.element(call.input(i), b));
            }
            int length = lengths == null ? longest : length(call, lengths, b, longest);
            List<Tensor> outputs = scan.run(states, inputs, length, directions, zeros, zeros);
            for (int i = 0; i < outputs.size(); i++) {
                Tensor output = outputs.get(i);
                columns.get(i).add(i < scan.states() ? output : filledUp(call, output, longest));
            }
        }
        List<Tensor> stacked = new ArrayList<>();
        for (List<Tensor> column : columns) {
            if (column.isEmpty()) throw call.error("the batch must have at least one entry", first.shape());
            stacked.add(call.ev().stack(0, column.toArray(Tensor[]::new)));
        }
        return ControlFlowOperators.nullable(stacked);
    }

    private static int length(Call call, Tensor lengths, int b, int longest) {
        long length = b < lengths.elements() ? lengths.toLongs()[b] : -1;
        if (length < 0 || length > longest) {
            throw call.error("sequence_lens must be from 0 to " + longest + " for every entry of the batch", lengths);
        }
        return (int) length;
    }

    private static Tensor filledUp(Call call, Tensor x, int longest) {
        int missing = longest - x.shape().size(0);
        if (missing == 0) return x;
        int[] none = new int[x.shape().rank()];
        int[] after = none.clone();
        Arrays.fill(after, 0, 1, missing);
        return call.ev().pad(x, none, after, 0);
    }
}
