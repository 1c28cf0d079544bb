package dev.lanewise.perf.peers;

import static org.bytedeco.dnnl.global.dnnl.*;

import dev.lanewise.perf.compare.Contestant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.dnnl_engine;
import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A primitive with its memories; arrays are brought into the layouts that the primitive chose before it is timed. */
final class OneDnnPrimitive implements Contestant {
    private static final dnnl_engine ENGINE = new dnnl_engine();
    private static final dnnl_stream STREAM = new dnnl_stream();

    static {
        check("dnnl_engine_create", dnnl_engine_create(ENGINE, dnnl_cpu, 0));
        check("dnnl_stream_create", dnnl_stream_create(STREAM, ENGINE, dnnl_stream_default_flags));
    }

    private final dnnl_primitive_desc description;
    private final dnnl_primitive primitive = new dnnl_primitive();
    private final Map<Integer, dnnl_memory> memories = new LinkedHashMap<>();
    private final List<Pointer> owned = new ArrayList<>();
    private dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(0);
    private int result;
    private dnnl_memory_desc resultLayout = new dnnl_memory_desc();
    private int resultSize;

    OneDnnPrimitive(dnnl_primitive_desc description) {
        this.description = description;
        check("dnnl_primitive_create", dnnl_primitive_create(primitive, description));
    }

    static dnnl_engine engine() {
        return ENGINE;
    }

    static dnnl_memory_desc layout(int tag, long... extents) {
        dnnl_memory_desc layout = new dnnl_memory_desc();
        check("dnnl_memory_desc_create_with_tag",
                dnnl_memory_desc_create_with_tag(layout, extents.length, extents, dnnl_f32, tag));
        return layout;
    }

    static void check(String call, int status) {
        if (status != dnnl_success) throw new IllegalStateException(call + ": status " + status);
    }

    /** An input, given in {@code layout} and reordered to what the primitive asks for under that query. */
    OneDnnPrimitive input(int argument, int query, float[] values, dnnl_memory_desc layout) {
        FloatPointer data = own(new FloatPointer(values));
        dnnl_memory given = memory(layout, data);
        dnnl_memory_desc wanted = dnnl_primitive_desc_query_md(description, query, 0);
        memories.put(argument, dnnl_memory_desc_equal(layout, wanted) != 0 ? given : reordered(given, layout, wanted));
        return this;
    }

    /** An input without choice of layout. */
    OneDnnPrimitive input(int argument, float[] values, dnnl_memory_desc layout) {
        memories.put(argument, memory(layout, own(new FloatPointer(values))));
        return this;
    }

    /** The result: as the primitive lays it out, and how it is to be given back. */
    OneDnnPrimitive output(int argument, int query, int floats, dnnl_memory_desc layout) {
        result = argument;
        resultLayout = layout;
        resultSize = floats;
        memories.put(argument, empty(dnnl_primitive_desc_query_md(description, query, 0)));
        return this;
    }

    OneDnnPrimitive ready() {
        arguments = arguments(memories);
        return this;
    }

    @Override
    public void run(int times) {
        for (int i = 0; i < times; i++) {
            check("dnnl_primitive_execute", dnnl_primitive_execute(primitive, STREAM, memories.size(), arguments));
        }
        check("dnnl_stream_wait", dnnl_stream_wait(STREAM));
    }

    @Override
    public float[] result() {
        FloatPointer data = own(new FloatPointer(resultSize));
        dnnl_memory to = memory(resultLayout, data);
        dnnl_memory_desc from = layoutOf(result);
        reorder(Objects.requireNonNull(memories.get(result)), from, to, resultLayout);
        float[] values = new float[resultSize];
        data.get(values);
        return values;
    }

    private dnnl_memory_desc layoutOf(int argument) {
        int query = argument == DNNL_ARG_DIFF_SRC
                ? dnnl_query_diff_src_md
                : argument == DNNL_ARG_DIFF_WEIGHTS ? dnnl_query_diff_weights_md : dnnl_query_dst_md;
        return dnnl_primitive_desc_query_md(description, query, 0);
    }

    private dnnl_memory memory(dnnl_memory_desc layout, Pointer data) {
        dnnl_memory memory = new dnnl_memory();
        check("dnnl_memory_create", dnnl_memory_create(memory, layout, ENGINE, data));
        return memory;
    }

    private dnnl_memory empty(dnnl_memory_desc layout) {
        return memory(layout, own(new FloatPointer(dnnl_memory_desc_get_size(layout) / Float.BYTES + 1)));
    }

    private dnnl_memory reordered(dnnl_memory from, dnnl_memory_desc layout, dnnl_memory_desc wanted) {
        dnnl_memory to = empty(wanted);
        reorder(from, layout, to, wanted);
        return to;
    }

    private static void reorder(dnnl_memory from, dnnl_memory_desc layout, dnnl_memory to, dnnl_memory_desc wanted) {
        dnnl_primitive_desc order = new dnnl_primitive_desc();
        check("dnnl_reorder_primitive_desc_create",
                dnnl_reorder_primitive_desc_create(order, layout, ENGINE, wanted, ENGINE, null));
        dnnl_primitive primitive = new dnnl_primitive();
        check("dnnl_primitive_create", dnnl_primitive_create(primitive, order));
        Map<Integer, dnnl_memory> both = new LinkedHashMap<>();
        both.put(DNNL_ARG_FROM, from);
        both.put(DNNL_ARG_TO, to);
        check("dnnl_primitive_execute", dnnl_primitive_execute(primitive, STREAM, 2, arguments(both)));
        check("dnnl_stream_wait", dnnl_stream_wait(STREAM));
        dnnl_primitive_destroy(primitive);
        dnnl_primitive_desc_destroy(order);
    }

    private static dnnl_exec_arg_t arguments(Map<Integer, dnnl_memory> memories) {
        dnnl_exec_arg_t arguments = new dnnl_exec_arg_t(memories.size());
        int i = 0;
        for (Map.Entry<Integer, dnnl_memory> entry : memories.entrySet()) {
            arguments.position(i++).arg(entry.getKey()).memory(entry.getValue());
        }
        return arguments.position(0);
    }

    private <P extends Pointer> P own(P pointer) {
        owned.add(pointer);
        return pointer;
    }

    @Override
    public void close() {
        dnnl_primitive_destroy(primitive);
        dnnl_primitive_desc_destroy(description);
        memories.values().forEach(memory -> dnnl_memory_destroy(memory));
        owned.forEach(Pointer::close);
    }
}
