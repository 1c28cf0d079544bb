package dev.lanewise.tensor.cpu;

import dev.lanewise.kernels.Call;
import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.Kernels;
import dev.lanewise.tensor.Op;
import dev.lanewise.tensor.PackedConstants;
import dev.lanewise.tensor.Prepared;
import dev.lanewise.tensor.Tensor;
import dev.lanewise.tensor.TensorInfo;
import dev.lanewise.tensor.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * What all bindings of an operator share. It is filled by a forward on tensors that have types alone, in which calls are
 * not made but constants are packed.
 */
final class PreparedCalls implements Prepared, Calls {
    private static final Object NO_STORAGE = new Object();

    private final Op op;
    private final Cpu cpu;
    private final List<TensorInfo> infos;
    private final PackedConstants shared;
    private final List<Tensor> inputs;
    private final boolean[] read;
    private final List<Object> packed = new ArrayList<>();
    private String algorithm = "";
    private long constantFloats;
    private int scratchFloats;

    private PreparedCalls(Cpu cpu, Op op, List<TensorInfo> infos, PackedConstants shared) {
        this.cpu = cpu;
        this.op = op;
        this.infos = List.copyOf(infos);
        this.shared = shared;
        read = new boolean[infos.size()];
        List<Tensor> tensors = new ArrayList<>();
        for (int i = 0; i < read.length; i++) {
            Tensor value = infos.get(i).value();
            read[i] = true;
            // a tensor of its own for each input, by which it is known again
            tensors.add(value == null ? typed(infos.get(i).type()) : value.reshaped(value.shape()));
        }
        inputs = List.copyOf(tensors);
    }

    static Prepared of(
            Cpu cpu, Op op, List<TensorInfo> inputs, List<TensorType> outputs, PackedConstants shared) {
        PreparedCalls calls = new PreparedCalls(cpu, op, inputs, shared);
        op.forward(new CpuKernels(calls), calls.inputs, outputs.stream().map(PreparedCalls::typed).toList());
        return calls;
    }

    private static Tensor typed(TensorType type) {
        return Tensor.wrap(type, Device.cpu(), NO_STORAGE, 0);
    }

    @Override
    public Cpu cpu() {
        return cpu;
    }

    @Override
    public void add(int floats, Binder binder) {
        scratchFloats = Math.max(scratchFloats, floats);
    }

    @Override
    public boolean isConstant(Tensor input) {
        return isConstant(input, inputs);
    }

    private boolean isConstant(Tensor input, List<Tensor> among) {
        int place = place(input, among);
        return place >= 0 && infos.get(place).value() != null;
    }

    private Tensor value(int place) {
        return Objects.requireNonNull(infos.get(place).value(), "only constants are packed");
    }

    @SuppressWarnings("ReferenceEquality") // an input is known by its tensor, whatever that holds
    private static int place(Tensor input, List<Tensor> among) {
        for (int i = 0; i < among.size(); i++) {
            if (among.get(i) == input) return i;
        }
        return -1;
    }

    @Override
    public <P> P pack(
            Class<P> kind, Object how, List<Tensor> constants, Supplier<P> pack, ToIntFunction<P> floats) {
        List<Tensor> values = constants.stream().map(tensor -> value(place(tensor, inputs))).toList();
        P made = shared.get(kind, how, values, pack);
        packed.add(made);
        constantFloats += floats.applyAsInt(made);
        for (Tensor tensor : constants) read[place(tensor, inputs)] = false;
        return made;
    }

    @Override
    public void algorithm(String name) {
        algorithm = name;
    }

    @Override
    public String algorithm() {
        return algorithm;
    }

    @Override
    public long constantBytes() {
        return constantFloats * Float.BYTES;
    }

    @Override
    public boolean reads(int input) {
        return read[input];
    }

    @Override
    public int scratchFloats() {
        return scratchFloats;
    }

    @Override
    public Call bind(Kernels k, List<Tensor> in, List<Tensor> out, float[] scratch, int scratchOffset) {
        if (!(k instanceof CpuKernels kernels)) {
            throw new IllegalArgumentException(
                    op.name() + ": prepared for the CPU; got " + k.getClass().getSimpleName());
        }
        if (kernels.cpu().workers().width() > cpu.workers().width()) {
            throw new IllegalArgumentException(op.name() + ": prepared for fewer workers; got "
                    + kernels.cpu().workers().width() + ", " + cpu.workers().width());
        }
        Binding binding = new Binding(kernels.cpu(), in, scratch, scratchOffset);
        op.forward(new CpuKernels(binding), in, out);
        return Call.sequence(binding.calls);
    }

    /** Makes the calls, with what was packed. */
    private final class Binding implements Calls {
        private final Cpu cpu;
        private final List<Tensor> inputs;
        private final float[] scratch;
        private final int scratchOffset;
        private final List<Call> calls = new ArrayList<>();
        private int unpacked;

        Binding(Cpu cpu, List<Tensor> inputs, float[] scratch, int scratchOffset) {
            this.cpu = cpu;
            this.inputs = inputs;
            this.scratch = scratch;
            this.scratchOffset = scratchOffset;
        }

        @Override
        public Cpu cpu() {
            return cpu;
        }

        @Override
        public void add(int floats, Binder binder) {
            calls.add(binder.bind(scratch, scratchOffset));
        }

        @Override
        public boolean isConstant(Tensor input) {
            return PreparedCalls.this.isConstant(input, inputs);
        }

        @Override
        public <P> P pack(
                Class<P> kind, Object how, List<Tensor> constants, Supplier<P> pack, ToIntFunction<P> floats) {
            return kind.cast(packed.get(unpacked++));
        }

        @Override
        public void algorithm(String name) {}
    }
}
