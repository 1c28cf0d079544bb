package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class TextOperatorsTest {
    /** Words 2 and 3 alone, and the pairs 5 6, 7 8 and 6 7. */
    private static OneNode vectorizer(String mode, int shortest, int gaps) {
        return OneNode.of("TfIdfVectorizer", 9).with("mode", mode)
                .with("min_gram_length", shortest).with("max_gram_length", 2).with("max_skip_count", gaps)
                .withAll("ngram_counts", 0, 2).withAll("ngram_indexes", 0, 1, 4, 2, 3)
                .withAll("pool_int64s", 2, 3, 5, 6, 7, 8, 6, 7);
    }

    private final Tensor text = longs(2, 5, 6, 7, 8, 6, 7, 2);

    @Test
    void countsWordsAndPairs() {
        vectorizer("TF", 1, 0).to(text).gives(floats(2, 0, 1, 2, 1));
        vectorizer("TF", 2, 0).to(text).gives(floats(0, 0, 1, 2, 1));
        vectorizer("TF", 1, 0).to(ints(3, 3)).gives(floats(0, 2, 0, 0, 0));
    }

    @Test
    void pairsMayLieApartAndWordsCountOnce() {
        // besides those side by side, 5 _ _ _ 6 and 6 _ _ _ 7
        vectorizer("TF", 1, 2).to(text).gives(floats(2, 0, 1, 2, 1));
        vectorizer("TF", 1, 3).to(text).gives(floats(2, 0, 1, 3, 2));
        vectorizer("TF", 1, Integer.MAX_VALUE).to(text).gives(floats(2, 0, 1, 3, 2));
    }

    @Test
    void everyTextHasItsRow() {
        Tensor texts = longs(2, 2, 6, 7).reshaped(Shape.of(2, 2));
        vectorizer("TF", 1, 0).to(texts).gives(floats(Shape.of(2, 5), 2, 0, 0, 0, 0, 0, 0, 0, 1, 0));
        vectorizer("TF", 1, 0).to(longs().reshaped(Shape.of(0))).gives(floats(0, 0, 0, 0, 0));
    }

    @Test
    void weightsStandForFoundOnesOrMultiplyTheirCount() {
        Tensor twice = longs(2, 2, 3);
        vectorizer("IDF", 1, 0).withAll("weights", 0.5f, 3, 1, 1, 1).to(twice).gives(floats(0.5, 3, 0, 0, 0));
        vectorizer("TFIDF", 1, 0).withAll("weights", 0.5f, 3, 1, 1, 1).to(twice).gives(floats(1, 3, 0, 0, 0));
    }

    @Test
    void poolsThatAreNotWholeGramsAreRefused() {
        String message = OneNode.of("TfIdfVectorizer", 9).with("mode", "TF")
                .with("min_gram_length", 1).with("max_gram_length", 2).with("max_skip_count", 0)
                .withAll("ngram_counts", 0, 2).withAll("ngram_indexes", 0, 1, 2)
                .withAll("pool_int64s", 2, 3, 5).to(text).refused(floats(0, 0, 0));
        assertTrue(message.contains("whole n-grams"), message);
        assertTrue(vectorizer("BM25", 1, 0).to(text).refused(floats(0)).contains("TF, IDF or TFIDF"));
    }
}
