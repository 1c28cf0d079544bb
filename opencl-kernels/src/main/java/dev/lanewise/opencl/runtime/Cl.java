package dev.lanewise.opencl.runtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.function.ToIntFunction;

/** How calls are made: faults injected, statuses checked, answers of unknown size fetched. */
final class Cl {
    /** Whether a call waits, and other truths. */
    static final int TRUE = 1;

    private Cl() {}

    /** A clGetSomethingInfo, its object given. */
    interface Query {
        int get(int name, long bytes, MemorySegment value, MemorySegment bytesReturned);
    }

    /** A call that creates an object and tells its status through a pointer. */
    interface Creation {
        MemorySegment create(MemorySegment status);
    }

    /** @throws OpenClException where the status is none of success */
    static void check(String call, int status, Object asked) {
        if (status != Status.SUCCESS) throw new OpenClException(call, status, asked.toString());
    }

    /** Creates an object. */
    static MemorySegment create(String call, Creation creation, Object asked) {
        check(call, Faults.status(call), asked);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment status = arena.allocate(JAVA_INT);
            MemorySegment created = creation.create(status);
            check(call, status.get(JAVA_INT, 0), asked);
            return created;
        }
    }

    /** Runs a call that returns its status. */
    static void run(String call, ToIntFunction<Arena> body, Object asked) {
        check(call, Faults.status(call), asked);
        try (Arena arena = Arena.ofConfined()) {
            check(call, body.applyAsInt(arena), asked);
        }
    }

    static String text(String call, Query query, int name) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment value = bytes(call, query, name, arena);
            return value.byteSize() == 0 ? "" : value.getString(0).strip();
        }
    }

    /** An integer of 4 bytes. */
    static int integer(String call, Query query, int name) {
        try (Arena arena = Arena.ofConfined()) {
            return bytes(call, query, name, arena).get(JAVA_INT, 0);
        }
    }

    /** An integer of 8 bytes. */
    static long size(String call, Query query, int name) {
        try (Arena arena = Arena.ofConfined()) {
            return bytes(call, query, name, arena).get(JAVA_LONG, 0);
        }
    }

    static long[] sizes(String call, Query query, int name) {
        try (Arena arena = Arena.ofConfined()) {
            return bytes(call, query, name, arena).toArray(JAVA_LONG);
        }
    }

    /** What a query answers, however long it is. */
    static MemorySegment bytes(String call, Query query, int name, Arena arena) {
        MemorySegment bytes = arena.allocate(JAVA_LONG);
        String asked = "information " + Integer.toHexString(name);
        check(call, Faults.status(call), asked);
        check(call, query.get(name, 0, MemorySegment.NULL, bytes), asked);
        MemorySegment value = arena.allocate(bytes.get(JAVA_LONG, 0), Long.BYTES);
        check(call, query.get(name, value.byteSize(), value, MemorySegment.NULL), asked);
        return value;
    }

    /** An array of handles. */
    static MemorySegment handles(Arena arena, MemorySegment... handles) {
        MemorySegment array = arena.allocate(ADDRESS, handles.length);
        for (int i = 0; i < handles.length; i++) array.setAtIndex(ADDRESS, i, handles[i]);
        return array;
    }
}
