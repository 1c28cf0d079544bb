package dev.lanewise.opencl.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.ref.PhantomReference;
import java.lang.ref.ReferenceQueue;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A device's memory. What is given back is kept for the next who asks for as much, since one queue runs all commands in
 * order. The garbage collector does not see how much a forgotten buffer holds, so it is called where the buffers that
 * are out have grown by half since it last ran, and where the device has no memory left. It is called early, since memory
 * that was never touched costs a page fault for every 4 KiB on a device that shares the machine's, and later where it takes
 * too much of the time.
 */
public final class BufferPool implements AutoCloseable {
    private static final long LEAST_LIMIT = 64L << 20;
    /** To which that may grow where the collector runs for more than a share of the time. */
    private static final long LATEST_LIMIT = 512L << 20;

    private static final int SHARE_OF_TIME = 10;
    private static final long LEAST_BLOCK = 256;
    private static final long WAIT_FOR_FIRST = 20;
    private static final long WAIT_FOR_NEXT = 2;

    private final Context context;
    private final long most;
    private final ReferenceQueue<Buffer> forgotten = new ReferenceQueue<>();
    private final Set<Loan> loans = new HashSet<>();
    private final TreeMap<Long, Deque<Block>> free = new TreeMap<>();
    private long lentBytes;
    private long freeBytes;
    private long least = LEAST_LIMIT;
    private long limit = LEAST_LIMIT;
    private long lastCollected = System.nanoTime();
    private volatile boolean closed;

    public BufferPool(Context context) {
        this.context = context;
        most = context.device().globalMemory() / 4 * 3;
    }

    /** A buffer as OpenCL made it. */
    record Block(MemorySegment address, long bytes) {}

    /** What a pool knows of a buffer without holding on to it. */
    final class Loan extends PhantomReference<Buffer> {
        private final Block block;

        Loan(Buffer buffer, Block block) {
            super(buffer, forgotten);
            this.block = block;
        }

        void end() {
            takeBack(this);
        }

        boolean isOver() {
            return closed;
        }
    }

    /** A buffer of at least one byte, its content anything. */
    public synchronized Buffer lend(long bytes) {
        if (bytes > context.device().largestBuffer()) {
            throw new OpenClException("clCreateBuffer", -61, bytes + " bytes where " + context.device().name()
                    + " has buffers of at most " + context.device().largestBuffer());
        }
        takeBackForgotten();
        long size = blockSize(bytes);
        if (lentBytes + size > Math.min(limit, most)) {
            collectForRoom();
            limit = Math.max(least, (lentBytes + size) / 2 * 3);
        }
        Block block = block(size);
        Buffer buffer = new Buffer(block, bytes);
        Loan loan = new Loan(buffer, block);
        loans.add(loan);
        lentBytes += block.bytes;
        buffer.lentBy(loan);
        return buffer;
    }

    /** Bytes of the buffers that are out. */
    public synchronized long lentBytes() {
        takeBackForgotten();
        return lentBytes;
    }

    /** Bytes that wait for the next who asks. */
    public synchronized long freeBytes() {
        return freeBytes;
    }

    private Block block(long size) {
        Deque<Block> fitting = free.get(size);
        if (fitting != null && !fitting.isEmpty()) {
            Block block = fitting.pop();
            freeBytes -= block.bytes;
            return block;
        }
        if (lentBytes + freeBytes + size > most) releaseFree();
        try {
            return new Block(context.createBuffer(size), size);
        } catch (OpenClException e) {
            if (!Status.isShortage(e.code())) throw e;
            collectGarbage();
            releaseFree();
            return new Block(context.createBuffer(size), size);
        }
    }

    /** Rounded up to an eighth of its power of two, so that sizes which differ little share blocks. */
    private static long blockSize(long bytes) {
        if (bytes <= LEAST_BLOCK) return LEAST_BLOCK;
        long step = Math.max(LEAST_BLOCK, Long.highestOneBit(bytes - 1) / 8);
        return Math.ceilDiv(bytes, step) * step;
    }

    private synchronized void takeBack(Loan loan) {
        if (!loans.remove(loan)) return;
        loan.clear();
        Block block = loan.block;
        lentBytes -= block.bytes;
        free.computeIfAbsent(block.bytes, size -> new ArrayDeque<>()).push(block);
        freeBytes += block.bytes;
    }

    private void takeBackForgotten() {
        for (var found = forgotten.poll(); found != null; found = forgotten.poll()) takeBack((Loan) found);
    }

    private void collectForRoom() {
        long begin = System.nanoTime();
        collectGarbage();
        long end = System.nanoTime();
        if ((end - begin) * SHARE_OF_TIME > end - lastCollected) least = Math.min(2 * least, LATEST_LIMIT);
        lastCollected = end;
    }

    /** The collector's thread hands references over one by one, so each is waited for until none comes any more. */
    private void collectGarbage() {
        System.gc();
        try {
            var found = forgotten.remove(WAIT_FOR_FIRST);
            while (found != null) {
                takeBack((Loan) found);
                found = forgotten.remove(WAIT_FOR_NEXT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void releaseFree() {
        for (Map.Entry<Long, Deque<Block>> size : free.entrySet()) {
            for (Block block : size.getValue()) HandleKind.BUFFER.release(block.address);
        }
        free.clear();
        freeBytes = 0;
    }

    /** Releases all memory, also what is out. */
    @Override
    public synchronized void close() {
        closed = true;
        for (Loan loan : Set.copyOf(loans)) takeBack(loan);
        releaseFree();
    }
}
