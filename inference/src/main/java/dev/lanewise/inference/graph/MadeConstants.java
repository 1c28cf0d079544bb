package dev.lanewise.inference.graph;

import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Tensor;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Constants that are made of others when a model is compiled: the same ones for all of its plans. Once packed they are
 * rarely read again, so the numbers of large ones stay in memory no longer than somebody uses them, and are computed
 * again for a plan that comes later.
 */
public final class MadeConstants {
    /** Smaller ones stay. */
    private static final long LARGE_BYTES = 1 << 16;

    private List<WeakReference<Tensor>> made = List.of();

    private MadeConstants() {}

    /**
     * What was made of these constants before, or is now.
     *
     * @param how what it depends on beside them
     * @param make gives equal numbers each time, on whichever thread
     */
    public static List<Tensor> get(
            PackedConstants shared, Object how, List<Tensor> constants, Supplier<List<Tensor>> make) {
        return get(shared, how, constants, make, make);
    }

    /**
     * The same, computed in another way at first.
     *
     * @param later gives numbers equal to those of {@code now}
     */
    static List<Tensor> get(PackedConstants shared, Object how, List<Tensor> constants,
            Supplier<List<Tensor>> now, Supplier<List<Tensor>> later) {
        return shared.get(MadeConstants.class, how, constants, MadeConstants::new).get(now, later);
    }

    private synchronized List<Tensor> get(Supplier<List<Tensor>> now, Supplier<List<Tensor>> later) {
        List<Tensor> alive = new ArrayList<>();
        for (WeakReference<Tensor> reference : made) {
            Tensor tensor = reference.get();
            if (tensor != null) alive.add(tensor);
        }
        if (!alive.isEmpty() && alive.size() == made.size()) return alive;
        List<Tensor> results = now.get();
        List<Tensor> tensors = IntStream.range(0, results.size())
                .mapToObj(i -> isLarge(results.get(i))
                        ? results.get(i).recoverable(() -> later.get().get(i))
                        : results.get(i))
                .toList();
        made = tensors.stream().map(WeakReference::new).toList();
        return tensors;
    }

    private static boolean isLarge(Tensor tensor) {
        return (long) tensor.elements() * tensor.dtype().bytes() >= LARGE_BYTES;
    }
}
