package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs, kernels, buffers and errors of a device. */
class RuntimeTest {
    private static final BinaryCache NO_CACHE = new BinaryCache(null);

    private final DeviceInfo device = SomeDevice.find();

    @Test
    void aKernelRunsOverAnyNumberOfItems() {
        try (Session session = new Session(device, NO_CACHE)) {
            for (int n : new int[] {1, 63, 64, 65, 1000}) {
                float[] a = new float[n];
                float[] b = new float[n];
                float[] sums = new float[n];
                for (int i = 0; i < n; i++) {
                    a[i] = i;
                    b[i] = 0.5f;
                    sums[i] = i + 0.5f;
                }
                assertArrayEquals(sums, session.add(a, b));
            }
        }
    }

    @Test
    void handlesAreReleasedWhenClosed() {
        int[] before = live();
        try (Session session = new Session(device, NO_CACHE)) {
            session.add(new float[] {1}, new float[] {2});
            assertFalse(Arrays.equals(before, live()), "a session must hold handles");
        }
        assertArrayEquals(before, live());
    }

    @Test
    void handlesAreReleasedWhenForgotten() throws InterruptedException {
        int before = HandleKind.CONTEXT.live();
        forgetAContext();
        for (int i = 0; i < 100 && HandleKind.CONTEXT.live() > before; i++) {
            System.gc();
            Thread.sleep(20);
        }
        assertEquals(before, HandleKind.CONTEXT.live());
    }

    private void forgetAContext() {
        Context context = Context.of(device);
        assertEquals(device, context.device());
    }

    @Test
    void aProgramThatDoesNotCompileShowsItsLinesAndWhatTheCompilerSays() {
        try (Context context = Context.of(device)) {
            String source = "__kernel void f() {\n    int i = unheardOf;\n}\n";
            var e = assertThrows(OpenClException.class, () -> Program.build(context, source, "", NO_CACHE));
            assertEquals("clBuildProgram", e.call());
            assertTrue(e.getMessage().startsWith("clBuildProgram: the call must succeed; got CL_BUILD_PROGRAM_FAILURE"),
                    e.getMessage());
            assertTrue(e.getMessage().contains("   2      int i = unheardOf;"), e.getMessage());
            assertTrue(e.getMessage().contains("error"), e.getMessage());
        }
    }

    @Test
    void aKernelThatDoesNotExistIsNamed() {
        try (Context context = Context.of(device);
                Program program = Program.build(context, SomeDevice.ADDITION, "", NO_CACHE)) {
            var e = assertThrows(OpenClException.class, () -> program.kernel("subtract").close());
            assertEquals("clCreateKernel: the call must succeed; got CL_INVALID_KERNEL_NAME (-46) for subtract",
                    e.getMessage());
        }
    }

    @Test
    void aBufferTooLargeForTheDeviceIsRefusedWithBothSizes() {
        try (Context context = Context.of(device); BufferPool pool = new BufferPool(context)) {
            long bytes = device.largestBuffer() + 1;
            var e = assertThrows(OpenClException.class, () -> pool.lend(bytes));
            assertTrue(e.getMessage().contains(bytes + " bytes"), e.getMessage());
            assertTrue(e.getMessage().contains("at most " + device.largestBuffer()), e.getMessage());
        }
    }

    @Test
    void aClosedBufferIsNotUsedAgain() {
        try (Session session = new Session(device, NO_CACHE)) {
            Buffer buffer = session.pool.lend(4);
            buffer.close();
            buffer.close();
            assertThrows(IllegalStateException.class, () -> session.queue.clear(buffer, 0, 4));
        }
    }

    @Test
    void memoryStaysFlatOverManyBuffersClosedOrForgotten() {
        try (Session session = new Session(device, NO_CACHE)) {
            long most = 0;
            for (int i = 0; i < 10_000; i++) {
                Buffer buffer = session.pool.lend(1 << 20);
                session.queue.clear(buffer, 0, 4);
                if (i % 2 == 0) buffer.close();
                most = Math.max(most, session.pool.lentBytes() + session.pool.freeBytes());
            }
            long bytes = most;
            assertTrue(bytes <= 1L << 30, () -> "10,000 buffers of 1 MiB held " + (bytes >> 20) + " MiB");
        }
    }

    @Test
    void anotherProcessFindsTheBinary(@TempDir Path folder) throws IOException {
        BinaryCache cache = new BinaryCache(folder);
        float[] y;
        try (Session session = new Session(device, cache)) {
            y = session.add(new float[] {1, 2}, new float[] {3, 4});
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        try (Session session = new Session(device, cache)) {
            assertArrayEquals(y, session.add(new float[] {1, 2}, new float[] {3, 4}));
        }
    }

    @Test
    void aSpoiledBinaryIsCompiledAnew(@TempDir Path folder) throws IOException {
        BinaryCache cache = new BinaryCache(folder);
        new Session(device, cache).close();
        try (Stream<Path> files = Files.list(folder)) {
            Files.write(files.findFirst().orElseThrow(), new byte[] {1, 2, 3});
        }
        try (Session session = new Session(device, cache)) {
            assertArrayEquals(new float[] {3}, session.add(new float[] {1}, new float[] {2}));
        }
    }

    @Test
    void eventsTellHowLongACommandTook() {
        try (Session session = new Session(device, NO_CACHE);
                Queue queue = Queue.measuring(session.context);
                Buffer buffer = session.pool.lend(4000);
                Event event = queue.start(session.add, Range.of(1000), 1000, buffer, buffer, buffer)) {
            event.await();
            assertTrue(event.nanoseconds() > 0);
        }
    }

    private static int[] live() {
        return Arrays.stream(HandleKind.values()).mapToInt(HandleKind::live).toArray();
    }
}
