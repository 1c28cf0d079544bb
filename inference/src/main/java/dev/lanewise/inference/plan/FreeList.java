package dev.lanewise.inference.plan;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Hands out ranges of a line that grows: the smallest free range that is long enough, so that large ones stay whole,
 * and ranges that have just been used, which the caches still hold, are used again.
 */
final class FreeList {
    private record Range(long size, long offset) {}

    private final TreeMap<Long, Long> byOffset = new TreeMap<>();
    private final TreeSet<Range> bySize = new TreeSet<>(
            Comparator.comparingLong(Range::size).thenComparingLong(Range::offset));
    private long end;

    /** The longest that the line has been. */
    long end() {
        return end;
    }

    /** The beginning of a range of that size that nobody has. */
    long take(long size) {
        Range fit = bySize.ceiling(new Range(size, 0));
        if (fit != null) {
            remove(fit);
            if (fit.size > size) add(fit.offset + size, fit.size - size);
            return fit.offset;
        }
        Map.Entry<Long, Long> last = byOffset.lastEntry();
        long offset = end;
        if (last != null && last.getKey() + last.getValue() == end) {
            remove(new Range(last.getValue(), last.getKey()));
            offset = last.getKey();
        }
        end = offset + size;
        return offset;
    }

    /** Gives a range back, and joins it with its free neighbours. */
    void give(long offset, long size) {
        if (size == 0) return;
        long from = offset;
        long to = offset + size;
        Map.Entry<Long, Long> before = byOffset.floorEntry(offset);
        if (before != null && before.getKey() + before.getValue() == offset) {
            remove(new Range(before.getValue(), before.getKey()));
            from = before.getKey();
        }
        Long after = byOffset.get(to);
        if (after != null) {
            remove(new Range(after, to));
            to += after;
        }
        add(from, to - from);
    }

    private void add(long offset, long size) {
        byOffset.put(offset, size);
        bySize.add(new Range(size, offset));
    }

    private void remove(Range range) {
        byOffset.remove(range.offset);
        bySize.remove(range);
    }
}
