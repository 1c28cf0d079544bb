package dev.lanewise.opencl.runtime;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** That the profile oclgrind would see a mistake. */
class OclgrindTest {
    private static final String BEYOND = """
            __kernel __attribute__((reqd_work_group_size(1, 1, 1)))
            void beyond(__global float* y) {
                y[1000] = 1;
            }
            """;

    @Test
    void aWriteBeyondABufferIsSeen() throws IOException {
        String log = System.getenv("OCLGRIND_LOG");
        assumeTrue(log != null, "for the profile oclgrind");
        DeviceInfo device = SomeDevice.find();
        try (Context context = Context.of(device);
                BufferPool pool = new BufferPool(context);
                Queue queue = Queue.of(context);
                Program program = Program.build(context, BEYOND, "", new BinaryCache(null));
                Kernel kernel = program.kernel(Oclgrind.WRONG_KERNEL)) {
            queue.run(kernel, Range.of(1), pool.lend(256));
            queue.finish();
        }
        assertTrue(Files.readString(Path.of(log)).contains("Kernel: " + Oclgrind.WRONG_KERNEL), log);
    }
}
