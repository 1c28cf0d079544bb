package dev.lanewise.perf.peers;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * Operators that the Java binding lacks, called where PyTorch's library exports them ({@code at::_ops::NAME::call}). A
 * tensor argument is the address of an {@code at::Tensor}, which is what the binding's handles are; a tensor result is
 * written to eight bytes of the caller's, which the binding then owns and frees.
 */
final class TorchSymbols {
    /** {@code std::optional<double>}, passed by value. */
    private static final StructLayout OPTIONAL_DOUBLE = MemoryLayout.structLayout(JAVA_DOUBLE, JAVA_BYTE,
            MemoryLayout.paddingLayout(7));

    /** {@code std::optional<long>}, passed by value. */
    private static final StructLayout OPTIONAL_LONG = MemoryLayout.structLayout(JAVA_LONG, JAVA_BYTE,
            MemoryLayout.paddingLayout(7));

    /** {@code c10::ArrayRef}, passed by value. */
    private static final StructLayout ARRAY = MemoryLayout.structLayout(ADDRESS, JAVA_LONG);

    private static final Linker LINKER = Linker.nativeLinker();
    private static final SymbolLookup SYMBOLS = SymbolLookup.libraryLookup("libtorch_cpu.so", Arena.global());

    /** {@code std::optional<at::Tensor>} without a tensor, {@code std::optional<double>} and {@code <long>} without a number. */
    private static final MemorySegment NOTHING = Arena.global().allocate(16);

    private static final MethodHandle MALLOC = LINKER.downcallHandle(
            LINKER.defaultLookup().find("malloc").orElseThrow(), FunctionDescriptor.of(ADDRESS, JAVA_LONG));

    private static final MethodHandle ATTENTION = operator(
            "_ZN2at4_ops28scaled_dot_product_attention4callERKNS_6TensorES4_S4_RKSt8optionalIS2_EdbS5_IdEb",
            ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_DOUBLE, JAVA_BOOLEAN, OPTIONAL_DOUBLE, JAVA_BOOLEAN);

    private static final MethodHandle SILU = operator("_ZN2at4_ops4silu4callERKNS_6TensorE", ADDRESS);

    private static final MethodHandle AVERAGE_POOL = operator(
            "_ZN2at4_ops10avg_pool2d4callERKNS_6TensorEN3c108ArrayRefIlEES7_S7_bbSt8optionalIlE",
            ADDRESS, ARRAY, ARRAY, ARRAY, JAVA_BOOLEAN, JAVA_BOOLEAN, OPTIONAL_LONG);

    private static final MethodHandle GROUP_NORM = operator(
            "_ZN2at4_ops10group_norm4callERKNS_6TensorElRKSt8optionalIS2_ES8_db",
            ADDRESS, JAVA_LONG, ADDRESS, ADDRESS, JAVA_DOUBLE, JAVA_BOOLEAN);

    private static final MethodHandle RMS_NORM = operator(
            "_ZN2at4_ops8rms_norm4callERKNS_6TensorEN3c108ArrayRefINS5_6SymIntEEERKSt8optionalIS2_ES9_IdE",
            ADDRESS, ARRAY, ADDRESS, OPTIONAL_DOUBLE);

    private TorchSymbols() {}

    private static MethodHandle operator(String symbol, MemoryLayout... arguments) {
        MemoryLayout[] all = new MemoryLayout[arguments.length + 1];
        all[0] = ADDRESS; // where the result goes
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return function(symbol, FunctionDescriptor.of(ADDRESS, all));
    }

    private static MethodHandle function(String symbol, FunctionDescriptor of) {
        return LINKER.downcallHandle(SYMBOLS.find(symbol).orElseThrow(), of);
    }

    static PtNDArray attention(PtNDManager manager, PtNDArray q, PtNDArray k, PtNDArray v, boolean causal,
            boolean grouped) {
        return result(manager, to -> (MemorySegment) ATTENTION.invokeExact(to, address(q), address(k), address(v),
                NOTHING, 0.0, causal, NOTHING, grouped));
    }

