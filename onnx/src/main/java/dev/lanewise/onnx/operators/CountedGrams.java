package dev.lanewise.onnx.operators;

import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.ShapeException;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import dev.lanewise.tensor.ops.Elements;
import dev.lanewise.tensor.ops.HostOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * How often sequences of words, n-grams, are found in texts: {@code x [words]} or {@code [texts, words]} of integers gives
 * {@code y [size]} or {@code [texts, size]}. The words of an n-gram may lie apart by equal gaps.
 *
 * @param grams the n-grams that count, each with its place in the output and its weight
 * @param shortest words of the shortest n-grams looked for
 * @param longest words of the longest
 * @param gaps the most words left out between two of an n-gram
 * @param weighing what is made of a count
 */
record CountedGrams(Map<List<Long>, Place> grams, int size, int shortest, int longest, int gaps, Weighing weighing)
        implements
            HostOp {
    record Place(int index, float weight) {}

    /** Term frequency, inverse document frequency, and their product. */
    enum Weighing {
        TF,
        IDF,
        TFIDF
    }

    @Override
    public String name() {
        return "counted_grams";
    }

    @Override
    public boolean differentiable() {
        return false;
    }

    @Override
    public List<TensorType> types(List<TensorInfo> inputs) {
        TensorInfo x = inputs.getFirst();
        int rank = x.shape().rank();
        if (!x.dtype().isIndex() || rank < 1 || rank > 2) {
            throw new ShapeException(name(), "x must be int32 or int64 [words] or [texts, words]", x.type());
        }
        return List.of(new TensorType(DType.FLOAT32, x.shape().with(rank - 1, size)));
    }

    @Override
    public void forward(List<Tensor> inputs, List<Tensor> outputs) {
        Tensor x = inputs.getFirst();
        Tensor y = outputs.getFirst();
        Shape shape = x.shape();
        int words = shape.last();
        int texts = shape.rank() == 1 ? 1 : shape.size(0);
        Elements.fill(y, 0);
        for (int text = 0; text < texts; text++) {
            List<Long> all = IntStream.range(text * words, (text + 1) * words).mapToObj(x::index).map(Long::valueOf)
                    .toList();
            for (int length = shortest; length <= longest; length++) count(all, length, y, text * size);
        }
    }

    private void count(List<Long> words, int length, Tensor y, int row) {
        float[] counts = y.floats();
        // one word has no gaps: it counts once; wider gaps than the text find nothing
        int steps = length == 1 ? 1 : Math.min(gaps, words.size()) + 1;
        for (int step = 1; step <= steps; step++) {
            for (long i = 0; i + (long) (length - 1) * step < words.size(); i++) {
                List<Long> gram = new ArrayList<>(length);
                for (int k = 0; k < length; k++) gram.add(words.get((int) i + k * step));
                Place place = grams.get(gram);
                if (place == null) continue;
                int at = y.offset() + row + place.index();
                switch (weighing) {
                    case TF -> counts[at]++;
                    case IDF -> counts[at] = place.weight();
                    case TFIDF -> counts[at] += place.weight();
                }
            }
        }
    }
}
