package dev.lanewise.training.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static ConfusionMatrix sample() {
        ConfusionMatrix matrix = new ConfusionMatrix(List.of("cat", "dog"));
        matrix.add(
                Tensor.of(Shape.of(4), 0, 0, 0, 1), Tensor.of(Shape.of(4, 2), 2f, 1f, 3f, 0f, 0f, 1f, -1f, 5f));
        return matrix;
    }

    @Test
    void countsTheLargestLogitAsTheAnswer() {
        assertEquals(2, sample().count(0, 0));
        assertEquals(1, sample().count(0, 1));
        assertEquals(1, sample().count(1, 1));
        assertEquals(4, sample().total());
    }

    @Test
    void sharesFollowTheirDefinitions() {
        assertEquals(0.75, sample().accuracy());
        assertEquals(1.0, sample().precision(0));
        assertEquals(0.5, sample().precision(1));
        assertEquals(2.0 / 3, sample().recall(0));
        assertEquals(0.8, sample().f1(0), 1e-15);
    }

    @Test
    void tablesNameEveryClass() {
        assertTrue(sample().perClass().contains("dog"));
        assertTrue(sample().toString().contains("1  dog"));
        assertTrue(sample().perClass().contains("66.67 %"));
    }
}