    static PtNDArray silu(PtNDManager manager, PtNDArray x) {
        return result(manager, to -> (MemorySegment) SILU.invokeExact(to, address(x)));
    }

    /**
     * The average of the pixels that lie in the image: the binding's own counts those of the border, whatever it is told.
     *
     * @param kernel extents, as {@link #array} gives them, like those of the strides and the border
     */
    static PtNDArray averagePool(PtNDManager manager, PtNDArray x, MemorySegment kernel, MemorySegment strides,
            MemorySegment padding) {
        return result(manager, to -> (MemorySegment) AVERAGE_POOL.invokeExact(to, address(x), kernel, strides, padding,
                false, false, NOTHING));
    }

    static PtNDArray groupNorm(PtNDManager manager, PtNDArray x, long groups, MemorySegment gamma, MemorySegment beta,
            double epsilon) {
        return result(manager,
                to -> (MemorySegment) GROUP_NORM.invokeExact(to, address(x), groups, gamma, beta, epsilon, false));
    }

    /** @param shape the normalised extents, as {@link #array} gives them */
    static PtNDArray rmsNorm(PtNDManager manager, PtNDArray x, MemorySegment shape, MemorySegment gamma,
            MemorySegment epsilon) {
        return result(manager, to -> (MemorySegment) RMS_NORM.invokeExact(to, address(x), shape, gamma, epsilon));
    }

    /** Where NNPACK does not know the processor, convolutions ask it no more: each asking is a line on the error stream. */
    static void askNnpackOnce() {
        MethodHandle available = function("_ZN2at4_ops17_nnpack_available4callEv", FunctionDescriptor.of(JAVA_BOOLEAN));
        MethodHandle context = function("_ZN2at13globalContextEv", FunctionDescriptor.of(ADDRESS));
        MethodHandle enable = function("_ZN2at7Context20setUserEnabledNNPACKEb",
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_BOOLEAN));
        try {
            if ((boolean) available.invokeExact()) return;
            enable.invokeExact((MemorySegment) context.invokeExact(), false);
        } catch (Throwable t) {
            throw new IllegalStateException("pytorch: " + t, t);
        }
    }

    /** {@code std::optional<at::Tensor>} that shares the tensor without counting it: the tensor must outlive it. */
    static MemorySegment optional(PtNDArray tensor) {
        MemorySegment optional = Arena.global().allocate(16);
        optional.set(JAVA_LONG, 0, address(tensor).reinterpret(8).get(JAVA_LONG, 0));
        optional.set(JAVA_BYTE, 8, (byte) 1);
        return optional;
    }

    static MemorySegment optional(double number) {
        MemorySegment optional = Arena.global().allocate(OPTIONAL_DOUBLE);
        optional.set(JAVA_DOUBLE, 0, number);
        optional.set(JAVA_BYTE, 8, (byte) 1);
        return optional;
    }

    static MemorySegment array(long... extents) {
        MemorySegment array = Arena.global().allocate(ARRAY);
        array.set(ADDRESS, 0, Arena.global().allocateFrom(JAVA_LONG, extents));
        array.set(JAVA_LONG, 8, extents.length);
        return array;
    }

    private interface Call {
        MemorySegment into(MemorySegment result) throws Throwable;
    }

    private static PtNDArray result(PtNDManager manager, Call call) {
        try {
            MemorySegment tensor = (MemorySegment) MALLOC.invokeExact(8L);
            MemorySegment same = call.into(tensor);
            return new PtNDArray(manager, same.address());
        } catch (Throwable t) {
            throw new IllegalStateException("pytorch: " + t, t);
        }
    }

    private static MemorySegment address(PtNDArray tensor) {
        return MemorySegment.ofAddress(tensor.getHandle());
    }
}
