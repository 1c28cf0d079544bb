package dev.lanewise.onnx.operators;

import dev.lanewise.onnx.operators.CountedGrams.Place;
import dev.lanewise.onnx.operators.CountedGrams.Weighing;
import dev.lanewise.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Texts as numbers. */
final class TextOperators {
    private TextOperators() {}

    static void register(Registry to) {
        to.one("TfIdfVectorizer", 9, TextOperators::vectorize);
    }

    private static Tensor vectorize(Call call) {
        if (call.has("pool_strings")) throw call.error("n-grams must be of integers, in pool_int64s", "pool_strings");
        long[] pool = required(call, "pool_int64s");
        long[] starts = required(call, "ngram_counts");
        long[] indexes = required(call, "ngram_indexes");
        float[] weights = call.numbers("weights");
        if (weights != null && weights.length != indexes.length) {
            throw call.error("weights must be as many as ngram_indexes", weights.length, indexes.length);
        }
        int size = 1;
        for (long index : indexes) {
            if (index < 0 || index >= Integer.MAX_VALUE) throw call.error("ngram_indexes must be places", index);
            size = Math.max(size, (int) index + 1);
        }
        int shortest = call.size("min_gram_length", 0);
        int longest = call.size("max_gram_length", 0);
        int gaps = call.size("max_skip_count", -1);
        if (shortest < 1 || longest < shortest || longest > starts.length || gaps < 0) {
            throw call.error("1 <= min_gram_length <= max_gram_length <= the size of ngram_counts, max_skip_count >= 0",
                    shortest, longest, starts.length, gaps);
        }
        Map<List<Long>, Place> grams = new HashMap<>();
        int next = 0;
        for (int length = 1; length <= starts.length; length++) {
            long from = starts[length - 1];
            long to = length < starts.length ? starts[length] : pool.length;
            if (from < 0 || from > to || to > pool.length || (to - from) % length != 0) {
                throw call.error("ngram_counts must cut the pool into whole n-grams", from, to, "length " + length);
            }
            for (int at = (int) from; at < to; at += length) {
                if (next == indexes.length) throw call.error("every n-gram must have an index", indexes.length);
                Place place = new Place((int) indexes[next], weights == null ? 1 : weights[next]);
                List<Long> gram = Arrays.stream(pool, at, at + length).boxed().toList();
                if (grams.put(gram, place) != null) throw call.error("an n-gram may be in the pool once", gram);
                next++;
            }
        }
        CountedGrams op = new CountedGrams(Map.copyOf(grams), size, shortest, longest, gaps, weighing(call));
        return call.ev().applyOne(op, call.input(0));
    }

    private static Weighing weighing(Call call) {
        String mode = call.text("mode", "");
        return switch (mode) {
            case "TF" -> Weighing.TF;
            case "IDF" -> Weighing.IDF;
            case "TFIDF" -> Weighing.TFIDF;
            default -> throw call.error("mode must be TF, IDF or TFIDF", mode);
        };
    }

    private static long[] required(Call call, String attribute) {
        long @Nullable [] values = call.integers(attribute);
        if (values == null) throw call.error(attribute + " must be given", "none");
        return values;
    }
}
