package dev.lanewise.kernels.gemm;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.kernels.Workers;

/**
 * Products of one shape, whose outputs lie one behind the other. A task is a product, or a part of one where they are
 * few.
 *
 * @param parts tasks of a product
 */
record Products(Product product, int parts, int[] aOffsets, int[] bOffsets, int cStep) implements Workers.Task {
    /** So many products for each worker are enough to even out. */
    private static final int PRODUCTS_OF_WORKER = 4;

    private static final int[] FIRST = {0};

    /** One product. */
    static Call call(Cpu cpu, GemmGeometry geometry, Product product) {
        return call(cpu, geometry, product, FIRST, FIRST);
    }

    static Call call(Cpu cpu, GemmGeometry geometry, Product product, int[] aOffsets, int[] bOffsets) {
        int count = aOffsets.length;
        int parts = count < PRODUCTS_OF_WORKER * cpu.workers().width() ? product.parts() : 1;
        Products products = new Products(product, parts, aOffsets, bOffsets, geometry.sizeC());
        boolean shared = count * geometry.multiplyAdds() >= Gemm.WORTH_THREADS;
        return Call.of(shared ? cpu.workers() : Workers.INLINE, Math.multiplyExact(count, parts), products);
    }

    @Override
    public void run(int first, int end, int worker) {
        boolean whole = parts == 1;
        for (int task = first; task < end;) {
            int each = task / parts;
            int from = task % parts;
            int to = Math.min(parts, from + end - task);
            product.run(from, whole ? product.parts() : to, aOffsets[each], bOffsets[each], each * cStep, worker);
            task += to - from;
        }
    }
}
