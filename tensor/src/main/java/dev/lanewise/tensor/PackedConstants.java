package dev.lanewise.tensor;

import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Constants in the orders that kernels want, so that plans of one model for several shapes share them. A constant is
 * known by its identity and not kept from the garbage collector; what was made of it is forgotten with it. For any number
 * of threads.
 */
public final class PackedConstants {
    private final Map<Key, Packed> packed = new HashMap<>();
    private final ReferenceQueue<Tensor> gone = new ReferenceQueue<>();

    /** None yet. */
    public PackedConstants() {}

    /**
     * What was made of these constants before, or is now, while others make other things.
     *
     * @param how what the packing depends on beside the constants
     */
    public <P> P get(Class<P> kind, Object how, List<Tensor> constants, Supplier<P> pack) {
        Key key = new Key(kind, how, constants.stream().map(tensor -> new Identity(tensor, gone)).toList());
        return kind.cast(find(key).get(pack));
    }

    private synchronized Packed find(Key key) {
        for (Reference<?> reference = gone.poll(); reference != null; reference = gone.poll()) {
            packed.keySet().removeIf(Key::isGone);
        }
        return packed.computeIfAbsent(key, absent -> new Packed());
    }

    /** What belongs to a key, made by the first who asks; others who ask for it wait. */
    private static final class Packed {
        private @Nullable Object made;

        synchronized Object get(Supplier<?> pack) {
            Object known = made;
            if (known == null) {
                known = pack.get();
                made = known;
            }
            return known;
        }
    }

    private record Key(Class<?> kind, Object how, List<Identity> constants) {
        boolean isGone() {
            return constants.stream().anyMatch(constant -> constant.refersTo(null));
        }
    }

    /** Equal to others of the same tensor as long as that lives. */
    private static final class Identity extends WeakReference<Tensor> {
        private final int hash;

        Identity(Tensor tensor, ReferenceQueue<Tensor> gone) {
            super(tensor, gone);
            hash = System.identityHashCode(tensor);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) return true;
            Tensor tensor = get();
            return tensor != null && other instanceof Identity that && that.refersTo(tensor);
        }
    }
}
