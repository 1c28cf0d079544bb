package dev.lanewise.opencl.runtime;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayDeque;
import java.util.Deque;

/** All that a small computation takes, closed in the other order. */
final class Session implements AutoCloseable {
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    final Context context;
    final BufferPool pool;
    final Queue queue;
    final Kernel add;

    Session(DeviceInfo device, BinaryCache cache) {
        try {
            context = opened(Context.of(device));
            pool = opened(new BufferPool(context));
            queue = opened(Queue.of(context));
            add = opened(opened(Program.build(context, SomeDevice.ADDITION, "", cache)).kernel("add"));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private <T extends AutoCloseable> T opened(T resource) {
        opened.push(resource);
        return resource;
    }

    /** {@code a + b} on the device. */
    float[] add(float[] a, float[] b) {
        try (Buffer first = buffer(a); Buffer second = buffer(b); Buffer sum = pool.lend(4L * a.length)) {
            queue.run(add, Range.of(a.length), a.length, first, second, sum);
            float[] y = new float[a.length];
            queue.read(sum, 0, 4L * y.length, from -> MemorySegment.copy(from, JAVA_FLOAT, 0, y, 0, y.length));
            return y;
        }
    }

    private Buffer buffer(float[] values) {
        Buffer buffer = pool.lend(4L * values.length);
        try {
            queue.write(buffer, 0, 4L * values.length,
                    to -> MemorySegment.copy(values, 0, to, JAVA_FLOAT, 0, values.length));
            return buffer;
        } catch (RuntimeException e) {
            buffer.close();
            throw e;
        }
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("nothing here throws when it is closed", e);
            }
        }
    }
}
