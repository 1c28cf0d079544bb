package dev.lanewise.onnx.operators;

import static dev.lanewise.onnx.operators.Samples.counted;
import static dev.lanewise.onnx.operators.Samples.floats;
import static dev.lanewise.onnx.operators.Samples.ints;
import static dev.lanewise.onnx.operators.Samples.longs;
import static dev.lanewise.onnx.operators.Samples.number;
import static dev.lanewise.onnx.operators.Samples.random;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lanewise.tensor.Evaluator;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MatrixOperatorsTest {
    private final Evaluator ev = Evaluator.eager();

    @Test
    void vectorsAreRowsOnTheLeftAndColumnsOnTheRight() {
        Tensor a = floats(1, 2);
        Tensor m = floats(Shape.of(2, 3), 1, 2, 3, 4, 5, 6);
        OneNode.of("MatMul", 13).to(a, m).gives(floats(9, 12, 15));
        OneNode.of("MatMul", 13).to(m, floats(1, 0, 1)).gives(floats(4, 10));
        OneNode.of("MatMul", 1).to(a, floats(3, 4)).gives(Tensor.scalar(11));
        Tensor stack = counted(2, 2, 2);
        OneNode.of("MatMul", 13).to(stack, a).gives(floats(Shape.of(2, 2), 2, 8, 14, 20));
        OneNode.of("MatMul", 13).to(a, stack).gives(floats(Shape.of(2, 2), 4, 7, 16, 19));
    }

    @Test
    void stacksOfMatricesBroadcast() {
        Tensor a = random(1, 2, 1, 3, 4);
        Tensor b = random(2, 5, 4, 2);
        OneNode.of("MatMul", 13).to(a, b).gives(ev.matmul(a, b));
        OneNode.of("MatMul", 13).to(counted(2, 0), counted(0, 3)).gives(floats(Shape.of(2, 3), 0, 0, 0, 0, 0, 0));
    }

    @Test
    void integersAreMultipliedExactly() {
        Tensor big = Tensor.of(Shape.of(1, 2), (1L << 40) + 1, 1);
        OneNode.of("MatMul", 9).to(big, Tensor.of(Shape.of(2, 1), 3L, 4L))
                .gives(Tensor.of(Shape.of(1, 1), 3 * (1L << 40) + 7));
        OneNode.of("MatMul", 13).to(ints(1 << 30, 1), ints(4, 5)).gives(Tensor.of(Shape.SCALAR, 5));
        OneNode.of("Gemm", 13).with("transA", 1).with("alpha", 2.0)
                .to(Tensor.of(Shape.of(2, 1), 3, 4), Tensor.of(Shape.of(2, 1), 5, 6), ints(7))
                .gives(Tensor.of(Shape.of(1, 1), 2 * 39 + 7));
    }

    @Test
    void eitherFactorOfAGemmMayBeTransposed() {
        Tensor a = random(3, 4, 5);
        Tensor b = random(4, 5, 3);
        Tensor c = random(5, 3);
        Tensor y = ev.add(ev.scale(ev.matmul(a, b), 0.5f), ev.scale(c, 2));
        for (int i = 0; i < 4; i++) {
            boolean left = i % 2 == 1;
            boolean right = i / 2 == 1;
            OneNode.of("Gemm", 13).with("transA", left ? 1 : 0).with("transB", right ? 1 : 0)
                    .with("alpha", 0.5).with("beta", 2.0)
                    .to(left ? ev.transpose(a) : a, right ? ev.transpose(b) : b, c)
                    .givesNear(1e-6, y);
        }
    }

    @Test
    void whatAGemmAddsBroadcasts() {
        Tensor a = random(6, 2, 3);
        Tensor b = random(7, 3, 4);
        Tensor product = ev.matmul(a, b);
        for (Tensor c : new Tensor[] {
            number(2.0), random(8, 1), random(9, 4), random(10, 1, 4), random(11, 2, 1), random(12, 2, 4)
        }) {
            OneNode.of("Gemm", 11).to(a, b, c).givesNear(1e-6, ev.add(product, c));
            OneNode.of("Gemm", 6).with("broadcast", 1).to(a, b, c).givesNear(1e-6, ev.add(product, c));
        }
        OneNode.of("Gemm", 11).to(a, b).givesNear(1e-6, product);
        String message = OneNode.of("Gemm", 11).to(a, random(13, 3)).refused(a);
        assertTrue(message.contains("A and B must be matrices"), message);
    }

    @Test
    void einsteinSumsAreWhatTheySay() {
        Tensor a = random(14, 2, 3, 4);
        Tensor b = random(15, 2, 4, 5);
        einsum("bij,bjk->bik", ev.matmul(a, b), a, b);
        einsum("bij, bjk", ev.sum(ev.matmul(a, b), false, 0), a, b);
        einsum("...ij->...ji", ev.permute(a, 0, 2, 1), a);
        einsum("ijk->", ev.sum(a, false), a);
        einsum("ijk->j", ev.sum(a, false, 0, 2), a);
        einsum("BAc", ev.permute(a, 1, 0, 2), a);
        Tensor v = floats(1, 2);
        Tensor w = floats(3, 4, 5);
        einsum("i,j->ij", floats(Shape.of(2, 3), 3, 4, 5, 6, 8, 10), v, w);
        einsum("i,i", Tensor.scalar(5), v, v);
        einsum("i,j,k->kji", ev.permute(ev.multiply(ev.reshape(v, 2, 1, 1),
                ev.multiply(ev.reshape(w, 1, 3, 1), ev.reshape(v, 1, 1, 2))), 2, 1, 0), v, w, v);
    }

    @Test
    void repeatedLettersWalkTheDiagonal() {
        Tensor square = floats(Shape.of(2, 2), 1, 2, 3, 4);
        einsum("ii->i", floats(1, 4), square);
        einsum("ii", Tensor.scalar(5), square);
        Tensor x = counted(2, 3, 2);
        einsum("iji->ji", floats(Shape.of(3, 2), 0, 7, 2, 9, 4, 11), x);
        einsum("iij->ij", floats(Shape.of(2, 2), 0, 1, 6, 7), counted(2, 2, 2));
    }

    @Test
    void anEllipsisBroadcasts() {
        Tensor a = random(16, 3, 1, 2, 4);
        Tensor b = random(17, 5, 4, 2);
        einsum("...ij,...jk->...ik", ev.matmul(a, b), a, b);
        einsum("i...,i...->...", ev.sum(ev.square(random(18, 2, 3)), false, 0), random(18, 2, 3), random(18, 2, 3));
    }

    @Test
    void integersCanBeSummedToo() {
        OneNode.of("Einsum", 12).with("equation", "ij,ij->i")
                .to(Tensor.of(Shape.of(2, 2), 1L, 2L, 3L, 4L), Tensor.of(Shape.of(2, 2), 5L, 6L, 7L, 8L))
                .gives(longs(17, 53));
        OneNode.of("Einsum", 12).with("equation", "ij->j").to(Tensor.of(Shape.of(2, 2), 1, 2, 3, 4)).gives(ints(4, 6));
    }

    @Test
    void termsThatDoNotFitAreNamed() {
        Tensor x = random(19, 2, 3);
        for (String equation : new String[] {"ijk->i", "ij->k", "ij,jk->ik", "i1->i", "ij->ii"}) {
            String message = OneNode.of("Einsum", 12).with("equation", equation).to(x).refused(x);
            assertTrue(message.contains("Einsum"), message);
        }
    }

    private static void einsum(String equation, Tensor y, Tensor... inputs) {
        OneNode.of("Einsum", 12).with("equation", equation).to(inputs).givesNear(1e-6, y);
    }

    @Test
    void determinantsOfStacks() {
        Tensor x = floats(Shape.of(3, 2, 2), 1, 2, 3, 4, 0, 1, 1, 0, 2, 4, 1, 2);
        OneNode.of("Det", 11).to(x).gives(floats(-2, -1, 0));
        OneNode.of("Det", 22).to(floats(Shape.of(1, 1), -3)).gives(Tensor.scalar(-3));
        OneNode.of("Det", 22).to(floats(Shape.of(3, 3), 0, 2, 1, 1, 0, 3, 2, 1, 0)).gives(Tensor.scalar(13));
    }
}
