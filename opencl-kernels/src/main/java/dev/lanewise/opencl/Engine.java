package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.BinaryCache;
import dev.lanewise.opencl.runtime.Buffer;
import dev.lanewise.opencl.runtime.BufferPool;
import dev.lanewise.opencl.runtime.Context;
import dev.lanewise.opencl.runtime.DeviceInfo;
import dev.lanewise.opencl.runtime.Kernel;
import dev.lanewise.opencl.runtime.OpenClException;
import dev.lanewise.opencl.runtime.Program;
import dev.lanewise.opencl.runtime.Queue;
import dev.lanewise.opencl.runtime.Range;
import dev.lanewise.tensor.DType;
import dev.lanewise.tensor.Shape;
import dev.lanewise.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A device at work: its queue, its memory and its kernels, compiled when they are first asked for. */
final class Engine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger("dev.lanewise.opencl");
    private static final int LEAST_ZEROS = 4096;

    private final Context context;
    private final Queue queue;
    private final BufferPool pool;
    private final BinaryCache cache = BinaryCache.ofUser();
    private final Map<Source, Program> programs = new HashMap<>();
    private final Map<Function, Kernel> kernels = new HashMap<>();
    private final TileFile tileFile = TileFile.ofUser();
    private volatile Tiles tiles;
    private @Nullable Buffer zeros;

    private record Function(Source source, String name) {}

    private Engine(Context context) {
        this.context = context;
        pool = new BufferPool(context);
        queue = Queue.of(context);
        tiles = tileFile.load(context.device()).orElseGet(() -> Tiles.shipped(context.device()));
    }

    static Engine open(DeviceInfo device) {
        Context context = Context.of(device);
        try {
            return new Engine(context);
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
    }

    DeviceInfo device() {
        return context.device();
    }

    Queue queue() {
        return queue;
    }

    BufferPool pool() {
        return pool;
    }

    /** Those in use: tuned ones where this device was tuned, else those that are shipped. */
    Tiles tiles() {
        return tiles;
    }

    void use(Tiles others) {
        tiles = others;
    }

    /** Uses them in later processes too. */
    void keep(Tiles tuned) {
        tiles = tuned;
        tileFile.store(context.device(), tuned);
    }

    /** Memory for so many floats, whatever they are. */
    Buffer floats(long count) {
        return pool.lend(Math.max(1, count) * Float.BYTES);
    }

    /** The same numbers of 16 bits as floats. */
    DeviceStorage.Numbers widened(DeviceStorage.Numbers numbers) {
        int count = Math.toIntExact(numbers.buffer().bytes() / Short.BYTES);
        Buffer wide = floats(count);
        widen(numbers.buffer(), numbers.stored(), count, wide);
        return new DeviceStorage.Numbers(wide, Stored.AS_TYPED);
    }

    /** Writes numbers of 16 bits as floats. */
    void widen(Buffer from, Stored stored, int count, Buffer to) {
        run(Source.CAST, stored.dtype(DType.FLOAT32) + "_to_" + DType.FLOAT32, Range.of(count), count, from, 0, to, 0);
    }

    /** How many work-items it takes to have {@code count} numbers, so many at a time. */
    long items(Source source, long count) {
        return Math.ceilDiv(count, source.on(device()).vector());
    }

    /** A tensor of floats for a while, on the device of another; its buffer is to be closed. */
    Tensor tensor(Tensor like, Shape shape) {
        return Tensor.wrap(like.type().withShape(shape), like.device(), new DeviceStorage(floats(shape.elements())), 0);
    }

    /** Zeros all over a tensor. */
    void clear(Tensor tensor) {
        int bytes = tensor.dtype().bytes();
        queue.clear(DeviceStorage.of(tensor).buffer(), (long) tensor.offset() * bytes,
                (long) tensor.elements() * bytes);
    }

    /** At least so many zeros, which nobody writes to. */
    synchronized Buffer zeros(int count) {
        Buffer known = zeros;
        long bytes = Math.max(LEAST_ZEROS, count) * (long) Float.BYTES;
        if (known == null || known.bytes() < bytes) {
            known = pool.lend(bytes);
            queue.clear(known, 0, bytes);
            zeros = known;
        }
        return known;
    }

    /** Numbers from the host. */
    Buffer ints(int[] values) {
        Buffer buffer = pool.lend(Math.max(1, values.length) * (long) Integer.BYTES);
        long bytes = (long) values.length * Integer.BYTES;
        queue.write(buffer, 0, bytes,
                to -> MemorySegment.copy(values, 0, to, ValueLayout.JAVA_INT, 0, values.length));
        return buffer;
    }

    /**
     * Enqueues a kernel.
     *
     * @param arguments numbers, vectors, buffers, tensors, each of which is two arguments: its buffer and its offset, and
     *     lists of all that
     */
    void run(Source source, String kernel, Range range, Object... arguments) {
        List<Object> flat = new ArrayList<>(arguments.length + 4);
        flatten(Arrays.asList(arguments), flat);
        queue.run(kernel(source, kernel), range, flat.toArray());
    }

    private static void flatten(List<?> arguments, List<Object> flat) {
        for (Object argument : arguments) {
            switch (argument) {
                case Tensor tensor -> {
                    flat.add(DeviceStorage.of(tensor).buffer());
                    flat.add(tensor.offset());
                }
                case List<?> several -> flatten(several, flat);
                default -> flat.add(argument);
            }
        }
    }

    /** A kernel of a source, compiled with definitions {@code -DNAME=value}. */
    synchronized Kernel kernel(Source source, String name) {
        Function function = new Function(source, name);
        Kernel known = kernels.get(function);
        if (known != null) return known;
        Kernel kernel = program(source).kernel(name);
        kernels.put(function, kernel);
        return kernel;
    }

    private Program program(Source source) {
        Program known = programs.get(source);
        if (known != null) return known;
        String options = "-cl-std=CL1.2 " + source.definitions(device())
                + (device().exactDivision() ? " -cl-fp32-correctly-rounded-divide-sqrt" : "");
        String text = Stream.concat(Stream.of("common.cl"), source.files().stream())
                .map(Engine::text)
                .collect(Collectors.joining("\n")) + source.written();
        Program program = Program.build(context, text, options, cache);
        programs.put(source, program);
        return program;
    }

    private static String text(String file) {
        try (InputStream in = Engine.class.getResourceAsStream(file)) {
            if (in == null) throw new IllegalStateException("opencl: a source is missing in the jar; got " + file);
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Releases all that it holds; tensors that are left over are of no use any more. */
    @Override
    public synchronized void close() {
        try {
            queue.finish();
        } catch (OpenClException failed) {
            LOG.log(System.Logger.Level.DEBUG, "closed without knowing that all commands were done", failed);
        }
        kernels.values().forEach(Kernel::close);
        programs.values().forEach(Program::close);
        kernels.clear();
        programs.clear();
        queue.close();
        pool.close();
        context.close();
    }
}
