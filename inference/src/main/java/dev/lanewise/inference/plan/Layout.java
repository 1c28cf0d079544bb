package dev.lanewise.inference.plan;

import dev.lanewise.inference.graph.Graph;
import dev.lanewise.inference.graph.Node;
import dev.lanewise.inference.graph.Value;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A place in an arena for every value that a run computes, such that those which live at once do not meet. */
final class Layout {
    private final Map<Value, Place> places = new IdentityHashMap<>();
    private final ArenaSizes sizes = new ArenaSizes();
    private long scratchOffset;

    private Layout() {}

    /** @param here the values that lie in this arena; others lie elsewhere */
    static Layout of(Graph graph, Predicate<Value> here) {
        Layout layout = new Layout();
        layout.place(graph, here);
        return layout;
    }

    Place place(Value value) {
        Place place = places.get(value);
        if (place == null) throw new IllegalStateException("plan: a value has no place: " + value);
        return place;
    }

    ArenaSizes sizes() {
        return sizes;
    }

    /** Adds floats that steps overwrite, behind the values. */
    void addScratch(int floats) {
        if (floats == 0) return;
        long first = StorageKind.FLOATS.first();
        scratchOffset = Math.max(first, sizes.of(StorageKind.FLOATS));
        sizes.set(StorageKind.FLOATS, scratchOffset + floats);
    }

    long scratchOffset() {
        return scratchOffset;
    }

    private void place(Graph graph, Predicate<Value> here) {
        Lifetimes lifetimes = new Lifetimes(graph);
        Map<Lifetimes.Block, Place> taken = new IdentityHashMap<>();
        Map<StorageKind, FreeList> free = new EnumMap<>(StorageKind.class);
        List<Node> nodes = graph.nodes();
        List<List<Lifetimes.Block>> ending = new ArrayList<>();
        for (int i = 0; i <= nodes.size() + 1; i++) ending.add(new ArrayList<>());
        for (int step = Lifetimes.BEGIN; step < nodes.size(); step++) {
            List<Value> made = step < 0 ? graph.inputs() : nodes.get(step).outputs();
            for (Value value : made) {
                if (!here.test(value)) continue;
                Lifetimes.Block block = lifetimes.block(value);
                Place place = taken.get(block);
                if (place == null) {
                    place = take(free, value);
                    taken.put(block, place);
                    ending.get(block.to + 1).add(block);
                }
                places.put(value, place);
            }
            for (Lifetimes.Block block : ending.get(step + 1)) {
                Place place = taken.get(block);
                if (place != null) list(free, place.kind()).give(place.offset(), aligned(block.first));
            }
        }
        free.forEach((kind, list) -> {
            if (list.end() > 0) sizes.set(kind, kind.first() + list.end());
        });
        places.replaceAll((value, place) -> aligned(value) == 0
                ? place
                : new Place(place.kind(), place.kind().first() + place.offset()));
    }

    private static Place take(Map<StorageKind, FreeList> free, Value value) {
        StorageKind kind = StorageKind.of(value.type().dtype());
        long size = aligned(value);
        return new Place(kind, size == 0 ? 0 : list(free, kind).take(size));
    }

    private static FreeList list(Map<StorageKind, FreeList> free, StorageKind kind) {
        return free.computeIfAbsent(kind, each -> new FreeList());
    }

    private static long aligned(Value value) {
        long line = StorageKind.of(value.type().dtype()).alignment();
        return Math.ceilDiv(value.type().shape().elements(), line) * line;
    }
}
