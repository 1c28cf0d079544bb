// Generated from CL/cl.h by dev.lanewise.opencl.generator.GenerateBindings: do not edit.
// SHA-256 of the header: c7f9f118ec96b6b1ba5e9109af7d5de58c6b12034972098d6c97aa95d922424b

package dev.lanewise.opencl.bindings;

import dev.lanewise.opencl.runtime.OpenClLibrary;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** CL/cl.h, its functions and constants under their own names. */
@SuppressWarnings("restricted")
public final class cl_h {
    static final SymbolLookup SYMBOL_LOOKUP = OpenClLibrary.symbols();
    public static final ValueLayout.OfInt C_INT = ValueLayout.JAVA_INT;
    public static final ValueLayout.OfLong C_LONG = ValueLayout.JAVA_LONG;
    public static final ValueLayout C_POINTER = ValueLayout.ADDRESS;

    private cl_h() {}

    /** {@code #define CL_NAME_VERSION_MAX_NAME_SIZE 64} */
    public static int CL_NAME_VERSION_MAX_NAME_SIZE() {
        return 64;
    }

    /** {@code #define CL_SUCCESS 0} */
    public static int CL_SUCCESS() {
        return 0;
    }

    /** {@code #define CL_DEVICE_NOT_FOUND -1} */
    public static int CL_DEVICE_NOT_FOUND() {
        return -1;
    }

    /** {@code #define CL_DEVICE_NOT_AVAILABLE -2} */
    public static int CL_DEVICE_NOT_AVAILABLE() {
        return -2;
    }

    /** {@code #define CL_COMPILER_NOT_AVAILABLE -3} */
    public static int CL_COMPILER_NOT_AVAILABLE() {
        return -3;
    }

    /** {@code #define CL_MEM_OBJECT_ALLOCATION_FAILURE -4} */
    public static int CL_MEM_OBJECT_ALLOCATION_FAILURE() {
        return -4;
    }

    /** {@code #define CL_OUT_OF_RESOURCES -5} */
    public static int CL_OUT_OF_RESOURCES() {
        return -5;
    }

    /** {@code #define CL_OUT_OF_HOST_MEMORY -6} */
    public static int CL_OUT_OF_HOST_MEMORY() {
        return -6;
    }

    /** {@code #define CL_PROFILING_INFO_NOT_AVAILABLE -7} */
    public static int CL_PROFILING_INFO_NOT_AVAILABLE() {
        return -7;
    }

    /** {@code #define CL_MEM_COPY_OVERLAP -8} */
    public static int CL_MEM_COPY_OVERLAP() {
        return -8;
    }

    /** {@code #define CL_IMAGE_FORMAT_MISMATCH -9} */
    public static int CL_IMAGE_FORMAT_MISMATCH() {
        return -9;
    }

    /** {@code #define CL_IMAGE_FORMAT_NOT_SUPPORTED -10} */
    public static int CL_IMAGE_FORMAT_NOT_SUPPORTED() {
        return -10;
    }

    /** {@code #define CL_BUILD_PROGRAM_FAILURE -11} */
    public static int CL_BUILD_PROGRAM_FAILURE() {
        return -11;
    }

    /** {@code #define CL_MAP_FAILURE -12} */
    public static int CL_MAP_FAILURE() {
        return -12;
    }

    /** {@code #define CL_MISALIGNED_SUB_BUFFER_OFFSET -13} */
    public static int CL_MISALIGNED_SUB_BUFFER_OFFSET() {
        return -13;
    }

    /** {@code #define CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST -14} */
    public static int CL_EXEC_STATUS_ERROR_FOR_EVENTS_IN_WAIT_LIST() {
        return -14;
    }

    /** {@code #define CL_COMPILE_PROGRAM_FAILURE -15} */
    public static int CL_COMPILE_PROGRAM_FAILURE() {
        return -15;
    }

    /** {@code #define CL_LINKER_NOT_AVAILABLE -16} */
    public static int CL_LINKER_NOT_AVAILABLE() {
        return -16;
    }

    /** {@code #define CL_LINK_PROGRAM_FAILURE -17} */
    public static int CL_LINK_PROGRAM_FAILURE() {
        return -17;
    }

    /** {@code #define CL_DEVICE_PARTITION_FAILED -18} */
    public static int CL_DEVICE_PARTITION_FAILED() {
        return -18;
    }

    /** {@code #define CL_KERNEL_ARG_INFO_NOT_AVAILABLE -19} */
    public static int CL_KERNEL_ARG_INFO_NOT_AVAILABLE() {
        return -19;
    }

    /** {@code #define CL_INVALID_VALUE -30} */
    public static int CL_INVALID_VALUE() {
        return -30;
    }

    /** {@code #define CL_INVALID_DEVICE_TYPE -31} */
    public static int CL_INVALID_DEVICE_TYPE() {
        return -31;
    }

    /** {@code #define CL_INVALID_PLATFORM -32} */
    public static int CL_INVALID_PLATFORM() {
        return -32;
    }

    /** {@code #define CL_INVALID_DEVICE -33} */
    public static int CL_INVALID_DEVICE() {
        return -33;
    }

    /** {@code #define CL_INVALID_CONTEXT -34} */
    public static int CL_INVALID_CONTEXT() {
        return -34;
    }

    /** {@code #define CL_INVALID_QUEUE_PROPERTIES -35} */
    public static int CL_INVALID_QUEUE_PROPERTIES() {
        return -35;
    }

    /** {@code #define CL_INVALID_COMMAND_QUEUE -36} */
    public static int CL_INVALID_COMMAND_QUEUE() {
        return -36;
    }

    /** {@code #define CL_INVALID_HOST_PTR -37} */
    public static int CL_INVALID_HOST_PTR() {
        return -37;
    }

    /** {@code #define CL_INVALID_MEM_OBJECT -38} */
    public static int CL_INVALID_MEM_OBJECT() {
        return -38;
    }

    /** {@code #define CL_INVALID_IMAGE_FORMAT_DESCRIPTOR -39} */
    public static int CL_INVALID_IMAGE_FORMAT_DESCRIPTOR() {
        return -39;
    }

    /** {@code #define CL_INVALID_IMAGE_SIZE -40} */
    public static int CL_INVALID_IMAGE_SIZE() {
        return -40;
    }

    /** {@code #define CL_INVALID_SAMPLER -41} */
    public static int CL_INVALID_SAMPLER() {
        return -41;
    }

    /** {@code #define CL_INVALID_BINARY -42} */
    public static int CL_INVALID_BINARY() {
        return -42;
    }

    /** {@code #define CL_INVALID_BUILD_OPTIONS -43} */
    public static int CL_INVALID_BUILD_OPTIONS() {
        return -43;
    }

    /** {@code #define CL_INVALID_PROGRAM -44} */
    public static int CL_INVALID_PROGRAM() {
        return -44;
    }

    /** {@code #define CL_INVALID_PROGRAM_EXECUTABLE -45} */
    public static int CL_INVALID_PROGRAM_EXECUTABLE() {
        return -45;
    }

    /** {@code #define CL_INVALID_KERNEL_NAME -46} */
    public static int CL_INVALID_KERNEL_NAME() {
        return -46;
    }

    /** {@code #define CL_INVALID_KERNEL_DEFINITION -47} */
    public static int CL_INVALID_KERNEL_DEFINITION() {
        return -47;
    }

    /** {@code #define CL_INVALID_KERNEL -48} */
    public static int CL_INVALID_KERNEL() {
        return -48;
    }

    /** {@code #define CL_INVALID_ARG_INDEX -49} */
    public static int CL_INVALID_ARG_INDEX() {
        return -49;
    }

    /** {@code #define CL_INVALID_ARG_VALUE -50} */
    public static int CL_INVALID_ARG_VALUE() {
        return -50;
    }

    /** {@code #define CL_INVALID_ARG_SIZE -51} */
    public static int CL_INVALID_ARG_SIZE() {
        return -51;
    }

    /** {@code #define CL_INVALID_KERNEL_ARGS -52} */
    public static int CL_INVALID_KERNEL_ARGS() {
        return -52;
    }

    /** {@code #define CL_INVALID_WORK_DIMENSION -53} */
    public static int CL_INVALID_WORK_DIMENSION() {
        return -53;
    }

    /** {@code #define CL_INVALID_WORK_GROUP_SIZE -54} */
    public static int CL_INVALID_WORK_GROUP_SIZE() {
        return -54;
    }

    /** {@code #define CL_INVALID_WORK_ITEM_SIZE -55} */
    public static int CL_INVALID_WORK_ITEM_SIZE() {
        return -55;
    }

    /** {@code #define CL_INVALID_GLOBAL_OFFSET -56} */
    public static int CL_INVALID_GLOBAL_OFFSET() {
        return -56;
    }

    /** {@code #define CL_INVALID_EVENT_WAIT_LIST -57} */
    public static int CL_INVALID_EVENT_WAIT_LIST() {
        return -57;
    }

    /** {@code #define CL_INVALID_EVENT -58} */
    public static int CL_INVALID_EVENT() {
        return -58;
    }

    /** {@code #define CL_INVALID_OPERATION -59} */
    public static int CL_INVALID_OPERATION() {
        return -59;
    }

    /** {@code #define CL_INVALID_GL_OBJECT -60} */
    public static int CL_INVALID_GL_OBJECT() {
        return -60;
    }

    /** {@code #define CL_INVALID_BUFFER_SIZE -61} */
    public static int CL_INVALID_BUFFER_SIZE() {
        return -61;
    }

    /** {@code #define CL_INVALID_MIP_LEVEL -62} */
    public static int CL_INVALID_MIP_LEVEL() {
        return -62;
    }

    /** {@code #define CL_INVALID_GLOBAL_WORK_SIZE -63} */
    public static int CL_INVALID_GLOBAL_WORK_SIZE() {
        return -63;
    }

    /** {@code #define CL_INVALID_PROPERTY -64} */
    public static int CL_INVALID_PROPERTY() {
        return -64;
    }

    /** {@code #define CL_INVALID_IMAGE_DESCRIPTOR -65} */
    public static int CL_INVALID_IMAGE_DESCRIPTOR() {
        return -65;
    }

    /** {@code #define CL_INVALID_COMPILER_OPTIONS -66} */
    public static int CL_INVALID_COMPILER_OPTIONS() {
        return -66;
    }

    /** {@code #define CL_INVALID_LINKER_OPTIONS -67} */
    public static int CL_INVALID_LINKER_OPTIONS() {
        return -67;
    }

    /** {@code #define CL_INVALID_DEVICE_PARTITION_COUNT -68} */
    public static int CL_INVALID_DEVICE_PARTITION_COUNT() {
        return -68;
    }

    /** {@code #define CL_INVALID_PIPE_SIZE -69} */
    public static int CL_INVALID_PIPE_SIZE() {
        return -69;
    }

    /** {@code #define CL_INVALID_DEVICE_QUEUE -70} */
    public static int CL_INVALID_DEVICE_QUEUE() {
        return -70;
    }

    /** {@code #define CL_INVALID_SPEC_ID -71} */
    public static int CL_INVALID_SPEC_ID() {
        return -71;
    }

    /** {@code #define CL_MAX_SIZE_RESTRICTION_EXCEEDED -72} */
    public static int CL_MAX_SIZE_RESTRICTION_EXCEEDED() {
        return -72;
    }

    /** {@code #define CL_FALSE 0} */
    public static int CL_FALSE() {
        return 0;
    }

    /** {@code #define CL_TRUE 1} */
    public static int CL_TRUE() {
        return 1;
    }

    /** {@code #define CL_BLOCKING CL_TRUE} */
    public static int CL_BLOCKING() {
        return 1;
    }

    /** {@code #define CL_NON_BLOCKING CL_FALSE} */
    public static int CL_NON_BLOCKING() {
        return 0;
    }

    /** {@code #define CL_PLATFORM_PROFILE 0x0900} */
    public static int CL_PLATFORM_PROFILE() {
        return 2304;
    }

    /** {@code #define CL_PLATFORM_VERSION 0x0901} */
    public static int CL_PLATFORM_VERSION() {
        return 2305;
    }

    /** {@code #define CL_PLATFORM_NAME 0x0902} */
    public static int CL_PLATFORM_NAME() {
        return 2306;
    }

    /** {@code #define CL_PLATFORM_VENDOR 0x0903} */
    public static int CL_PLATFORM_VENDOR() {
        return 2307;
    }

    /** {@code #define CL_PLATFORM_EXTENSIONS 0x0904} */
    public static int CL_PLATFORM_EXTENSIONS() {
        return 2308;
    }

    /** {@code #define CL_PLATFORM_HOST_TIMER_RESOLUTION 0x0905} */
    public static int CL_PLATFORM_HOST_TIMER_RESOLUTION() {
        return 2309;
    }

    /** {@code #define CL_PLATFORM_NUMERIC_VERSION 0x0906} */
    public static int CL_PLATFORM_NUMERIC_VERSION() {
        return 2310;
    }

    /** {@code #define CL_PLATFORM_EXTENSIONS_WITH_VERSION 0x0907} */
    public static int CL_PLATFORM_EXTENSIONS_WITH_VERSION() {
        return 2311;
    }

    /** {@code #define CL_DEVICE_TYPE_DEFAULT (1<<0)} */
    public static int CL_DEVICE_TYPE_DEFAULT() {
        return 1;
    }

    /** {@code #define CL_DEVICE_TYPE_CPU (1<<1)} */
    public static int CL_DEVICE_TYPE_CPU() {
        return 2;
    }

    /** {@code #define CL_DEVICE_TYPE_GPU (1<<2)} */
    public static int CL_DEVICE_TYPE_GPU() {
        return 4;
    }

    /** {@code #define CL_DEVICE_TYPE_ACCELERATOR (1<<3)} */
    public static int CL_DEVICE_TYPE_ACCELERATOR() {
        return 8;
    }

    /** {@code #define CL_DEVICE_TYPE_CUSTOM (1<<4)} */
    public static int CL_DEVICE_TYPE_CUSTOM() {
        return 16;
    }

    /** {@code #define CL_DEVICE_TYPE_ALL 0xFFFFFFFF} */
    public static int CL_DEVICE_TYPE_ALL() {
        return -1;
    }

    /** {@code #define CL_DEVICE_TYPE 0x1000} */
    public static int CL_DEVICE_TYPE() {
        return 4096;
    }

    /** {@code #define CL_DEVICE_VENDOR_ID 0x1001} */
    public static int CL_DEVICE_VENDOR_ID() {
        return 4097;
    }

    /** {@code #define CL_DEVICE_MAX_COMPUTE_UNITS 0x1002} */
    public static int CL_DEVICE_MAX_COMPUTE_UNITS() {
        return 4098;
    }

    /** {@code #define CL_DEVICE_MAX_WORK_ITEM_DIMENSIONS 0x1003} */
    public static int CL_DEVICE_MAX_WORK_ITEM_DIMENSIONS() {
        return 4099;
    }

    /** {@code #define CL_DEVICE_MAX_WORK_GROUP_SIZE 0x1004} */
    public static int CL_DEVICE_MAX_WORK_GROUP_SIZE() {
        return 4100;
    }

    /** {@code #define CL_DEVICE_MAX_WORK_ITEM_SIZES 0x1005} */
    public static int CL_DEVICE_MAX_WORK_ITEM_SIZES() {
        return 4101;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_CHAR 0x1006} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_CHAR() {
        return 4102;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_SHORT 0x1007} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_SHORT() {
        return 4103;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_INT 0x1008} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_INT() {
        return 4104;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_LONG 0x1009} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_LONG() {
        return 4105;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_FLOAT 0x100A} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_FLOAT() {
        return 4106;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_DOUBLE 0x100B} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_DOUBLE() {
        return 4107;
    }

    /** {@code #define CL_DEVICE_MAX_CLOCK_FREQUENCY 0x100C} */
    public static int CL_DEVICE_MAX_CLOCK_FREQUENCY() {
        return 4108;
    }

    /** {@code #define CL_DEVICE_ADDRESS_BITS 0x100D} */
    public static int CL_DEVICE_ADDRESS_BITS() {
        return 4109;
    }

    /** {@code #define CL_DEVICE_MAX_READ_IMAGE_ARGS 0x100E} */
    public static int CL_DEVICE_MAX_READ_IMAGE_ARGS() {
        return 4110;
    }

    /** {@code #define CL_DEVICE_MAX_WRITE_IMAGE_ARGS 0x100F} */
    public static int CL_DEVICE_MAX_WRITE_IMAGE_ARGS() {
        return 4111;
    }

    /** {@code #define CL_DEVICE_MAX_MEM_ALLOC_SIZE 0x1010} */
    public static int CL_DEVICE_MAX_MEM_ALLOC_SIZE() {
        return 4112;
    }

    /** {@code #define CL_DEVICE_IMAGE2D_MAX_WIDTH 0x1011} */
    public static int CL_DEVICE_IMAGE2D_MAX_WIDTH() {
        return 4113;
    }

    /** {@code #define CL_DEVICE_IMAGE2D_MAX_HEIGHT 0x1012} */
    public static int CL_DEVICE_IMAGE2D_MAX_HEIGHT() {
        return 4114;
    }

    /** {@code #define CL_DEVICE_IMAGE3D_MAX_WIDTH 0x1013} */
    public static int CL_DEVICE_IMAGE3D_MAX_WIDTH() {
        return 4115;
    }

    /** {@code #define CL_DEVICE_IMAGE3D_MAX_HEIGHT 0x1014} */
    public static int CL_DEVICE_IMAGE3D_MAX_HEIGHT() {
        return 4116;
    }

    /** {@code #define CL_DEVICE_IMAGE3D_MAX_DEPTH 0x1015} */
    public static int CL_DEVICE_IMAGE3D_MAX_DEPTH() {
        return 4117;
    }

    /** {@code #define CL_DEVICE_IMAGE_SUPPORT 0x1016} */
    public static int CL_DEVICE_IMAGE_SUPPORT() {
        return 4118;
    }

    /** {@code #define CL_DEVICE_MAX_PARAMETER_SIZE 0x1017} */
    public static int CL_DEVICE_MAX_PARAMETER_SIZE() {
        return 4119;
    }

    /** {@code #define CL_DEVICE_MAX_SAMPLERS 0x1018} */
    public static int CL_DEVICE_MAX_SAMPLERS() {
        return 4120;
    }

    /** {@code #define CL_DEVICE_MEM_BASE_ADDR_ALIGN 0x1019} */
    public static int CL_DEVICE_MEM_BASE_ADDR_ALIGN() {
        return 4121;
    }

    /** {@code #define CL_DEVICE_MIN_DATA_TYPE_ALIGN_SIZE 0x101A} */
    public static int CL_DEVICE_MIN_DATA_TYPE_ALIGN_SIZE() {
        return 4122;
    }

    /** {@code #define CL_DEVICE_SINGLE_FP_CONFIG 0x101B} */
    public static int CL_DEVICE_SINGLE_FP_CONFIG() {
        return 4123;
    }

    /** {@code #define CL_DEVICE_GLOBAL_MEM_CACHE_TYPE 0x101C} */
    public static int CL_DEVICE_GLOBAL_MEM_CACHE_TYPE() {
        return 4124;
    }

    /** {@code #define CL_DEVICE_GLOBAL_MEM_CACHELINE_SIZE 0x101D} */
    public static int CL_DEVICE_GLOBAL_MEM_CACHELINE_SIZE() {
        return 4125;
    }

    /** {@code #define CL_DEVICE_GLOBAL_MEM_CACHE_SIZE 0x101E} */
    public static int CL_DEVICE_GLOBAL_MEM_CACHE_SIZE() {
        return 4126;
    }

    /** {@code #define CL_DEVICE_GLOBAL_MEM_SIZE 0x101F} */
    public static int CL_DEVICE_GLOBAL_MEM_SIZE() {
        return 4127;
    }

    /** {@code #define CL_DEVICE_MAX_CONSTANT_BUFFER_SIZE 0x1020} */
    public static int CL_DEVICE_MAX_CONSTANT_BUFFER_SIZE() {
        return 4128;
    }

    /** {@code #define CL_DEVICE_MAX_CONSTANT_ARGS 0x1021} */
    public static int CL_DEVICE_MAX_CONSTANT_ARGS() {
        return 4129;
    }

    /** {@code #define CL_DEVICE_LOCAL_MEM_TYPE 0x1022} */
    public static int CL_DEVICE_LOCAL_MEM_TYPE() {
        return 4130;
    }

    /** {@code #define CL_DEVICE_LOCAL_MEM_SIZE 0x1023} */
    public static int CL_DEVICE_LOCAL_MEM_SIZE() {
        return 4131;
    }

    /** {@code #define CL_DEVICE_ERROR_CORRECTION_SUPPORT 0x1024} */
    public static int CL_DEVICE_ERROR_CORRECTION_SUPPORT() {
        return 4132;
    }

    /** {@code #define CL_DEVICE_PROFILING_TIMER_RESOLUTION 0x1025} */
    public static int CL_DEVICE_PROFILING_TIMER_RESOLUTION() {
        return 4133;
    }

    /** {@code #define CL_DEVICE_ENDIAN_LITTLE 0x1026} */
    public static int CL_DEVICE_ENDIAN_LITTLE() {
        return 4134;
    }

    /** {@code #define CL_DEVICE_AVAILABLE 0x1027} */
    public static int CL_DEVICE_AVAILABLE() {
        return 4135;
    }

    /** {@code #define CL_DEVICE_COMPILER_AVAILABLE 0x1028} */
    public static int CL_DEVICE_COMPILER_AVAILABLE() {
        return 4136;
    }

    /** {@code #define CL_DEVICE_EXECUTION_CAPABILITIES 0x1029} */
    public static int CL_DEVICE_EXECUTION_CAPABILITIES() {
        return 4137;
    }

    /** {@code #define CL_DEVICE_QUEUE_PROPERTIES 0x102A} */
    public static int CL_DEVICE_QUEUE_PROPERTIES() {
        return 4138;
    }

    /** {@code #define CL_DEVICE_QUEUE_ON_HOST_PROPERTIES 0x102A} */
    public static int CL_DEVICE_QUEUE_ON_HOST_PROPERTIES() {
        return 4138;
    }

    /** {@code #define CL_DEVICE_NAME 0x102B} */
    public static int CL_DEVICE_NAME() {
        return 4139;
    }

    /** {@code #define CL_DEVICE_VENDOR 0x102C} */
    public static int CL_DEVICE_VENDOR() {
        return 4140;
    }

    /** {@code #define CL_DRIVER_VERSION 0x102D} */
    public static int CL_DRIVER_VERSION() {
        return 4141;
    }

    /** {@code #define CL_DEVICE_PROFILE 0x102E} */
    public static int CL_DEVICE_PROFILE() {
        return 4142;
    }

    /** {@code #define CL_DEVICE_VERSION 0x102F} */
    public static int CL_DEVICE_VERSION() {
        return 4143;
    }

    /** {@code #define CL_DEVICE_EXTENSIONS 0x1030} */
    public static int CL_DEVICE_EXTENSIONS() {
        return 4144;
    }

    /** {@code #define CL_DEVICE_PLATFORM 0x1031} */
    public static int CL_DEVICE_PLATFORM() {
        return 4145;
    }

    /** {@code #define CL_DEVICE_DOUBLE_FP_CONFIG 0x1032} */
    public static int CL_DEVICE_DOUBLE_FP_CONFIG() {
        return 4146;
    }

    /** {@code #define CL_DEVICE_PREFERRED_VECTOR_WIDTH_HALF 0x1034} */
    public static int CL_DEVICE_PREFERRED_VECTOR_WIDTH_HALF() {
        return 4148;
    }

    /** {@code #define CL_DEVICE_HOST_UNIFIED_MEMORY 0x1035} */
    public static int CL_DEVICE_HOST_UNIFIED_MEMORY() {
        return 4149;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_CHAR 0x1036} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_CHAR() {
        return 4150;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_SHORT 0x1037} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_SHORT() {
        return 4151;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_INT 0x1038} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_INT() {
        return 4152;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_LONG 0x1039} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_LONG() {
        return 4153;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_FLOAT 0x103A} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_FLOAT() {
        return 4154;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_DOUBLE 0x103B} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_DOUBLE() {
        return 4155;
    }

    /** {@code #define CL_DEVICE_NATIVE_VECTOR_WIDTH_HALF 0x103C} */
    public static int CL_DEVICE_NATIVE_VECTOR_WIDTH_HALF() {
        return 4156;
    }

    /** {@code #define CL_DEVICE_OPENCL_C_VERSION 0x103D} */
    public static int CL_DEVICE_OPENCL_C_VERSION() {
        return 4157;
    }

    /** {@code #define CL_DEVICE_LINKER_AVAILABLE 0x103E} */
    public static int CL_DEVICE_LINKER_AVAILABLE() {
        return 4158;
    }

    /** {@code #define CL_DEVICE_BUILT_IN_KERNELS 0x103F} */
    public static int CL_DEVICE_BUILT_IN_KERNELS() {
        return 4159;
    }

    /** {@code #define CL_DEVICE_IMAGE_MAX_BUFFER_SIZE 0x1040} */
    public static int CL_DEVICE_IMAGE_MAX_BUFFER_SIZE() {
        return 4160;
    }

    /** {@code #define CL_DEVICE_IMAGE_MAX_ARRAY_SIZE 0x1041} */
    public static int CL_DEVICE_IMAGE_MAX_ARRAY_SIZE() {
        return 4161;
    }

    /** {@code #define CL_DEVICE_PARENT_DEVICE 0x1042} */
    public static int CL_DEVICE_PARENT_DEVICE() {
        return 4162;
    }

    /** {@code #define CL_DEVICE_PARTITION_MAX_SUB_DEVICES 0x1043} */
    public static int CL_DEVICE_PARTITION_MAX_SUB_DEVICES() {
        return 4163;
    }

    /** {@code #define CL_DEVICE_PARTITION_PROPERTIES 0x1044} */
    public static int CL_DEVICE_PARTITION_PROPERTIES() {
        return 4164;
    }

    /** {@code #define CL_DEVICE_PARTITION_AFFINITY_DOMAIN 0x1045} */
    public static int CL_DEVICE_PARTITION_AFFINITY_DOMAIN() {
        return 4165;
    }

    /** {@code #define CL_DEVICE_PARTITION_TYPE 0x1046} */
    public static int CL_DEVICE_PARTITION_TYPE() {
        return 4166;
    }

    /** {@code #define CL_DEVICE_REFERENCE_COUNT 0x1047} */
    public static int CL_DEVICE_REFERENCE_COUNT() {
        return 4167;
    }

    /** {@code #define CL_DEVICE_PREFERRED_INTEROP_USER_SYNC 0x1048} */
    public static int CL_DEVICE_PREFERRED_INTEROP_USER_SYNC() {
        return 4168;
    }

    /** {@code #define CL_DEVICE_PRINTF_BUFFER_SIZE 0x1049} */
    public static int CL_DEVICE_PRINTF_BUFFER_SIZE() {
        return 4169;
    }

    /** {@code #define CL_DEVICE_IMAGE_PITCH_ALIGNMENT 0x104A} */
    public static int CL_DEVICE_IMAGE_PITCH_ALIGNMENT() {
        return 4170;
    }

    /** {@code #define CL_DEVICE_IMAGE_BASE_ADDRESS_ALIGNMENT 0x104B} */
    public static int CL_DEVICE_IMAGE_BASE_ADDRESS_ALIGNMENT() {
        return 4171;
    }

    /** {@code #define CL_DEVICE_MAX_READ_WRITE_IMAGE_ARGS 0x104C} */
    public static int CL_DEVICE_MAX_READ_WRITE_IMAGE_ARGS() {
        return 4172;
    }

    /** {@code #define CL_DEVICE_MAX_GLOBAL_VARIABLE_SIZE 0x104D} */
    public static int CL_DEVICE_MAX_GLOBAL_VARIABLE_SIZE() {
        return 4173;
    }

    /** {@code #define CL_DEVICE_QUEUE_ON_DEVICE_PROPERTIES 0x104E} */
    public static int CL_DEVICE_QUEUE_ON_DEVICE_PROPERTIES() {
        return 4174;
    }

    /** {@code #define CL_DEVICE_QUEUE_ON_DEVICE_PREFERRED_SIZE 0x104F} */
    public static int CL_DEVICE_QUEUE_ON_DEVICE_PREFERRED_SIZE() {
        return 4175;
    }

    /** {@code #define CL_DEVICE_QUEUE_ON_DEVICE_MAX_SIZE 0x1050} */
    public static int CL_DEVICE_QUEUE_ON_DEVICE_MAX_SIZE() {
        return 4176;
    }

    /** {@code #define CL_DEVICE_MAX_ON_DEVICE_QUEUES 0x1051} */
    public static int CL_DEVICE_MAX_ON_DEVICE_QUEUES() {
        return 4177;
    }

    /** {@code #define CL_DEVICE_MAX_ON_DEVICE_EVENTS 0x1052} */
    public static int CL_DEVICE_MAX_ON_DEVICE_EVENTS() {
        return 4178;
    }

    /** {@code #define CL_DEVICE_SVM_CAPABILITIES 0x1053} */
    public static int CL_DEVICE_SVM_CAPABILITIES() {
        return 4179;
    }

    /** {@code #define CL_DEVICE_GLOBAL_VARIABLE_PREFERRED_TOTAL_SIZE 0x1054} */
    public static int CL_DEVICE_GLOBAL_VARIABLE_PREFERRED_TOTAL_SIZE() {
        return 4180;
    }

    /** {@code #define CL_DEVICE_MAX_PIPE_ARGS 0x1055} */
    public static int CL_DEVICE_MAX_PIPE_ARGS() {
        return 4181;
    }

    /** {@code #define CL_DEVICE_PIPE_MAX_ACTIVE_RESERVATIONS 0x1056} */
    public static int CL_DEVICE_PIPE_MAX_ACTIVE_RESERVATIONS() {
        return 4182;
    }

    /** {@code #define CL_DEVICE_PIPE_MAX_PACKET_SIZE 0x1057} */
    public static int CL_DEVICE_PIPE_MAX_PACKET_SIZE() {
        return 4183;
    }

    /** {@code #define CL_DEVICE_PREFERRED_PLATFORM_ATOMIC_ALIGNMENT 0x1058} */
    public static int CL_DEVICE_PREFERRED_PLATFORM_ATOMIC_ALIGNMENT() {
        return 4184;
    }

    /** {@code #define CL_DEVICE_PREFERRED_GLOBAL_ATOMIC_ALIGNMENT 0x1059} */
    public static int CL_DEVICE_PREFERRED_GLOBAL_ATOMIC_ALIGNMENT() {
        return 4185;
    }

    /** {@code #define CL_DEVICE_PREFERRED_LOCAL_ATOMIC_ALIGNMENT 0x105A} */
    public static int CL_DEVICE_PREFERRED_LOCAL_ATOMIC_ALIGNMENT() {
        return 4186;
    }

    /** {@code #define CL_DEVICE_IL_VERSION 0x105B} */
    public static int CL_DEVICE_IL_VERSION() {
        return 4187;
    }

    /** {@code #define CL_DEVICE_MAX_NUM_SUB_GROUPS 0x105C} */
    public static int CL_DEVICE_MAX_NUM_SUB_GROUPS() {
        return 4188;
    }

    /** {@code #define CL_DEVICE_SUB_GROUP_INDEPENDENT_FORWARD_PROGRESS 0x105D} */
    public static int CL_DEVICE_SUB_GROUP_INDEPENDENT_FORWARD_PROGRESS() {
        return 4189;
    }

    /** {@code #define CL_DEVICE_NUMERIC_VERSION 0x105E} */
    public static int CL_DEVICE_NUMERIC_VERSION() {
        return 4190;
    }

    /** {@code #define CL_DEVICE_EXTENSIONS_WITH_VERSION 0x1060} */
    public static int CL_DEVICE_EXTENSIONS_WITH_VERSION() {
        return 4192;
    }

    /** {@code #define CL_DEVICE_ILS_WITH_VERSION 0x1061} */
    public static int CL_DEVICE_ILS_WITH_VERSION() {
        return 4193;
    }

    /** {@code #define CL_DEVICE_BUILT_IN_KERNELS_WITH_VERSION 0x1062} */
    public static int CL_DEVICE_BUILT_IN_KERNELS_WITH_VERSION() {
        return 4194;
    }

    /** {@code #define CL_DEVICE_ATOMIC_MEMORY_CAPABILITIES 0x1063} */
    public static int CL_DEVICE_ATOMIC_MEMORY_CAPABILITIES() {
        return 4195;
    }

    /** {@code #define CL_DEVICE_ATOMIC_FENCE_CAPABILITIES 0x1064} */
    public static int CL_DEVICE_ATOMIC_FENCE_CAPABILITIES() {
        return 4196;
    }

    /** {@code #define CL_DEVICE_NON_UNIFORM_WORK_GROUP_SUPPORT 0x1065} */
    public static int CL_DEVICE_NON_UNIFORM_WORK_GROUP_SUPPORT() {
        return 4197;
    }

    /** {@code #define CL_DEVICE_OPENCL_C_ALL_VERSIONS 0x1066} */
    public static int CL_DEVICE_OPENCL_C_ALL_VERSIONS() {
        return 4198;
    }

    /** {@code #define CL_DEVICE_PREFERRED_WORK_GROUP_SIZE_MULTIPLE 0x1067} */
    public static int CL_DEVICE_PREFERRED_WORK_GROUP_SIZE_MULTIPLE() {
        return 4199;
    }

    /** {@code #define CL_DEVICE_WORK_GROUP_COLLECTIVE_FUNCTIONS_SUPPORT 0x1068} */
    public static int CL_DEVICE_WORK_GROUP_COLLECTIVE_FUNCTIONS_SUPPORT() {
        return 4200;
    }

    /** {@code #define CL_DEVICE_GENERIC_ADDRESS_SPACE_SUPPORT 0x1069} */
    public static int CL_DEVICE_GENERIC_ADDRESS_SPACE_SUPPORT() {
        return 4201;
    }

    /** {@code #define CL_DEVICE_OPENCL_C_FEATURES 0x106F} */
    public static int CL_DEVICE_OPENCL_C_FEATURES() {
        return 4207;
    }

    /** {@code #define CL_DEVICE_DEVICE_ENQUEUE_CAPABILITIES 0x1070} */
    public static int CL_DEVICE_DEVICE_ENQUEUE_CAPABILITIES() {
        return 4208;
    }

    /** {@code #define CL_DEVICE_PIPE_SUPPORT 0x1071} */
    public static int CL_DEVICE_PIPE_SUPPORT() {
        return 4209;
    }

    /** {@code #define CL_DEVICE_LATEST_CONFORMANCE_VERSION_PASSED 0x1072} */
    public static int CL_DEVICE_LATEST_CONFORMANCE_VERSION_PASSED() {
        return 4210;
    }

    /** {@code #define CL_FP_DENORM (1<<0)} */
    public static int CL_FP_DENORM() {
        return 1;
    }

    /** {@code #define CL_FP_INF_NAN (1<<1)} */
    public static int CL_FP_INF_NAN() {
        return 2;
    }

    /** {@code #define CL_FP_ROUND_TO_NEAREST (1<<2)} */
    public static int CL_FP_ROUND_TO_NEAREST() {
        return 4;
    }

    /** {@code #define CL_FP_ROUND_TO_ZERO (1<<3)} */
    public static int CL_FP_ROUND_TO_ZERO() {
        return 8;
    }

    /** {@code #define CL_FP_ROUND_TO_INF (1<<4)} */
    public static int CL_FP_ROUND_TO_INF() {
        return 16;
    }

    /** {@code #define CL_FP_FMA (1<<5)} */
    public static int CL_FP_FMA() {
        return 32;
    }

    /** {@code #define CL_FP_SOFT_FLOAT (1<<6)} */
    public static int CL_FP_SOFT_FLOAT() {
        return 64;
    }

    /** {@code #define CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT (1<<7)} */
    public static int CL_FP_CORRECTLY_ROUNDED_DIVIDE_SQRT() {
        return 128;
    }

    /** {@code #define CL_NONE 0x0} */
    public static int CL_NONE() {
        return 0;
    }

    /** {@code #define CL_READ_ONLY_CACHE 0x1} */
    public static int CL_READ_ONLY_CACHE() {
        return 1;
    }

    /** {@code #define CL_READ_WRITE_CACHE 0x2} */
    public static int CL_READ_WRITE_CACHE() {
        return 2;
    }

    /** {@code #define CL_LOCAL 0x1} */
    public static int CL_LOCAL() {
        return 1;
    }

    /** {@code #define CL_GLOBAL 0x2} */
    public static int CL_GLOBAL() {
        return 2;
    }

    /** {@code #define CL_EXEC_KERNEL (1<<0)} */
    public static int CL_EXEC_KERNEL() {
        return 1;
    }

    /** {@code #define CL_EXEC_NATIVE_KERNEL (1<<1)} */
    public static int CL_EXEC_NATIVE_KERNEL() {
        return 2;
    }

    /** {@code #define CL_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE (1<<0)} */
    public static int CL_QUEUE_OUT_OF_ORDER_EXEC_MODE_ENABLE() {
        return 1;
    }

    /** {@code #define CL_QUEUE_PROFILING_ENABLE (1<<1)} */
    public static int CL_QUEUE_PROFILING_ENABLE() {
        return 2;
    }

    /** {@code #define CL_QUEUE_ON_DEVICE (1<<2)} */
    public static int CL_QUEUE_ON_DEVICE() {
        return 4;
    }

    /** {@code #define CL_QUEUE_ON_DEVICE_DEFAULT (1<<3)} */
    public static int CL_QUEUE_ON_DEVICE_DEFAULT() {
        return 8;
    }

    /** {@code #define CL_CONTEXT_REFERENCE_COUNT 0x1080} */
    public static int CL_CONTEXT_REFERENCE_COUNT() {
        return 4224;
    }

    /** {@code #define CL_CONTEXT_DEVICES 0x1081} */
    public static int CL_CONTEXT_DEVICES() {
        return 4225;
    }

    /** {@code #define CL_CONTEXT_PROPERTIES 0x1082} */
    public static int CL_CONTEXT_PROPERTIES() {
        return 4226;
    }

    /** {@code #define CL_CONTEXT_NUM_DEVICES 0x1083} */
    public static int CL_CONTEXT_NUM_DEVICES() {
        return 4227;
    }

    /** {@code #define CL_CONTEXT_PLATFORM 0x1084} */
    public static int CL_CONTEXT_PLATFORM() {
        return 4228;
    }

    /** {@code #define CL_CONTEXT_INTEROP_USER_SYNC 0x1085} */
    public static int CL_CONTEXT_INTEROP_USER_SYNC() {
        return 4229;
    }

    /** {@code #define CL_DEVICE_PARTITION_EQUALLY 0x1086} */
    public static int CL_DEVICE_PARTITION_EQUALLY() {
        return 4230;
    }

    /** {@code #define CL_DEVICE_PARTITION_BY_COUNTS 0x1087} */
    public static int CL_DEVICE_PARTITION_BY_COUNTS() {
        return 4231;
    }

    /** {@code #define CL_DEVICE_PARTITION_BY_COUNTS_LIST_END 0x0} */
    public static int CL_DEVICE_PARTITION_BY_COUNTS_LIST_END() {
        return 0;
    }

    /** {@code #define CL_DEVICE_PARTITION_BY_AFFINITY_DOMAIN 0x1088} */
    public static int CL_DEVICE_PARTITION_BY_AFFINITY_DOMAIN() {
        return 4232;
    }

    /** {@code #define CL_DEVICE_AFFINITY_DOMAIN_NUMA (1<<0)} */
    public static int CL_DEVICE_AFFINITY_DOMAIN_NUMA() {
        return 1;
    }

    /** {@code #define CL_DEVICE_AFFINITY_DOMAIN_L4_CACHE (1<<1)} */
    public static int CL_DEVICE_AFFINITY_DOMAIN_L4_CACHE() {
        return 2;
    }

    /** {@code #define CL_DEVICE_AFFINITY_DOMAIN_L3_CACHE (1<<2)} */
    public static int CL_DEVICE_AFFINITY_DOMAIN_L3_CACHE() {
        return 4;
    }

    /** {@code #define CL_DEVICE_AFFINITY_DOMAIN_L2_CACHE (1<<3)} */
    public static int CL_DEVICE_AFFINITY_DOMAIN_L2_CACHE() {
        return 8;
    }

    /** {@code #define CL_DEVICE_AFFINITY_DOMAIN_L1_CACHE (1<<4)} */
    public static int CL_DEVICE_AFFINITY_DOMAIN_L1_CACHE() {
        return 16;
    }

    /** {@code #define CL_DEVICE_AFFINITY_DOMAIN_NEXT_PARTITIONABLE (1<<5)} */
    public static int CL_DEVICE_AFFINITY_DOMAIN_NEXT_PARTITIONABLE() {
        return 32;
    }

    /** {@code #define CL_DEVICE_SVM_COARSE_GRAIN_BUFFER (1<<0)} */
    public static int CL_DEVICE_SVM_COARSE_GRAIN_BUFFER() {
        return 1;
    }

    /** {@code #define CL_DEVICE_SVM_FINE_GRAIN_BUFFER (1<<1)} */
    public static int CL_DEVICE_SVM_FINE_GRAIN_BUFFER() {
        return 2;
    }

    /** {@code #define CL_DEVICE_SVM_FINE_GRAIN_SYSTEM (1<<2)} */
    public static int CL_DEVICE_SVM_FINE_GRAIN_SYSTEM() {
        return 4;
    }

    /** {@code #define CL_DEVICE_SVM_ATOMICS (1<<3)} */
    public static int CL_DEVICE_SVM_ATOMICS() {
        return 8;
    }

    /** {@code #define CL_QUEUE_CONTEXT 0x1090} */
    public static int CL_QUEUE_CONTEXT() {
        return 4240;
    }

    /** {@code #define CL_QUEUE_DEVICE 0x1091} */
    public static int CL_QUEUE_DEVICE() {
        return 4241;
    }

    /** {@code #define CL_QUEUE_REFERENCE_COUNT 0x1092} */
    public static int CL_QUEUE_REFERENCE_COUNT() {
        return 4242;
    }

    /** {@code #define CL_QUEUE_PROPERTIES 0x1093} */
    public static int CL_QUEUE_PROPERTIES() {
        return 4243;
    }

    /** {@code #define CL_QUEUE_SIZE 0x1094} */
    public static int CL_QUEUE_SIZE() {
        return 4244;
    }

    /** {@code #define CL_QUEUE_DEVICE_DEFAULT 0x1095} */
    public static int CL_QUEUE_DEVICE_DEFAULT() {
        return 4245;
    }

    /** {@code #define CL_QUEUE_PROPERTIES_ARRAY 0x1098} */
    public static int CL_QUEUE_PROPERTIES_ARRAY() {
        return 4248;
    }

    /** {@code #define CL_MEM_READ_WRITE (1<<0)} */
    public static int CL_MEM_READ_WRITE() {
        return 1;
    }

    /** {@code #define CL_MEM_WRITE_ONLY (1<<1)} */
    public static int CL_MEM_WRITE_ONLY() {
        return 2;
    }

    /** {@code #define CL_MEM_READ_ONLY (1<<2)} */
    public static int CL_MEM_READ_ONLY() {
        return 4;
    }

    /** {@code #define CL_MEM_USE_HOST_PTR (1<<3)} */
    public static int CL_MEM_USE_HOST_PTR() {
        return 8;
    }

    /** {@code #define CL_MEM_ALLOC_HOST_PTR (1<<4)} */
    public static int CL_MEM_ALLOC_HOST_PTR() {
        return 16;
    }

    /** {@code #define CL_MEM_COPY_HOST_PTR (1<<5)} */
    public static int CL_MEM_COPY_HOST_PTR() {
        return 32;
    }

    /** {@code #define CL_MEM_HOST_WRITE_ONLY (1<<7)} */
    public static int CL_MEM_HOST_WRITE_ONLY() {
        return 128;
    }

    /** {@code #define CL_MEM_HOST_READ_ONLY (1<<8)} */
    public static int CL_MEM_HOST_READ_ONLY() {
        return 256;
    }

    /** {@code #define CL_MEM_HOST_NO_ACCESS (1<<9)} */
    public static int CL_MEM_HOST_NO_ACCESS() {
        return 512;
    }

    /** {@code #define CL_MEM_SVM_FINE_GRAIN_BUFFER (1<<10)} */
    public static int CL_MEM_SVM_FINE_GRAIN_BUFFER() {
        return 1024;
    }

    /** {@code #define CL_MEM_SVM_ATOMICS (1<<11)} */
    public static int CL_MEM_SVM_ATOMICS() {
        return 2048;
    }

    /** {@code #define CL_MEM_KERNEL_READ_AND_WRITE (1<<12)} */
    public static int CL_MEM_KERNEL_READ_AND_WRITE() {
        return 4096;
    }

    /** {@code #define CL_MIGRATE_MEM_OBJECT_HOST (1<<0)} */
    public static int CL_MIGRATE_MEM_OBJECT_HOST() {
        return 1;
    }

    /** {@code #define CL_MIGRATE_MEM_OBJECT_CONTENT_UNDEFINED (1<<1)} */
    public static int CL_MIGRATE_MEM_OBJECT_CONTENT_UNDEFINED() {
        return 2;
    }

    /** {@code #define CL_R 0x10B0} */
    public static int CL_R() {
        return 4272;
    }

    /** {@code #define CL_A 0x10B1} */
    public static int CL_A() {
        return 4273;
    }

    /** {@code #define CL_RG 0x10B2} */
    public static int CL_RG() {
        return 4274;
    }

    /** {@code #define CL_RA 0x10B3} */
    public static int CL_RA() {
        return 4275;
    }

    /** {@code #define CL_RGB 0x10B4} */
    public static int CL_RGB() {
        return 4276;
    }

    /** {@code #define CL_RGBA 0x10B5} */
    public static int CL_RGBA() {
        return 4277;
    }

    /** {@code #define CL_BGRA 0x10B6} */
    public static int CL_BGRA() {
        return 4278;
    }

    /** {@code #define CL_ARGB 0x10B7} */
    public static int CL_ARGB() {
        return 4279;
    }

    /** {@code #define CL_INTENSITY 0x10B8} */
    public static int CL_INTENSITY() {
        return 4280;
    }

    /** {@code #define CL_LUMINANCE 0x10B9} */
    public static int CL_LUMINANCE() {
        return 4281;
    }

    /** {@code #define CL_Rx 0x10BA} */
    public static int CL_Rx() {
        return 4282;
    }

    /** {@code #define CL_RGx 0x10BB} */
    public static int CL_RGx() {
        return 4283;
    }

    /** {@code #define CL_RGBx 0x10BC} */
    public static int CL_RGBx() {
        return 4284;
    }

    /** {@code #define CL_DEPTH 0x10BD} */
    public static int CL_DEPTH() {
        return 4285;
    }

    /** {@code #define CL_DEPTH_STENCIL 0x10BE} */
    public static int CL_DEPTH_STENCIL() {
        return 4286;
    }

    /** {@code #define CL_sRGB 0x10BF} */
    public static int CL_sRGB() {
        return 4287;
    }

    /** {@code #define CL_sRGBx 0x10C0} */
    public static int CL_sRGBx() {
        return 4288;
    }

    /** {@code #define CL_sRGBA 0x10C1} */
    public static int CL_sRGBA() {
        return 4289;
    }

    /** {@code #define CL_sBGRA 0x10C2} */
    public static int CL_sBGRA() {
        return 4290;
    }

    /** {@code #define CL_ABGR 0x10C3} */
    public static int CL_ABGR() {
        return 4291;
    }

    /** {@code #define CL_SNORM_INT8 0x10D0} */
    public static int CL_SNORM_INT8() {
        return 4304;
    }

    /** {@code #define CL_SNORM_INT16 0x10D1} */
    public static int CL_SNORM_INT16() {
        return 4305;
    }

    /** {@code #define CL_UNORM_INT8 0x10D2} */
    public static int CL_UNORM_INT8() {
        return 4306;
    }

    /** {@code #define CL_UNORM_INT16 0x10D3} */
    public static int CL_UNORM_INT16() {
        return 4307;
    }

    /** {@code #define CL_UNORM_SHORT_565 0x10D4} */
    public static int CL_UNORM_SHORT_565() {
        return 4308;
    }

    /** {@code #define CL_UNORM_SHORT_555 0x10D5} */
    public static int CL_UNORM_SHORT_555() {
        return 4309;
    }

    /** {@code #define CL_UNORM_INT_101010 0x10D6} */
    public static int CL_UNORM_INT_101010() {
        return 4310;
    }

    /** {@code #define CL_SIGNED_INT8 0x10D7} */
    public static int CL_SIGNED_INT8() {
        return 4311;
    }

    /** {@code #define CL_SIGNED_INT16 0x10D8} */
    public static int CL_SIGNED_INT16() {
        return 4312;
    }

    /** {@code #define CL_SIGNED_INT32 0x10D9} */
    public static int CL_SIGNED_INT32() {
        return 4313;
    }

    /** {@code #define CL_UNSIGNED_INT8 0x10DA} */
    public static int CL_UNSIGNED_INT8() {
        return 4314;
    }

    /** {@code #define CL_UNSIGNED_INT16 0x10DB} */
    public static int CL_UNSIGNED_INT16() {
        return 4315;
    }

    /** {@code #define CL_UNSIGNED_INT32 0x10DC} */
    public static int CL_UNSIGNED_INT32() {
        return 4316;
    }

    /** {@code #define CL_HALF_FLOAT 0x10DD} */
    public static int CL_HALF_FLOAT() {
        return 4317;
    }

    /** {@code #define CL_FLOAT 0x10DE} */
    public static int CL_FLOAT() {
        return 4318;
    }

    /** {@code #define CL_UNORM_INT24 0x10DF} */
    public static int CL_UNORM_INT24() {
        return 4319;
    }

    /** {@code #define CL_UNORM_INT_101010_2 0x10E0} */
    public static int CL_UNORM_INT_101010_2() {
        return 4320;
    }

    /** {@code #define CL_MEM_OBJECT_BUFFER 0x10F0} */
    public static int CL_MEM_OBJECT_BUFFER() {
        return 4336;
    }

    /** {@code #define CL_MEM_OBJECT_IMAGE2D 0x10F1} */
    public static int CL_MEM_OBJECT_IMAGE2D() {
        return 4337;
    }

    /** {@code #define CL_MEM_OBJECT_IMAGE3D 0x10F2} */
    public static int CL_MEM_OBJECT_IMAGE3D() {
        return 4338;
    }

    /** {@code #define CL_MEM_OBJECT_IMAGE2D_ARRAY 0x10F3} */
    public static int CL_MEM_OBJECT_IMAGE2D_ARRAY() {
        return 4339;
    }

    /** {@code #define CL_MEM_OBJECT_IMAGE1D 0x10F4} */
    public static int CL_MEM_OBJECT_IMAGE1D() {
        return 4340;
    }

    /** {@code #define CL_MEM_OBJECT_IMAGE1D_ARRAY 0x10F5} */
    public static int CL_MEM_OBJECT_IMAGE1D_ARRAY() {
        return 4341;
    }

    /** {@code #define CL_MEM_OBJECT_IMAGE1D_BUFFER 0x10F6} */
    public static int CL_MEM_OBJECT_IMAGE1D_BUFFER() {
        return 4342;
    }

    /** {@code #define CL_MEM_OBJECT_PIPE 0x10F7} */
    public static int CL_MEM_OBJECT_PIPE() {
        return 4343;
    }

    /** {@code #define CL_MEM_TYPE 0x1100} */
    public static int CL_MEM_TYPE() {
        return 4352;
    }

    /** {@code #define CL_MEM_FLAGS 0x1101} */
    public static int CL_MEM_FLAGS() {
        return 4353;
    }

    /** {@code #define CL_MEM_SIZE 0x1102} */
    public static int CL_MEM_SIZE() {
        return 4354;
    }

    /** {@code #define CL_MEM_HOST_PTR 0x1103} */
    public static int CL_MEM_HOST_PTR() {
        return 4355;
    }

    /** {@code #define CL_MEM_MAP_COUNT 0x1104} */
    public static int CL_MEM_MAP_COUNT() {
        return 4356;
    }

    /** {@code #define CL_MEM_REFERENCE_COUNT 0x1105} */
    public static int CL_MEM_REFERENCE_COUNT() {
        return 4357;
    }

    /** {@code #define CL_MEM_CONTEXT 0x1106} */
    public static int CL_MEM_CONTEXT() {
        return 4358;
    }

    /** {@code #define CL_MEM_ASSOCIATED_MEMOBJECT 0x1107} */
    public static int CL_MEM_ASSOCIATED_MEMOBJECT() {
        return 4359;
    }

    /** {@code #define CL_MEM_OFFSET 0x1108} */
    public static int CL_MEM_OFFSET() {
        return 4360;
    }

    /** {@code #define CL_MEM_USES_SVM_POINTER 0x1109} */
    public static int CL_MEM_USES_SVM_POINTER() {
        return 4361;
    }

    /** {@code #define CL_MEM_PROPERTIES 0x110A} */
    public static int CL_MEM_PROPERTIES() {
        return 4362;
    }

    /** {@code #define CL_IMAGE_FORMAT 0x1110} */
    public static int CL_IMAGE_FORMAT() {
        return 4368;
    }

    /** {@code #define CL_IMAGE_ELEMENT_SIZE 0x1111} */
    public static int CL_IMAGE_ELEMENT_SIZE() {
        return 4369;
    }

    /** {@code #define CL_IMAGE_ROW_PITCH 0x1112} */
    public static int CL_IMAGE_ROW_PITCH() {
        return 4370;
    }

    /** {@code #define CL_IMAGE_SLICE_PITCH 0x1113} */
    public static int CL_IMAGE_SLICE_PITCH() {
        return 4371;
    }

    /** {@code #define CL_IMAGE_WIDTH 0x1114} */
    public static int CL_IMAGE_WIDTH() {
        return 4372;
    }

    /** {@code #define CL_IMAGE_HEIGHT 0x1115} */
    public static int CL_IMAGE_HEIGHT() {
        return 4373;
    }

    /** {@code #define CL_IMAGE_DEPTH 0x1116} */
    public static int CL_IMAGE_DEPTH() {
        return 4374;
    }

    /** {@code #define CL_IMAGE_ARRAY_SIZE 0x1117} */
    public static int CL_IMAGE_ARRAY_SIZE() {
        return 4375;
    }

    /** {@code #define CL_IMAGE_BUFFER 0x1118} */
    public static int CL_IMAGE_BUFFER() {
        return 4376;
    }

    /** {@code #define CL_IMAGE_NUM_MIP_LEVELS 0x1119} */
    public static int CL_IMAGE_NUM_MIP_LEVELS() {
        return 4377;
    }

    /** {@code #define CL_IMAGE_NUM_SAMPLES 0x111A} */
    public static int CL_IMAGE_NUM_SAMPLES() {
        return 4378;
    }

    /** {@code #define CL_PIPE_PACKET_SIZE 0x1120} */
    public static int CL_PIPE_PACKET_SIZE() {
        return 4384;
    }

    /** {@code #define CL_PIPE_MAX_PACKETS 0x1121} */
    public static int CL_PIPE_MAX_PACKETS() {
        return 4385;
    }

    /** {@code #define CL_PIPE_PROPERTIES 0x1122} */
    public static int CL_PIPE_PROPERTIES() {
        return 4386;
    }

    /** {@code #define CL_ADDRESS_NONE 0x1130} */
    public static int CL_ADDRESS_NONE() {
        return 4400;
    }

    /** {@code #define CL_ADDRESS_CLAMP_TO_EDGE 0x1131} */
    public static int CL_ADDRESS_CLAMP_TO_EDGE() {
        return 4401;
    }

    /** {@code #define CL_ADDRESS_CLAMP 0x1132} */
    public static int CL_ADDRESS_CLAMP() {
        return 4402;
    }

    /** {@code #define CL_ADDRESS_REPEAT 0x1133} */
    public static int CL_ADDRESS_REPEAT() {
        return 4403;
    }

    /** {@code #define CL_ADDRESS_MIRRORED_REPEAT 0x1134} */
    public static int CL_ADDRESS_MIRRORED_REPEAT() {
        return 4404;
    }

    /** {@code #define CL_FILTER_NEAREST 0x1140} */
    public static int CL_FILTER_NEAREST() {
        return 4416;
    }

    /** {@code #define CL_FILTER_LINEAR 0x1141} */
    public static int CL_FILTER_LINEAR() {
        return 4417;
    }

    /** {@code #define CL_SAMPLER_REFERENCE_COUNT 0x1150} */
    public static int CL_SAMPLER_REFERENCE_COUNT() {
        return 4432;
    }

    /** {@code #define CL_SAMPLER_CONTEXT 0x1151} */
    public static int CL_SAMPLER_CONTEXT() {
        return 4433;
    }

    /** {@code #define CL_SAMPLER_NORMALIZED_COORDS 0x1152} */
    public static int CL_SAMPLER_NORMALIZED_COORDS() {
        return 4434;
    }

    /** {@code #define CL_SAMPLER_ADDRESSING_MODE 0x1153} */
    public static int CL_SAMPLER_ADDRESSING_MODE() {
        return 4435;
    }

    /** {@code #define CL_SAMPLER_FILTER_MODE 0x1154} */
    public static int CL_SAMPLER_FILTER_MODE() {
        return 4436;
    }

    /** {@code #define CL_SAMPLER_MIP_FILTER_MODE 0x1155} */
    public static int CL_SAMPLER_MIP_FILTER_MODE() {
        return 4437;
    }

    /** {@code #define CL_SAMPLER_LOD_MIN 0x1156} */
    public static int CL_SAMPLER_LOD_MIN() {
        return 4438;
    }

    /** {@code #define CL_SAMPLER_LOD_MAX 0x1157} */
    public static int CL_SAMPLER_LOD_MAX() {
        return 4439;
    }

    /** {@code #define CL_SAMPLER_PROPERTIES 0x1158} */
    public static int CL_SAMPLER_PROPERTIES() {
        return 4440;
    }

    /** {@code #define CL_MAP_READ (1<<0)} */
    public static int CL_MAP_READ() {
        return 1;
    }

    /** {@code #define CL_MAP_WRITE (1<<1)} */
    public static int CL_MAP_WRITE() {
        return 2;
    }

    /** {@code #define CL_MAP_WRITE_INVALIDATE_REGION (1<<2)} */
    public static int CL_MAP_WRITE_INVALIDATE_REGION() {
        return 4;
    }

    /** {@code #define CL_PROGRAM_REFERENCE_COUNT 0x1160} */
    public static int CL_PROGRAM_REFERENCE_COUNT() {
        return 4448;
    }

    /** {@code #define CL_PROGRAM_CONTEXT 0x1161} */
    public static int CL_PROGRAM_CONTEXT() {
        return 4449;
    }

    /** {@code #define CL_PROGRAM_NUM_DEVICES 0x1162} */
    public static int CL_PROGRAM_NUM_DEVICES() {
        return 4450;
    }

    /** {@code #define CL_PROGRAM_DEVICES 0x1163} */
    public static int CL_PROGRAM_DEVICES() {
        return 4451;
    }

    /** {@code #define CL_PROGRAM_SOURCE 0x1164} */
    public static int CL_PROGRAM_SOURCE() {
        return 4452;
    }

    /** {@code #define CL_PROGRAM_BINARY_SIZES 0x1165} */
    public static int CL_PROGRAM_BINARY_SIZES() {
        return 4453;
    }

    /** {@code #define CL_PROGRAM_BINARIES 0x1166} */
    public static int CL_PROGRAM_BINARIES() {
        return 4454;
    }

    /** {@code #define CL_PROGRAM_NUM_KERNELS 0x1167} */
    public static int CL_PROGRAM_NUM_KERNELS() {
        return 4455;
    }

    /** {@code #define CL_PROGRAM_KERNEL_NAMES 0x1168} */
    public static int CL_PROGRAM_KERNEL_NAMES() {
        return 4456;
    }

    /** {@code #define CL_PROGRAM_IL 0x1169} */
    public static int CL_PROGRAM_IL() {
        return 4457;
    }

    /** {@code #define CL_PROGRAM_SCOPE_GLOBAL_CTORS_PRESENT 0x116A} */
    public static int CL_PROGRAM_SCOPE_GLOBAL_CTORS_PRESENT() {
        return 4458;
    }

    /** {@code #define CL_PROGRAM_SCOPE_GLOBAL_DTORS_PRESENT 0x116B} */
    public static int CL_PROGRAM_SCOPE_GLOBAL_DTORS_PRESENT() {
        return 4459;
    }

    /** {@code #define CL_PROGRAM_BUILD_STATUS 0x1181} */
    public static int CL_PROGRAM_BUILD_STATUS() {
        return 4481;
    }

    /** {@code #define CL_PROGRAM_BUILD_OPTIONS 0x1182} */
    public static int CL_PROGRAM_BUILD_OPTIONS() {
        return 4482;
    }

    /** {@code #define CL_PROGRAM_BUILD_LOG 0x1183} */
    public static int CL_PROGRAM_BUILD_LOG() {
        return 4483;
    }

    /** {@code #define CL_PROGRAM_BINARY_TYPE 0x1184} */
    public static int CL_PROGRAM_BINARY_TYPE() {
        return 4484;
    }

    /** {@code #define CL_PROGRAM_BUILD_GLOBAL_VARIABLE_TOTAL_SIZE 0x1185} */
    public static int CL_PROGRAM_BUILD_GLOBAL_VARIABLE_TOTAL_SIZE() {
        return 4485;
    }

    /** {@code #define CL_PROGRAM_BINARY_TYPE_NONE 0x0} */
    public static int CL_PROGRAM_BINARY_TYPE_NONE() {
        return 0;
    }

    /** {@code #define CL_PROGRAM_BINARY_TYPE_COMPILED_OBJECT 0x1} */
    public static int CL_PROGRAM_BINARY_TYPE_COMPILED_OBJECT() {
        return 1;
    }

    /** {@code #define CL_PROGRAM_BINARY_TYPE_LIBRARY 0x2} */
    public static int CL_PROGRAM_BINARY_TYPE_LIBRARY() {
        return 2;
    }

    /** {@code #define CL_PROGRAM_BINARY_TYPE_EXECUTABLE 0x4} */
    public static int CL_PROGRAM_BINARY_TYPE_EXECUTABLE() {
        return 4;
    }

    /** {@code #define CL_BUILD_SUCCESS 0} */
    public static int CL_BUILD_SUCCESS() {
        return 0;
    }

    /** {@code #define CL_BUILD_NONE -1} */
    public static int CL_BUILD_NONE() {
        return -1;
    }

    /** {@code #define CL_BUILD_ERROR -2} */
    public static int CL_BUILD_ERROR() {
        return -2;
    }

    /** {@code #define CL_BUILD_IN_PROGRESS -3} */
    public static int CL_BUILD_IN_PROGRESS() {
        return -3;
    }

    /** {@code #define CL_KERNEL_FUNCTION_NAME 0x1190} */
    public static int CL_KERNEL_FUNCTION_NAME() {
        return 4496;
    }

    /** {@code #define CL_KERNEL_NUM_ARGS 0x1191} */
    public static int CL_KERNEL_NUM_ARGS() {
        return 4497;
    }

    /** {@code #define CL_KERNEL_REFERENCE_COUNT 0x1192} */
    public static int CL_KERNEL_REFERENCE_COUNT() {
        return 4498;
    }

    /** {@code #define CL_KERNEL_CONTEXT 0x1193} */
    public static int CL_KERNEL_CONTEXT() {
        return 4499;
    }

    /** {@code #define CL_KERNEL_PROGRAM 0x1194} */
    public static int CL_KERNEL_PROGRAM() {
        return 4500;
    }

    /** {@code #define CL_KERNEL_ATTRIBUTES 0x1195} */
    public static int CL_KERNEL_ATTRIBUTES() {
        return 4501;
    }

    /** {@code #define CL_KERNEL_ARG_ADDRESS_QUALIFIER 0x1196} */
    public static int CL_KERNEL_ARG_ADDRESS_QUALIFIER() {
        return 4502;
    }

    /** {@code #define CL_KERNEL_ARG_ACCESS_QUALIFIER 0x1197} */
    public static int CL_KERNEL_ARG_ACCESS_QUALIFIER() {
        return 4503;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_NAME 0x1198} */
    public static int CL_KERNEL_ARG_TYPE_NAME() {
        return 4504;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_QUALIFIER 0x1199} */
    public static int CL_KERNEL_ARG_TYPE_QUALIFIER() {
        return 4505;
    }

    /** {@code #define CL_KERNEL_ARG_NAME 0x119A} */
    public static int CL_KERNEL_ARG_NAME() {
        return 4506;
    }

    /** {@code #define CL_KERNEL_ARG_ADDRESS_GLOBAL 0x119B} */
    public static int CL_KERNEL_ARG_ADDRESS_GLOBAL() {
        return 4507;
    }

    /** {@code #define CL_KERNEL_ARG_ADDRESS_LOCAL 0x119C} */
    public static int CL_KERNEL_ARG_ADDRESS_LOCAL() {
        return 4508;
    }

    /** {@code #define CL_KERNEL_ARG_ADDRESS_CONSTANT 0x119D} */
    public static int CL_KERNEL_ARG_ADDRESS_CONSTANT() {
        return 4509;
    }

    /** {@code #define CL_KERNEL_ARG_ADDRESS_PRIVATE 0x119E} */
    public static int CL_KERNEL_ARG_ADDRESS_PRIVATE() {
        return 4510;
    }

    /** {@code #define CL_KERNEL_ARG_ACCESS_READ_ONLY 0x11A0} */
    public static int CL_KERNEL_ARG_ACCESS_READ_ONLY() {
        return 4512;
    }

    /** {@code #define CL_KERNEL_ARG_ACCESS_WRITE_ONLY 0x11A1} */
    public static int CL_KERNEL_ARG_ACCESS_WRITE_ONLY() {
        return 4513;
    }

    /** {@code #define CL_KERNEL_ARG_ACCESS_READ_WRITE 0x11A2} */
    public static int CL_KERNEL_ARG_ACCESS_READ_WRITE() {
        return 4514;
    }

    /** {@code #define CL_KERNEL_ARG_ACCESS_NONE 0x11A3} */
    public static int CL_KERNEL_ARG_ACCESS_NONE() {
        return 4515;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_NONE 0} */
    public static int CL_KERNEL_ARG_TYPE_NONE() {
        return 0;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_CONST (1<<0)} */
    public static int CL_KERNEL_ARG_TYPE_CONST() {
        return 1;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_RESTRICT (1<<1)} */
    public static int CL_KERNEL_ARG_TYPE_RESTRICT() {
        return 2;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_VOLATILE (1<<2)} */
    public static int CL_KERNEL_ARG_TYPE_VOLATILE() {
        return 4;
    }

    /** {@code #define CL_KERNEL_ARG_TYPE_PIPE (1<<3)} */
    public static int CL_KERNEL_ARG_TYPE_PIPE() {
        return 8;
    }

    /** {@code #define CL_KERNEL_WORK_GROUP_SIZE 0x11B0} */
    public static int CL_KERNEL_WORK_GROUP_SIZE() {
        return 4528;
    }

    /** {@code #define CL_KERNEL_COMPILE_WORK_GROUP_SIZE 0x11B1} */
    public static int CL_KERNEL_COMPILE_WORK_GROUP_SIZE() {
        return 4529;
    }

    /** {@code #define CL_KERNEL_LOCAL_MEM_SIZE 0x11B2} */
    public static int CL_KERNEL_LOCAL_MEM_SIZE() {
        return 4530;
    }

    /** {@code #define CL_KERNEL_PREFERRED_WORK_GROUP_SIZE_MULTIPLE 0x11B3} */
    public static int CL_KERNEL_PREFERRED_WORK_GROUP_SIZE_MULTIPLE() {
        return 4531;
    }

    /** {@code #define CL_KERNEL_PRIVATE_MEM_SIZE 0x11B4} */
    public static int CL_KERNEL_PRIVATE_MEM_SIZE() {
        return 4532;
    }

    /** {@code #define CL_KERNEL_GLOBAL_WORK_SIZE 0x11B5} */
    public static int CL_KERNEL_GLOBAL_WORK_SIZE() {
        return 4533;
    }

    /** {@code #define CL_KERNEL_MAX_SUB_GROUP_SIZE_FOR_NDRANGE 0x2033} */
    public static int CL_KERNEL_MAX_SUB_GROUP_SIZE_FOR_NDRANGE() {
        return 8243;
    }

    /** {@code #define CL_KERNEL_SUB_GROUP_COUNT_FOR_NDRANGE 0x2034} */
    public static int CL_KERNEL_SUB_GROUP_COUNT_FOR_NDRANGE() {
        return 8244;
    }

    /** {@code #define CL_KERNEL_LOCAL_SIZE_FOR_SUB_GROUP_COUNT 0x11B8} */
    public static int CL_KERNEL_LOCAL_SIZE_FOR_SUB_GROUP_COUNT() {
        return 4536;
    }

    /** {@code #define CL_KERNEL_MAX_NUM_SUB_GROUPS 0x11B9} */
    public static int CL_KERNEL_MAX_NUM_SUB_GROUPS() {
        return 4537;
    }

    /** {@code #define CL_KERNEL_COMPILE_NUM_SUB_GROUPS 0x11BA} */
    public static int CL_KERNEL_COMPILE_NUM_SUB_GROUPS() {
        return 4538;
    }

    /** {@code #define CL_KERNEL_EXEC_INFO_SVM_PTRS 0x11B6} */
    public static int CL_KERNEL_EXEC_INFO_SVM_PTRS() {
        return 4534;
    }

    /** {@code #define CL_KERNEL_EXEC_INFO_SVM_FINE_GRAIN_SYSTEM 0x11B7} */
    public static int CL_KERNEL_EXEC_INFO_SVM_FINE_GRAIN_SYSTEM() {
        return 4535;
    }

    /** {@code #define CL_EVENT_COMMAND_QUEUE 0x11D0} */
    public static int CL_EVENT_COMMAND_QUEUE() {
        return 4560;
    }

    /** {@code #define CL_EVENT_COMMAND_TYPE 0x11D1} */
    public static int CL_EVENT_COMMAND_TYPE() {
        return 4561;
    }

    /** {@code #define CL_EVENT_REFERENCE_COUNT 0x11D2} */
    public static int CL_EVENT_REFERENCE_COUNT() {
        return 4562;
    }

    /** {@code #define CL_EVENT_COMMAND_EXECUTION_STATUS 0x11D3} */
    public static int CL_EVENT_COMMAND_EXECUTION_STATUS() {
        return 4563;
    }

    /** {@code #define CL_EVENT_CONTEXT 0x11D4} */
    public static int CL_EVENT_CONTEXT() {
        return 4564;
    }

    /** {@code #define CL_COMMAND_NDRANGE_KERNEL 0x11F0} */
    public static int CL_COMMAND_NDRANGE_KERNEL() {
        return 4592;
    }

    /** {@code #define CL_COMMAND_TASK 0x11F1} */
    public static int CL_COMMAND_TASK() {
        return 4593;
    }

    /** {@code #define CL_COMMAND_NATIVE_KERNEL 0x11F2} */
    public static int CL_COMMAND_NATIVE_KERNEL() {
        return 4594;
    }

    /** {@code #define CL_COMMAND_READ_BUFFER 0x11F3} */
    public static int CL_COMMAND_READ_BUFFER() {
        return 4595;
    }

    /** {@code #define CL_COMMAND_WRITE_BUFFER 0x11F4} */
    public static int CL_COMMAND_WRITE_BUFFER() {
        return 4596;
    }

    /** {@code #define CL_COMMAND_COPY_BUFFER 0x11F5} */
    public static int CL_COMMAND_COPY_BUFFER() {
        return 4597;
    }

    /** {@code #define CL_COMMAND_READ_IMAGE 0x11F6} */
    public static int CL_COMMAND_READ_IMAGE() {
        return 4598;
    }

    /** {@code #define CL_COMMAND_WRITE_IMAGE 0x11F7} */
    public static int CL_COMMAND_WRITE_IMAGE() {
        return 4599;
    }

    /** {@code #define CL_COMMAND_COPY_IMAGE 0x11F8} */
    public static int CL_COMMAND_COPY_IMAGE() {
        return 4600;
    }

    /** {@code #define CL_COMMAND_COPY_IMAGE_TO_BUFFER 0x11F9} */
    public static int CL_COMMAND_COPY_IMAGE_TO_BUFFER() {
        return 4601;
    }

    /** {@code #define CL_COMMAND_COPY_BUFFER_TO_IMAGE 0x11FA} */
    public static int CL_COMMAND_COPY_BUFFER_TO_IMAGE() {
        return 4602;
    }

    /** {@code #define CL_COMMAND_MAP_BUFFER 0x11FB} */
    public static int CL_COMMAND_MAP_BUFFER() {
        return 4603;
    }

    /** {@code #define CL_COMMAND_MAP_IMAGE 0x11FC} */
    public static int CL_COMMAND_MAP_IMAGE() {
        return 4604;
    }

    /** {@code #define CL_COMMAND_UNMAP_MEM_OBJECT 0x11FD} */
    public static int CL_COMMAND_UNMAP_MEM_OBJECT() {
        return 4605;
    }

    /** {@code #define CL_COMMAND_MARKER 0x11FE} */
    public static int CL_COMMAND_MARKER() {
        return 4606;
    }

    /** {@code #define CL_COMMAND_ACQUIRE_GL_OBJECTS 0x11FF} */
    public static int CL_COMMAND_ACQUIRE_GL_OBJECTS() {
        return 4607;
    }

    /** {@code #define CL_COMMAND_RELEASE_GL_OBJECTS 0x1200} */
    public static int CL_COMMAND_RELEASE_GL_OBJECTS() {
        return 4608;
    }

    /** {@code #define CL_COMMAND_READ_BUFFER_RECT 0x1201} */
    public static int CL_COMMAND_READ_BUFFER_RECT() {
        return 4609;
    }

    /** {@code #define CL_COMMAND_WRITE_BUFFER_RECT 0x1202} */
    public static int CL_COMMAND_WRITE_BUFFER_RECT() {
        return 4610;
    }

    /** {@code #define CL_COMMAND_COPY_BUFFER_RECT 0x1203} */
    public static int CL_COMMAND_COPY_BUFFER_RECT() {
        return 4611;
    }

    /** {@code #define CL_COMMAND_USER 0x1204} */
    public static int CL_COMMAND_USER() {
        return 4612;
    }

    /** {@code #define CL_COMMAND_BARRIER 0x1205} */
    public static int CL_COMMAND_BARRIER() {
        return 4613;
    }

    /** {@code #define CL_COMMAND_MIGRATE_MEM_OBJECTS 0x1206} */
    public static int CL_COMMAND_MIGRATE_MEM_OBJECTS() {
        return 4614;
    }

    /** {@code #define CL_COMMAND_FILL_BUFFER 0x1207} */
    public static int CL_COMMAND_FILL_BUFFER() {
        return 4615;
    }

    /** {@code #define CL_COMMAND_FILL_IMAGE 0x1208} */
    public static int CL_COMMAND_FILL_IMAGE() {
        return 4616;
    }

    /** {@code #define CL_COMMAND_SVM_FREE 0x1209} */
    public static int CL_COMMAND_SVM_FREE() {
        return 4617;
    }

    /** {@code #define CL_COMMAND_SVM_MEMCPY 0x120A} */
    public static int CL_COMMAND_SVM_MEMCPY() {
        return 4618;
    }

    /** {@code #define CL_COMMAND_SVM_MEMFILL 0x120B} */
    public static int CL_COMMAND_SVM_MEMFILL() {
        return 4619;
    }

    /** {@code #define CL_COMMAND_SVM_MAP 0x120C} */
    public static int CL_COMMAND_SVM_MAP() {
        return 4620;
    }

    /** {@code #define CL_COMMAND_SVM_UNMAP 0x120D} */
    public static int CL_COMMAND_SVM_UNMAP() {
        return 4621;
    }

    /** {@code #define CL_COMMAND_SVM_MIGRATE_MEM 0x120E} */
    public static int CL_COMMAND_SVM_MIGRATE_MEM() {
        return 4622;
    }

    /** {@code #define CL_COMPLETE 0x0} */
    public static int CL_COMPLETE() {
        return 0;
    }

    /** {@code #define CL_RUNNING 0x1} */
    public static int CL_RUNNING() {
        return 1;
    }

    /** {@code #define CL_SUBMITTED 0x2} */
    public static int CL_SUBMITTED() {
        return 2;
    }

    /** {@code #define CL_QUEUED 0x3} */
    public static int CL_QUEUED() {
        return 3;
    }

    /** {@code #define CL_BUFFER_CREATE_TYPE_REGION 0x1220} */
    public static int CL_BUFFER_CREATE_TYPE_REGION() {
        return 4640;
    }

    /** {@code #define CL_PROFILING_COMMAND_QUEUED 0x1280} */
    public static int CL_PROFILING_COMMAND_QUEUED() {
        return 4736;
    }

    /** {@code #define CL_PROFILING_COMMAND_SUBMIT 0x1281} */
    public static int CL_PROFILING_COMMAND_SUBMIT() {
        return 4737;
    }

    /** {@code #define CL_PROFILING_COMMAND_START 0x1282} */
    public static int CL_PROFILING_COMMAND_START() {
        return 4738;
    }

    /** {@code #define CL_PROFILING_COMMAND_END 0x1283} */
    public static int CL_PROFILING_COMMAND_END() {
        return 4739;
    }

    /** {@code #define CL_PROFILING_COMMAND_COMPLETE 0x1284} */
    public static int CL_PROFILING_COMMAND_COMPLETE() {
        return 4740;
    }

    /** {@code #define CL_DEVICE_ATOMIC_ORDER_RELAXED (1<<0)} */
    public static int CL_DEVICE_ATOMIC_ORDER_RELAXED() {
        return 1;
    }

    /** {@code #define CL_DEVICE_ATOMIC_ORDER_ACQ_REL (1<<1)} */
    public static int CL_DEVICE_ATOMIC_ORDER_ACQ_REL() {
        return 2;
    }

    /** {@code #define CL_DEVICE_ATOMIC_ORDER_SEQ_CST (1<<2)} */
    public static int CL_DEVICE_ATOMIC_ORDER_SEQ_CST() {
        return 4;
    }

    /** {@code #define CL_DEVICE_ATOMIC_SCOPE_WORK_ITEM (1<<3)} */
    public static int CL_DEVICE_ATOMIC_SCOPE_WORK_ITEM() {
        return 8;
    }

    /** {@code #define CL_DEVICE_ATOMIC_SCOPE_WORK_GROUP (1<<4)} */
    public static int CL_DEVICE_ATOMIC_SCOPE_WORK_GROUP() {
        return 16;
    }

    /** {@code #define CL_DEVICE_ATOMIC_SCOPE_DEVICE (1<<5)} */
    public static int CL_DEVICE_ATOMIC_SCOPE_DEVICE() {
        return 32;
    }

    /** {@code #define CL_DEVICE_ATOMIC_SCOPE_ALL_DEVICES (1<<6)} */
    public static int CL_DEVICE_ATOMIC_SCOPE_ALL_DEVICES() {
        return 64;
    }

    /** {@code #define CL_DEVICE_QUEUE_SUPPORTED (1<<0)} */
    public static int CL_DEVICE_QUEUE_SUPPORTED() {
        return 1;
    }

    /** {@code #define CL_DEVICE_QUEUE_REPLACEABLE_DEFAULT (1<<1)} */
    public static int CL_DEVICE_QUEUE_REPLACEABLE_DEFAULT() {
        return 2;
    }

    /** {@code #define CL_KHRONOS_VENDOR_ID_CODEPLAY 0x10004} */
    public static int CL_KHRONOS_VENDOR_ID_CODEPLAY() {
        return 65540;
    }

    /** {@code #define CL_VERSION_MAJOR_BITS (10)} */
    public static int CL_VERSION_MAJOR_BITS() {
        return 10;
    }

    /** {@code #define CL_VERSION_MINOR_BITS (10)} */
    public static int CL_VERSION_MINOR_BITS() {
        return 10;
    }

    /** {@code #define CL_VERSION_PATCH_BITS (12)} */
    public static int CL_VERSION_PATCH_BITS() {
        return 12;
    }

    /** {@code #define CL_VERSION_MAJOR_MASK ((1<<CL_VERSION_MAJOR_BITS)-1)} */
    public static int CL_VERSION_MAJOR_MASK() {
        return 1023;
    }

    /** {@code #define CL_VERSION_MINOR_MASK ((1<<CL_VERSION_MINOR_BITS)-1)} */
    public static int CL_VERSION_MINOR_MASK() {
        return 1023;
    }

    /** {@code #define CL_VERSION_PATCH_MASK ((1<<CL_VERSION_PATCH_BITS)-1)} */
    public static int CL_VERSION_PATCH_MASK() {
        return 4095;
    }

    private static final class clGetPlatformIDs {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetPlatformIDs");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetPlatformIDs(cl_uint num_entries, cl_platform_id *platforms, cl_uint *num_platforms)} */
    public static FunctionDescriptor clGetPlatformIDs$descriptor() {
        return clGetPlatformIDs.DESC;
    }

    /** {@code cl_int clGetPlatformIDs(cl_uint num_entries, cl_platform_id *platforms, cl_uint *num_platforms)} */
    public static MethodHandle clGetPlatformIDs$handle() {
        return clGetPlatformIDs.HANDLE;
    }

    /** {@code cl_int clGetPlatformIDs(cl_uint num_entries, cl_platform_id *platforms, cl_uint *num_platforms)} */
    public static MemorySegment clGetPlatformIDs$address() {
        return clGetPlatformIDs.ADDR;
    }

    /** {@code cl_int clGetPlatformIDs(cl_uint num_entries, cl_platform_id *platforms, cl_uint *num_platforms)} */
    public static int clGetPlatformIDs(int num_entries, MemorySegment platforms, MemorySegment num_platforms) {
        try {
            return (int) clGetPlatformIDs.HANDLE.invokeExact(num_entries, platforms, num_platforms);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetPlatformInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetPlatformInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetPlatformInfo(cl_platform_id platform, cl_platform_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetPlatformInfo$descriptor() {
        return clGetPlatformInfo.DESC;
    }

    /** {@code cl_int clGetPlatformInfo(cl_platform_id platform, cl_platform_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetPlatformInfo$handle() {
        return clGetPlatformInfo.HANDLE;
    }

    /** {@code cl_int clGetPlatformInfo(cl_platform_id platform, cl_platform_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetPlatformInfo$address() {
        return clGetPlatformInfo.ADDR;
    }

    /** {@code cl_int clGetPlatformInfo(cl_platform_id platform, cl_platform_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetPlatformInfo(MemorySegment platform, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetPlatformInfo.HANDLE.invokeExact(platform, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetDeviceIDs {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetDeviceIDs");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type device_type, cl_uint num_entries, cl_device_id *devices, cl_uint *num_devices)} */
    public static FunctionDescriptor clGetDeviceIDs$descriptor() {
        return clGetDeviceIDs.DESC;
    }

    /** {@code cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type device_type, cl_uint num_entries, cl_device_id *devices, cl_uint *num_devices)} */
    public static MethodHandle clGetDeviceIDs$handle() {
        return clGetDeviceIDs.HANDLE;
    }

    /** {@code cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type device_type, cl_uint num_entries, cl_device_id *devices, cl_uint *num_devices)} */
    public static MemorySegment clGetDeviceIDs$address() {
        return clGetDeviceIDs.ADDR;
    }

    /** {@code cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type device_type, cl_uint num_entries, cl_device_id *devices, cl_uint *num_devices)} */
    public static int clGetDeviceIDs(MemorySegment platform, long device_type, int num_entries, MemorySegment devices, MemorySegment num_devices) {
        try {
            return (int) clGetDeviceIDs.HANDLE.invokeExact(platform, device_type, num_entries, devices, num_devices);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetDeviceInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetDeviceInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetDeviceInfo(cl_device_id device, cl_device_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetDeviceInfo$descriptor() {
        return clGetDeviceInfo.DESC;
    }

    /** {@code cl_int clGetDeviceInfo(cl_device_id device, cl_device_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetDeviceInfo$handle() {
        return clGetDeviceInfo.HANDLE;
    }

    /** {@code cl_int clGetDeviceInfo(cl_device_id device, cl_device_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetDeviceInfo$address() {
        return clGetDeviceInfo.ADDR;
    }

    /** {@code cl_int clGetDeviceInfo(cl_device_id device, cl_device_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetDeviceInfo(MemorySegment device, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetDeviceInfo.HANDLE.invokeExact(device, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateSubDevices {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateSubDevices");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clCreateSubDevices(cl_device_id in_device, const cl_device_partition_property *properties, cl_uint num_devices, cl_device_id *out_devices, cl_uint *num_devices_ret)} */
    public static FunctionDescriptor clCreateSubDevices$descriptor() {
        return clCreateSubDevices.DESC;
    }

    /** {@code cl_int clCreateSubDevices(cl_device_id in_device, const cl_device_partition_property *properties, cl_uint num_devices, cl_device_id *out_devices, cl_uint *num_devices_ret)} */
    public static MethodHandle clCreateSubDevices$handle() {
        return clCreateSubDevices.HANDLE;
    }

    /** {@code cl_int clCreateSubDevices(cl_device_id in_device, const cl_device_partition_property *properties, cl_uint num_devices, cl_device_id *out_devices, cl_uint *num_devices_ret)} */
    public static MemorySegment clCreateSubDevices$address() {
        return clCreateSubDevices.ADDR;
    }

    /** {@code cl_int clCreateSubDevices(cl_device_id in_device, const cl_device_partition_property *properties, cl_uint num_devices, cl_device_id *out_devices, cl_uint *num_devices_ret)} */
    public static int clCreateSubDevices(MemorySegment in_device, MemorySegment properties, int num_devices, MemorySegment out_devices, MemorySegment num_devices_ret) {
        try {
            return (int) clCreateSubDevices.HANDLE.invokeExact(in_device, properties, num_devices, out_devices, num_devices_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainDevice {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainDevice");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainDevice(cl_device_id device)} */
    public static FunctionDescriptor clRetainDevice$descriptor() {
        return clRetainDevice.DESC;
    }

    /** {@code cl_int clRetainDevice(cl_device_id device)} */
    public static MethodHandle clRetainDevice$handle() {
        return clRetainDevice.HANDLE;
    }

    /** {@code cl_int clRetainDevice(cl_device_id device)} */
    public static MemorySegment clRetainDevice$address() {
        return clRetainDevice.ADDR;
    }

    /** {@code cl_int clRetainDevice(cl_device_id device)} */
    public static int clRetainDevice(MemorySegment device) {
        try {
            return (int) clRetainDevice.HANDLE.invokeExact(device);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseDevice {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseDevice");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseDevice(cl_device_id device)} */
    public static FunctionDescriptor clReleaseDevice$descriptor() {
        return clReleaseDevice.DESC;
    }

    /** {@code cl_int clReleaseDevice(cl_device_id device)} */
    public static MethodHandle clReleaseDevice$handle() {
        return clReleaseDevice.HANDLE;
    }

    /** {@code cl_int clReleaseDevice(cl_device_id device)} */
    public static MemorySegment clReleaseDevice$address() {
        return clReleaseDevice.ADDR;
    }

    /** {@code cl_int clReleaseDevice(cl_device_id device)} */
    public static int clReleaseDevice(MemorySegment device) {
        try {
            return (int) clReleaseDevice.HANDLE.invokeExact(device);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetDefaultDeviceCommandQueue {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetDefaultDeviceCommandQueue");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetDefaultDeviceCommandQueue(cl_context context, cl_device_id device, cl_command_queue command_queue)} */
    public static FunctionDescriptor clSetDefaultDeviceCommandQueue$descriptor() {
        return clSetDefaultDeviceCommandQueue.DESC;
    }

    /** {@code cl_int clSetDefaultDeviceCommandQueue(cl_context context, cl_device_id device, cl_command_queue command_queue)} */
    public static MethodHandle clSetDefaultDeviceCommandQueue$handle() {
        return clSetDefaultDeviceCommandQueue.HANDLE;
    }

    /** {@code cl_int clSetDefaultDeviceCommandQueue(cl_context context, cl_device_id device, cl_command_queue command_queue)} */
    public static MemorySegment clSetDefaultDeviceCommandQueue$address() {
        return clSetDefaultDeviceCommandQueue.ADDR;
    }

    /** {@code cl_int clSetDefaultDeviceCommandQueue(cl_context context, cl_device_id device, cl_command_queue command_queue)} */
    public static int clSetDefaultDeviceCommandQueue(MemorySegment context, MemorySegment device, MemorySegment command_queue) {
        try {
            return (int) clSetDefaultDeviceCommandQueue.HANDLE.invokeExact(context, device, command_queue);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetDeviceAndHostTimer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetDeviceAndHostTimer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetDeviceAndHostTimer(cl_device_id device, cl_ulong *device_timestamp, cl_ulong *host_timestamp)} */
    public static FunctionDescriptor clGetDeviceAndHostTimer$descriptor() {
        return clGetDeviceAndHostTimer.DESC;
    }

    /** {@code cl_int clGetDeviceAndHostTimer(cl_device_id device, cl_ulong *device_timestamp, cl_ulong *host_timestamp)} */
    public static MethodHandle clGetDeviceAndHostTimer$handle() {
        return clGetDeviceAndHostTimer.HANDLE;
    }

    /** {@code cl_int clGetDeviceAndHostTimer(cl_device_id device, cl_ulong *device_timestamp, cl_ulong *host_timestamp)} */
    public static MemorySegment clGetDeviceAndHostTimer$address() {
        return clGetDeviceAndHostTimer.ADDR;
    }

    /** {@code cl_int clGetDeviceAndHostTimer(cl_device_id device, cl_ulong *device_timestamp, cl_ulong *host_timestamp)} */
    public static int clGetDeviceAndHostTimer(MemorySegment device, MemorySegment device_timestamp, MemorySegment host_timestamp) {
        try {
            return (int) clGetDeviceAndHostTimer.HANDLE.invokeExact(device, device_timestamp, host_timestamp);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetHostTimer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetHostTimer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetHostTimer(cl_device_id device, cl_ulong *host_timestamp)} */
    public static FunctionDescriptor clGetHostTimer$descriptor() {
        return clGetHostTimer.DESC;
    }

    /** {@code cl_int clGetHostTimer(cl_device_id device, cl_ulong *host_timestamp)} */
    public static MethodHandle clGetHostTimer$handle() {
        return clGetHostTimer.HANDLE;
    }

    /** {@code cl_int clGetHostTimer(cl_device_id device, cl_ulong *host_timestamp)} */
    public static MemorySegment clGetHostTimer$address() {
        return clGetHostTimer.ADDR;
    }

    /** {@code cl_int clGetHostTimer(cl_device_id device, cl_ulong *host_timestamp)} */
    public static int clGetHostTimer(MemorySegment device, MemorySegment host_timestamp) {
        try {
            return (int) clGetHostTimer.HANDLE.invokeExact(device, host_timestamp);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateContext {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateContext");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_context clCreateContext(const cl_context_properties *properties, cl_uint num_devices, const cl_device_id *devices, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateContext$descriptor() {
        return clCreateContext.DESC;
    }

    /** {@code cl_context clCreateContext(const cl_context_properties *properties, cl_uint num_devices, const cl_device_id *devices, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static MethodHandle clCreateContext$handle() {
        return clCreateContext.HANDLE;
    }

    /** {@code cl_context clCreateContext(const cl_context_properties *properties, cl_uint num_devices, const cl_device_id *devices, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static MemorySegment clCreateContext$address() {
        return clCreateContext.ADDR;
    }

    /** {@code cl_context clCreateContext(const cl_context_properties *properties, cl_uint num_devices, const cl_device_id *devices, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static MemorySegment clCreateContext(MemorySegment properties, int num_devices, MemorySegment devices, MemorySegment pfn_notify, MemorySegment user_data, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateContext.HANDLE.invokeExact(properties, num_devices, devices, pfn_notify, user_data, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateContextFromType {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateContextFromType");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_context clCreateContextFromType(const cl_context_properties *properties, cl_device_type device_type, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateContextFromType$descriptor() {
        return clCreateContextFromType.DESC;
    }

    /** {@code cl_context clCreateContextFromType(const cl_context_properties *properties, cl_device_type device_type, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static MethodHandle clCreateContextFromType$handle() {
        return clCreateContextFromType.HANDLE;
    }

    /** {@code cl_context clCreateContextFromType(const cl_context_properties *properties, cl_device_type device_type, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static MemorySegment clCreateContextFromType$address() {
        return clCreateContextFromType.ADDR;
    }

    /** {@code cl_context clCreateContextFromType(const cl_context_properties *properties, cl_device_type device_type, void (*pfn_notify)(const char *, const void *, size_t, void *), void *user_data, cl_int *errcode_ret)} */
    public static MemorySegment clCreateContextFromType(MemorySegment properties, long device_type, MemorySegment pfn_notify, MemorySegment user_data, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateContextFromType.HANDLE.invokeExact(properties, device_type, pfn_notify, user_data, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainContext {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainContext");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainContext(cl_context context)} */
    public static FunctionDescriptor clRetainContext$descriptor() {
        return clRetainContext.DESC;
    }

    /** {@code cl_int clRetainContext(cl_context context)} */
    public static MethodHandle clRetainContext$handle() {
        return clRetainContext.HANDLE;
    }

    /** {@code cl_int clRetainContext(cl_context context)} */
    public static MemorySegment clRetainContext$address() {
        return clRetainContext.ADDR;
    }

    /** {@code cl_int clRetainContext(cl_context context)} */
    public static int clRetainContext(MemorySegment context) {
        try {
            return (int) clRetainContext.HANDLE.invokeExact(context);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseContext {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseContext");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseContext(cl_context context)} */
    public static FunctionDescriptor clReleaseContext$descriptor() {
        return clReleaseContext.DESC;
    }

    /** {@code cl_int clReleaseContext(cl_context context)} */
    public static MethodHandle clReleaseContext$handle() {
        return clReleaseContext.HANDLE;
    }

    /** {@code cl_int clReleaseContext(cl_context context)} */
    public static MemorySegment clReleaseContext$address() {
        return clReleaseContext.ADDR;
    }

    /** {@code cl_int clReleaseContext(cl_context context)} */
    public static int clReleaseContext(MemorySegment context) {
        try {
            return (int) clReleaseContext.HANDLE.invokeExact(context);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetContextInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetContextInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetContextInfo(cl_context context, cl_context_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetContextInfo$descriptor() {
        return clGetContextInfo.DESC;
    }

    /** {@code cl_int clGetContextInfo(cl_context context, cl_context_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetContextInfo$handle() {
        return clGetContextInfo.HANDLE;
    }

    /** {@code cl_int clGetContextInfo(cl_context context, cl_context_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetContextInfo$address() {
        return clGetContextInfo.ADDR;
    }

    /** {@code cl_int clGetContextInfo(cl_context context, cl_context_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetContextInfo(MemorySegment context, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetContextInfo.HANDLE.invokeExact(context, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetContextDestructorCallback {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetContextDestructorCallback");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetContextDestructorCallback(cl_context context, void (*pfn_notify)(cl_context, void *), void *user_data)} */
    public static FunctionDescriptor clSetContextDestructorCallback$descriptor() {
        return clSetContextDestructorCallback.DESC;
    }

    /** {@code cl_int clSetContextDestructorCallback(cl_context context, void (*pfn_notify)(cl_context, void *), void *user_data)} */
    public static MethodHandle clSetContextDestructorCallback$handle() {
        return clSetContextDestructorCallback.HANDLE;
    }

    /** {@code cl_int clSetContextDestructorCallback(cl_context context, void (*pfn_notify)(cl_context, void *), void *user_data)} */
    public static MemorySegment clSetContextDestructorCallback$address() {
        return clSetContextDestructorCallback.ADDR;
    }

    /** {@code cl_int clSetContextDestructorCallback(cl_context context, void (*pfn_notify)(cl_context, void *), void *user_data)} */
    public static int clSetContextDestructorCallback(MemorySegment context, MemorySegment pfn_notify, MemorySegment user_data) {
        try {
            return (int) clSetContextDestructorCallback.HANDLE.invokeExact(context, pfn_notify, user_data);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateCommandQueueWithProperties {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateCommandQueueWithProperties");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_command_queue clCreateCommandQueueWithProperties(cl_context context, cl_device_id device, const cl_queue_properties *properties, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateCommandQueueWithProperties$descriptor() {
        return clCreateCommandQueueWithProperties.DESC;
    }

    /** {@code cl_command_queue clCreateCommandQueueWithProperties(cl_context context, cl_device_id device, const cl_queue_properties *properties, cl_int *errcode_ret)} */
    public static MethodHandle clCreateCommandQueueWithProperties$handle() {
        return clCreateCommandQueueWithProperties.HANDLE;
    }

    /** {@code cl_command_queue clCreateCommandQueueWithProperties(cl_context context, cl_device_id device, const cl_queue_properties *properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreateCommandQueueWithProperties$address() {
        return clCreateCommandQueueWithProperties.ADDR;
    }

    /** {@code cl_command_queue clCreateCommandQueueWithProperties(cl_context context, cl_device_id device, const cl_queue_properties *properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreateCommandQueueWithProperties(MemorySegment context, MemorySegment device, MemorySegment properties, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateCommandQueueWithProperties.HANDLE.invokeExact(context, device, properties, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainCommandQueue {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainCommandQueue");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainCommandQueue(cl_command_queue command_queue)} */
    public static FunctionDescriptor clRetainCommandQueue$descriptor() {
        return clRetainCommandQueue.DESC;
    }

    /** {@code cl_int clRetainCommandQueue(cl_command_queue command_queue)} */
    public static MethodHandle clRetainCommandQueue$handle() {
        return clRetainCommandQueue.HANDLE;
    }

    /** {@code cl_int clRetainCommandQueue(cl_command_queue command_queue)} */
    public static MemorySegment clRetainCommandQueue$address() {
        return clRetainCommandQueue.ADDR;
    }

    /** {@code cl_int clRetainCommandQueue(cl_command_queue command_queue)} */
    public static int clRetainCommandQueue(MemorySegment command_queue) {
        try {
            return (int) clRetainCommandQueue.HANDLE.invokeExact(command_queue);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseCommandQueue {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseCommandQueue");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseCommandQueue(cl_command_queue command_queue)} */
    public static FunctionDescriptor clReleaseCommandQueue$descriptor() {
        return clReleaseCommandQueue.DESC;
    }

    /** {@code cl_int clReleaseCommandQueue(cl_command_queue command_queue)} */
    public static MethodHandle clReleaseCommandQueue$handle() {
        return clReleaseCommandQueue.HANDLE;
    }

    /** {@code cl_int clReleaseCommandQueue(cl_command_queue command_queue)} */
    public static MemorySegment clReleaseCommandQueue$address() {
        return clReleaseCommandQueue.ADDR;
    }

    /** {@code cl_int clReleaseCommandQueue(cl_command_queue command_queue)} */
    public static int clReleaseCommandQueue(MemorySegment command_queue) {
        try {
            return (int) clReleaseCommandQueue.HANDLE.invokeExact(command_queue);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetCommandQueueInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetCommandQueueInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetCommandQueueInfo(cl_command_queue command_queue, cl_command_queue_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetCommandQueueInfo$descriptor() {
        return clGetCommandQueueInfo.DESC;
    }

    /** {@code cl_int clGetCommandQueueInfo(cl_command_queue command_queue, cl_command_queue_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetCommandQueueInfo$handle() {
        return clGetCommandQueueInfo.HANDLE;
    }

    /** {@code cl_int clGetCommandQueueInfo(cl_command_queue command_queue, cl_command_queue_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetCommandQueueInfo$address() {
        return clGetCommandQueueInfo.ADDR;
    }

    /** {@code cl_int clGetCommandQueueInfo(cl_command_queue command_queue, cl_command_queue_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetCommandQueueInfo(MemorySegment command_queue, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetCommandQueueInfo.HANDLE.invokeExact(command_queue, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateBuffer$descriptor() {
        return clCreateBuffer.DESC;
    }

    /** {@code cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static MethodHandle clCreateBuffer$handle() {
        return clCreateBuffer.HANDLE;
    }

    /** {@code cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateBuffer$address() {
        return clCreateBuffer.ADDR;
    }

    /** {@code cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateBuffer(MemorySegment context, long flags, long size, MemorySegment host_ptr, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateBuffer.HANDLE.invokeExact(context, flags, size, host_ptr, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateSubBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateSubBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateSubBuffer(cl_mem buffer, cl_mem_flags flags, cl_buffer_create_type buffer_create_type, const void *buffer_create_info, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateSubBuffer$descriptor() {
        return clCreateSubBuffer.DESC;
    }

    /** {@code cl_mem clCreateSubBuffer(cl_mem buffer, cl_mem_flags flags, cl_buffer_create_type buffer_create_type, const void *buffer_create_info, cl_int *errcode_ret)} */
    public static MethodHandle clCreateSubBuffer$handle() {
        return clCreateSubBuffer.HANDLE;
    }

    /** {@code cl_mem clCreateSubBuffer(cl_mem buffer, cl_mem_flags flags, cl_buffer_create_type buffer_create_type, const void *buffer_create_info, cl_int *errcode_ret)} */
    public static MemorySegment clCreateSubBuffer$address() {
        return clCreateSubBuffer.ADDR;
    }

    /** {@code cl_mem clCreateSubBuffer(cl_mem buffer, cl_mem_flags flags, cl_buffer_create_type buffer_create_type, const void *buffer_create_info, cl_int *errcode_ret)} */
    public static MemorySegment clCreateSubBuffer(MemorySegment buffer, long flags, int buffer_create_type, MemorySegment buffer_create_info, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateSubBuffer.HANDLE.invokeExact(buffer, flags, buffer_create_type, buffer_create_info, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateImage(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateImage$descriptor() {
        return clCreateImage.DESC;
    }

    /** {@code cl_mem clCreateImage(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static MethodHandle clCreateImage$handle() {
        return clCreateImage.HANDLE;
    }

    /** {@code cl_mem clCreateImage(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImage$address() {
        return clCreateImage.ADDR;
    }

    /** {@code cl_mem clCreateImage(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImage(MemorySegment context, long flags, MemorySegment image_format, MemorySegment image_desc, MemorySegment host_ptr, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateImage.HANDLE.invokeExact(context, flags, image_format, image_desc, host_ptr, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreatePipe {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_INT, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreatePipe");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreatePipe(cl_context context, cl_mem_flags flags, cl_uint pipe_packet_size, cl_uint pipe_max_packets, const cl_pipe_properties *properties, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreatePipe$descriptor() {
        return clCreatePipe.DESC;
    }

    /** {@code cl_mem clCreatePipe(cl_context context, cl_mem_flags flags, cl_uint pipe_packet_size, cl_uint pipe_max_packets, const cl_pipe_properties *properties, cl_int *errcode_ret)} */
    public static MethodHandle clCreatePipe$handle() {
        return clCreatePipe.HANDLE;
    }

    /** {@code cl_mem clCreatePipe(cl_context context, cl_mem_flags flags, cl_uint pipe_packet_size, cl_uint pipe_max_packets, const cl_pipe_properties *properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreatePipe$address() {
        return clCreatePipe.ADDR;
    }

    /** {@code cl_mem clCreatePipe(cl_context context, cl_mem_flags flags, cl_uint pipe_packet_size, cl_uint pipe_max_packets, const cl_pipe_properties *properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreatePipe(MemorySegment context, long flags, int pipe_packet_size, int pipe_max_packets, MemorySegment properties, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreatePipe.HANDLE.invokeExact(context, flags, pipe_packet_size, pipe_max_packets, properties, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateBufferWithProperties {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateBufferWithProperties");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateBufferWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateBufferWithProperties$descriptor() {
        return clCreateBufferWithProperties.DESC;
    }

    /** {@code cl_mem clCreateBufferWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static MethodHandle clCreateBufferWithProperties$handle() {
        return clCreateBufferWithProperties.HANDLE;
    }

    /** {@code cl_mem clCreateBufferWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateBufferWithProperties$address() {
        return clCreateBufferWithProperties.ADDR;
    }

    /** {@code cl_mem clCreateBufferWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, size_t size, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateBufferWithProperties(MemorySegment context, MemorySegment properties, long flags, long size, MemorySegment host_ptr, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateBufferWithProperties.HANDLE.invokeExact(context, properties, flags, size, host_ptr, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateImageWithProperties {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_LONG, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateImageWithProperties");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateImageWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateImageWithProperties$descriptor() {
        return clCreateImageWithProperties.DESC;
    }

    /** {@code cl_mem clCreateImageWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static MethodHandle clCreateImageWithProperties$handle() {
        return clCreateImageWithProperties.HANDLE;
    }

    /** {@code cl_mem clCreateImageWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImageWithProperties$address() {
        return clCreateImageWithProperties.ADDR;
    }

    /** {@code cl_mem clCreateImageWithProperties(cl_context context, const cl_mem_properties *properties, cl_mem_flags flags, const cl_image_format *image_format, const cl_image_desc *image_desc, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImageWithProperties(MemorySegment context, MemorySegment properties, long flags, MemorySegment image_format, MemorySegment image_desc, MemorySegment host_ptr, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateImageWithProperties.HANDLE.invokeExact(context, properties, flags, image_format, image_desc, host_ptr, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainMemObject {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainMemObject");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainMemObject(cl_mem memobj)} */
    public static FunctionDescriptor clRetainMemObject$descriptor() {
        return clRetainMemObject.DESC;
    }

    /** {@code cl_int clRetainMemObject(cl_mem memobj)} */
    public static MethodHandle clRetainMemObject$handle() {
        return clRetainMemObject.HANDLE;
    }

    /** {@code cl_int clRetainMemObject(cl_mem memobj)} */
    public static MemorySegment clRetainMemObject$address() {
        return clRetainMemObject.ADDR;
    }

    /** {@code cl_int clRetainMemObject(cl_mem memobj)} */
    public static int clRetainMemObject(MemorySegment memobj) {
        try {
            return (int) clRetainMemObject.HANDLE.invokeExact(memobj);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseMemObject {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseMemObject");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseMemObject(cl_mem memobj)} */
    public static FunctionDescriptor clReleaseMemObject$descriptor() {
        return clReleaseMemObject.DESC;
    }

    /** {@code cl_int clReleaseMemObject(cl_mem memobj)} */
    public static MethodHandle clReleaseMemObject$handle() {
        return clReleaseMemObject.HANDLE;
    }

    /** {@code cl_int clReleaseMemObject(cl_mem memobj)} */
    public static MemorySegment clReleaseMemObject$address() {
        return clReleaseMemObject.ADDR;
    }

    /** {@code cl_int clReleaseMemObject(cl_mem memobj)} */
    public static int clReleaseMemObject(MemorySegment memobj) {
        try {
            return (int) clReleaseMemObject.HANDLE.invokeExact(memobj);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetSupportedImageFormats {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_LONG, C_INT, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetSupportedImageFormats");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetSupportedImageFormats(cl_context context, cl_mem_flags flags, cl_mem_object_type image_type, cl_uint num_entries, cl_image_format *image_formats, cl_uint *num_image_formats)} */
    public static FunctionDescriptor clGetSupportedImageFormats$descriptor() {
        return clGetSupportedImageFormats.DESC;
    }

    /** {@code cl_int clGetSupportedImageFormats(cl_context context, cl_mem_flags flags, cl_mem_object_type image_type, cl_uint num_entries, cl_image_format *image_formats, cl_uint *num_image_formats)} */
    public static MethodHandle clGetSupportedImageFormats$handle() {
        return clGetSupportedImageFormats.HANDLE;
    }

    /** {@code cl_int clGetSupportedImageFormats(cl_context context, cl_mem_flags flags, cl_mem_object_type image_type, cl_uint num_entries, cl_image_format *image_formats, cl_uint *num_image_formats)} */
    public static MemorySegment clGetSupportedImageFormats$address() {
        return clGetSupportedImageFormats.ADDR;
    }

    /** {@code cl_int clGetSupportedImageFormats(cl_context context, cl_mem_flags flags, cl_mem_object_type image_type, cl_uint num_entries, cl_image_format *image_formats, cl_uint *num_image_formats)} */
    public static int clGetSupportedImageFormats(MemorySegment context, long flags, int image_type, int num_entries, MemorySegment image_formats, MemorySegment num_image_formats) {
        try {
            return (int) clGetSupportedImageFormats.HANDLE.invokeExact(context, flags, image_type, num_entries, image_formats, num_image_formats);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetMemObjectInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetMemObjectInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetMemObjectInfo(cl_mem memobj, cl_mem_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetMemObjectInfo$descriptor() {
        return clGetMemObjectInfo.DESC;
    }

    /** {@code cl_int clGetMemObjectInfo(cl_mem memobj, cl_mem_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetMemObjectInfo$handle() {
        return clGetMemObjectInfo.HANDLE;
    }

    /** {@code cl_int clGetMemObjectInfo(cl_mem memobj, cl_mem_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetMemObjectInfo$address() {
        return clGetMemObjectInfo.ADDR;
    }

    /** {@code cl_int clGetMemObjectInfo(cl_mem memobj, cl_mem_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetMemObjectInfo(MemorySegment memobj, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetMemObjectInfo.HANDLE.invokeExact(memobj, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetImageInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetImageInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetImageInfo(cl_mem image, cl_image_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetImageInfo$descriptor() {
        return clGetImageInfo.DESC;
    }

    /** {@code cl_int clGetImageInfo(cl_mem image, cl_image_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetImageInfo$handle() {
        return clGetImageInfo.HANDLE;
    }

    /** {@code cl_int clGetImageInfo(cl_mem image, cl_image_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetImageInfo$address() {
        return clGetImageInfo.ADDR;
    }

    /** {@code cl_int clGetImageInfo(cl_mem image, cl_image_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetImageInfo(MemorySegment image, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetImageInfo.HANDLE.invokeExact(image, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetPipeInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetPipeInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetPipeInfo(cl_mem pipe, cl_pipe_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetPipeInfo$descriptor() {
        return clGetPipeInfo.DESC;
    }

    /** {@code cl_int clGetPipeInfo(cl_mem pipe, cl_pipe_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetPipeInfo$handle() {
        return clGetPipeInfo.HANDLE;
    }

    /** {@code cl_int clGetPipeInfo(cl_mem pipe, cl_pipe_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetPipeInfo$address() {
        return clGetPipeInfo.ADDR;
    }

    /** {@code cl_int clGetPipeInfo(cl_mem pipe, cl_pipe_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetPipeInfo(MemorySegment pipe, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetPipeInfo.HANDLE.invokeExact(pipe, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetMemObjectDestructorCallback {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetMemObjectDestructorCallback");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetMemObjectDestructorCallback(cl_mem memobj, void (*pfn_notify)(cl_mem, void *), void *user_data)} */
    public static FunctionDescriptor clSetMemObjectDestructorCallback$descriptor() {
        return clSetMemObjectDestructorCallback.DESC;
    }

    /** {@code cl_int clSetMemObjectDestructorCallback(cl_mem memobj, void (*pfn_notify)(cl_mem, void *), void *user_data)} */
    public static MethodHandle clSetMemObjectDestructorCallback$handle() {
        return clSetMemObjectDestructorCallback.HANDLE;
    }

    /** {@code cl_int clSetMemObjectDestructorCallback(cl_mem memobj, void (*pfn_notify)(cl_mem, void *), void *user_data)} */
    public static MemorySegment clSetMemObjectDestructorCallback$address() {
        return clSetMemObjectDestructorCallback.ADDR;
    }

    /** {@code cl_int clSetMemObjectDestructorCallback(cl_mem memobj, void (*pfn_notify)(cl_mem, void *), void *user_data)} */
    public static int clSetMemObjectDestructorCallback(MemorySegment memobj, MemorySegment pfn_notify, MemorySegment user_data) {
        try {
            return (int) clSetMemObjectDestructorCallback.HANDLE.invokeExact(memobj, pfn_notify, user_data);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSVMAlloc {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_LONG, C_INT);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSVMAlloc");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code void * clSVMAlloc(cl_context context, cl_svm_mem_flags flags, size_t size, cl_uint alignment)} */
    public static FunctionDescriptor clSVMAlloc$descriptor() {
        return clSVMAlloc.DESC;
    }

    /** {@code void * clSVMAlloc(cl_context context, cl_svm_mem_flags flags, size_t size, cl_uint alignment)} */
    public static MethodHandle clSVMAlloc$handle() {
        return clSVMAlloc.HANDLE;
    }

    /** {@code void * clSVMAlloc(cl_context context, cl_svm_mem_flags flags, size_t size, cl_uint alignment)} */
    public static MemorySegment clSVMAlloc$address() {
        return clSVMAlloc.ADDR;
    }

    /** {@code void * clSVMAlloc(cl_context context, cl_svm_mem_flags flags, size_t size, cl_uint alignment)} */
    public static MemorySegment clSVMAlloc(MemorySegment context, long flags, long size, int alignment) {
        try {
            return (MemorySegment) clSVMAlloc.HANDLE.invokeExact(context, flags, size, alignment);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSVMFree {
        static final FunctionDescriptor DESC = FunctionDescriptor.ofVoid(C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSVMFree");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code void clSVMFree(cl_context context, void *svm_pointer)} */
    public static FunctionDescriptor clSVMFree$descriptor() {
        return clSVMFree.DESC;
    }

    /** {@code void clSVMFree(cl_context context, void *svm_pointer)} */
    public static MethodHandle clSVMFree$handle() {
        return clSVMFree.HANDLE;
    }

    /** {@code void clSVMFree(cl_context context, void *svm_pointer)} */
    public static MemorySegment clSVMFree$address() {
        return clSVMFree.ADDR;
    }

    /** {@code void clSVMFree(cl_context context, void *svm_pointer)} */
    public static void clSVMFree(MemorySegment context, MemorySegment svm_pointer) {
        try {
            clSVMFree.HANDLE.invokeExact(context, svm_pointer);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateSamplerWithProperties {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateSamplerWithProperties");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_sampler clCreateSamplerWithProperties(cl_context context, const cl_sampler_properties *sampler_properties, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateSamplerWithProperties$descriptor() {
        return clCreateSamplerWithProperties.DESC;
    }

    /** {@code cl_sampler clCreateSamplerWithProperties(cl_context context, const cl_sampler_properties *sampler_properties, cl_int *errcode_ret)} */
    public static MethodHandle clCreateSamplerWithProperties$handle() {
        return clCreateSamplerWithProperties.HANDLE;
    }

    /** {@code cl_sampler clCreateSamplerWithProperties(cl_context context, const cl_sampler_properties *sampler_properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreateSamplerWithProperties$address() {
        return clCreateSamplerWithProperties.ADDR;
    }

    /** {@code cl_sampler clCreateSamplerWithProperties(cl_context context, const cl_sampler_properties *sampler_properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreateSamplerWithProperties(MemorySegment context, MemorySegment sampler_properties, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateSamplerWithProperties.HANDLE.invokeExact(context, sampler_properties, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainSampler {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainSampler");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainSampler(cl_sampler sampler)} */
    public static FunctionDescriptor clRetainSampler$descriptor() {
        return clRetainSampler.DESC;
    }

    /** {@code cl_int clRetainSampler(cl_sampler sampler)} */
    public static MethodHandle clRetainSampler$handle() {
        return clRetainSampler.HANDLE;
    }

    /** {@code cl_int clRetainSampler(cl_sampler sampler)} */
    public static MemorySegment clRetainSampler$address() {
        return clRetainSampler.ADDR;
    }

    /** {@code cl_int clRetainSampler(cl_sampler sampler)} */
    public static int clRetainSampler(MemorySegment sampler) {
        try {
            return (int) clRetainSampler.HANDLE.invokeExact(sampler);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseSampler {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseSampler");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseSampler(cl_sampler sampler)} */
    public static FunctionDescriptor clReleaseSampler$descriptor() {
        return clReleaseSampler.DESC;
    }

    /** {@code cl_int clReleaseSampler(cl_sampler sampler)} */
    public static MethodHandle clReleaseSampler$handle() {
        return clReleaseSampler.HANDLE;
    }

    /** {@code cl_int clReleaseSampler(cl_sampler sampler)} */
    public static MemorySegment clReleaseSampler$address() {
        return clReleaseSampler.ADDR;
    }

    /** {@code cl_int clReleaseSampler(cl_sampler sampler)} */
    public static int clReleaseSampler(MemorySegment sampler) {
        try {
            return (int) clReleaseSampler.HANDLE.invokeExact(sampler);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetSamplerInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetSamplerInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetSamplerInfo(cl_sampler sampler, cl_sampler_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetSamplerInfo$descriptor() {
        return clGetSamplerInfo.DESC;
    }

    /** {@code cl_int clGetSamplerInfo(cl_sampler sampler, cl_sampler_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetSamplerInfo$handle() {
        return clGetSamplerInfo.HANDLE;
    }

    /** {@code cl_int clGetSamplerInfo(cl_sampler sampler, cl_sampler_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetSamplerInfo$address() {
        return clGetSamplerInfo.ADDR;
    }

    /** {@code cl_int clGetSamplerInfo(cl_sampler sampler, cl_sampler_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetSamplerInfo(MemorySegment sampler, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetSamplerInfo.HANDLE.invokeExact(sampler, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateProgramWithSource {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateProgramWithSource");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_program clCreateProgramWithSource(cl_context context, cl_uint count, const char **strings, const size_t *lengths, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateProgramWithSource$descriptor() {
        return clCreateProgramWithSource.DESC;
    }

    /** {@code cl_program clCreateProgramWithSource(cl_context context, cl_uint count, const char **strings, const size_t *lengths, cl_int *errcode_ret)} */
    public static MethodHandle clCreateProgramWithSource$handle() {
        return clCreateProgramWithSource.HANDLE;
    }

    /** {@code cl_program clCreateProgramWithSource(cl_context context, cl_uint count, const char **strings, const size_t *lengths, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithSource$address() {
        return clCreateProgramWithSource.ADDR;
    }

    /** {@code cl_program clCreateProgramWithSource(cl_context context, cl_uint count, const char **strings, const size_t *lengths, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithSource(MemorySegment context, int count, MemorySegment strings, MemorySegment lengths, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateProgramWithSource.HANDLE.invokeExact(context, count, strings, lengths, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateProgramWithBinary {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateProgramWithBinary");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_program clCreateProgramWithBinary(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const size_t *lengths, const unsigned char **binaries, cl_int *binary_status, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateProgramWithBinary$descriptor() {
        return clCreateProgramWithBinary.DESC;
    }

    /** {@code cl_program clCreateProgramWithBinary(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const size_t *lengths, const unsigned char **binaries, cl_int *binary_status, cl_int *errcode_ret)} */
    public static MethodHandle clCreateProgramWithBinary$handle() {
        return clCreateProgramWithBinary.HANDLE;
    }

    /** {@code cl_program clCreateProgramWithBinary(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const size_t *lengths, const unsigned char **binaries, cl_int *binary_status, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithBinary$address() {
        return clCreateProgramWithBinary.ADDR;
    }

    /** {@code cl_program clCreateProgramWithBinary(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const size_t *lengths, const unsigned char **binaries, cl_int *binary_status, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithBinary(MemorySegment context, int num_devices, MemorySegment device_list, MemorySegment lengths, MemorySegment binaries, MemorySegment binary_status, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateProgramWithBinary.HANDLE.invokeExact(context, num_devices, device_list, lengths, binaries, binary_status, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateProgramWithBuiltInKernels {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateProgramWithBuiltInKernels");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_program clCreateProgramWithBuiltInKernels(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *kernel_names, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateProgramWithBuiltInKernels$descriptor() {
        return clCreateProgramWithBuiltInKernels.DESC;
    }

    /** {@code cl_program clCreateProgramWithBuiltInKernels(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *kernel_names, cl_int *errcode_ret)} */
    public static MethodHandle clCreateProgramWithBuiltInKernels$handle() {
        return clCreateProgramWithBuiltInKernels.HANDLE;
    }

    /** {@code cl_program clCreateProgramWithBuiltInKernels(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *kernel_names, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithBuiltInKernels$address() {
        return clCreateProgramWithBuiltInKernels.ADDR;
    }

    /** {@code cl_program clCreateProgramWithBuiltInKernels(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *kernel_names, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithBuiltInKernels(MemorySegment context, int num_devices, MemorySegment device_list, MemorySegment kernel_names, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateProgramWithBuiltInKernels.HANDLE.invokeExact(context, num_devices, device_list, kernel_names, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateProgramWithIL {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_LONG, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateProgramWithIL");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_program clCreateProgramWithIL(cl_context context, const void *il, size_t length, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateProgramWithIL$descriptor() {
        return clCreateProgramWithIL.DESC;
    }

    /** {@code cl_program clCreateProgramWithIL(cl_context context, const void *il, size_t length, cl_int *errcode_ret)} */
    public static MethodHandle clCreateProgramWithIL$handle() {
        return clCreateProgramWithIL.HANDLE;
    }

    /** {@code cl_program clCreateProgramWithIL(cl_context context, const void *il, size_t length, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithIL$address() {
        return clCreateProgramWithIL.ADDR;
    }

    /** {@code cl_program clCreateProgramWithIL(cl_context context, const void *il, size_t length, cl_int *errcode_ret)} */
    public static MemorySegment clCreateProgramWithIL(MemorySegment context, MemorySegment il, long length, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateProgramWithIL.HANDLE.invokeExact(context, il, length, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainProgram {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainProgram");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainProgram(cl_program program)} */
    public static FunctionDescriptor clRetainProgram$descriptor() {
        return clRetainProgram.DESC;
    }

    /** {@code cl_int clRetainProgram(cl_program program)} */
    public static MethodHandle clRetainProgram$handle() {
        return clRetainProgram.HANDLE;
    }

    /** {@code cl_int clRetainProgram(cl_program program)} */
    public static MemorySegment clRetainProgram$address() {
        return clRetainProgram.ADDR;
    }

    /** {@code cl_int clRetainProgram(cl_program program)} */
    public static int clRetainProgram(MemorySegment program) {
        try {
            return (int) clRetainProgram.HANDLE.invokeExact(program);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseProgram {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseProgram");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseProgram(cl_program program)} */
    public static FunctionDescriptor clReleaseProgram$descriptor() {
        return clReleaseProgram.DESC;
    }

    /** {@code cl_int clReleaseProgram(cl_program program)} */
    public static MethodHandle clReleaseProgram$handle() {
        return clReleaseProgram.HANDLE;
    }

    /** {@code cl_int clReleaseProgram(cl_program program)} */
    public static MemorySegment clReleaseProgram$address() {
        return clReleaseProgram.ADDR;
    }

    /** {@code cl_int clReleaseProgram(cl_program program)} */
    public static int clReleaseProgram(MemorySegment program) {
        try {
            return (int) clReleaseProgram.HANDLE.invokeExact(program);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clBuildProgram {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clBuildProgram");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clBuildProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static FunctionDescriptor clBuildProgram$descriptor() {
        return clBuildProgram.DESC;
    }

    /** {@code cl_int clBuildProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static MethodHandle clBuildProgram$handle() {
        return clBuildProgram.HANDLE;
    }

    /** {@code cl_int clBuildProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static MemorySegment clBuildProgram$address() {
        return clBuildProgram.ADDR;
    }

    /** {@code cl_int clBuildProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static int clBuildProgram(MemorySegment program, int num_devices, MemorySegment device_list, MemorySegment options, MemorySegment pfn_notify, MemorySegment user_data) {
        try {
            return (int) clBuildProgram.HANDLE.invokeExact(program, num_devices, device_list, options, pfn_notify, user_data);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCompileProgram {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCompileProgram");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clCompileProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_headers, const cl_program *input_headers, const char **header_include_names, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static FunctionDescriptor clCompileProgram$descriptor() {
        return clCompileProgram.DESC;
    }

    /** {@code cl_int clCompileProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_headers, const cl_program *input_headers, const char **header_include_names, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static MethodHandle clCompileProgram$handle() {
        return clCompileProgram.HANDLE;
    }

    /** {@code cl_int clCompileProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_headers, const cl_program *input_headers, const char **header_include_names, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static MemorySegment clCompileProgram$address() {
        return clCompileProgram.ADDR;
    }

    /** {@code cl_int clCompileProgram(cl_program program, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_headers, const cl_program *input_headers, const char **header_include_names, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static int clCompileProgram(MemorySegment program, int num_devices, MemorySegment device_list, MemorySegment options, int num_input_headers, MemorySegment input_headers, MemorySegment header_include_names, MemorySegment pfn_notify, MemorySegment user_data) {
        try {
            return (int) clCompileProgram.HANDLE.invokeExact(program, num_devices, device_list, options, num_input_headers, input_headers, header_include_names, pfn_notify, user_data);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clLinkProgram {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clLinkProgram");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_program clLinkProgram(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_programs, const cl_program *input_programs, void (*pfn_notify)(cl_program, void *), void *user_data, cl_int *errcode_ret)} */
    public static FunctionDescriptor clLinkProgram$descriptor() {
        return clLinkProgram.DESC;
    }

    /** {@code cl_program clLinkProgram(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_programs, const cl_program *input_programs, void (*pfn_notify)(cl_program, void *), void *user_data, cl_int *errcode_ret)} */
    public static MethodHandle clLinkProgram$handle() {
        return clLinkProgram.HANDLE;
    }

    /** {@code cl_program clLinkProgram(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_programs, const cl_program *input_programs, void (*pfn_notify)(cl_program, void *), void *user_data, cl_int *errcode_ret)} */
    public static MemorySegment clLinkProgram$address() {
        return clLinkProgram.ADDR;
    }

    /** {@code cl_program clLinkProgram(cl_context context, cl_uint num_devices, const cl_device_id *device_list, const char *options, cl_uint num_input_programs, const cl_program *input_programs, void (*pfn_notify)(cl_program, void *), void *user_data, cl_int *errcode_ret)} */
    public static MemorySegment clLinkProgram(MemorySegment context, int num_devices, MemorySegment device_list, MemorySegment options, int num_input_programs, MemorySegment input_programs, MemorySegment pfn_notify, MemorySegment user_data, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clLinkProgram.HANDLE.invokeExact(context, num_devices, device_list, options, num_input_programs, input_programs, pfn_notify, user_data, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetProgramReleaseCallback {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetProgramReleaseCallback");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetProgramReleaseCallback(cl_program program, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static FunctionDescriptor clSetProgramReleaseCallback$descriptor() {
        return clSetProgramReleaseCallback.DESC;
    }

    /** {@code cl_int clSetProgramReleaseCallback(cl_program program, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static MethodHandle clSetProgramReleaseCallback$handle() {
        return clSetProgramReleaseCallback.HANDLE;
    }

    /** {@code cl_int clSetProgramReleaseCallback(cl_program program, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static MemorySegment clSetProgramReleaseCallback$address() {
        return clSetProgramReleaseCallback.ADDR;
    }

    /** {@code cl_int clSetProgramReleaseCallback(cl_program program, void (*pfn_notify)(cl_program, void *), void *user_data)} */
    public static int clSetProgramReleaseCallback(MemorySegment program, MemorySegment pfn_notify, MemorySegment user_data) {
        try {
            return (int) clSetProgramReleaseCallback.HANDLE.invokeExact(program, pfn_notify, user_data);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetProgramSpecializationConstant {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetProgramSpecializationConstant");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetProgramSpecializationConstant(cl_program program, cl_uint spec_id, size_t spec_size, const void *spec_value)} */
    public static FunctionDescriptor clSetProgramSpecializationConstant$descriptor() {
        return clSetProgramSpecializationConstant.DESC;
    }

    /** {@code cl_int clSetProgramSpecializationConstant(cl_program program, cl_uint spec_id, size_t spec_size, const void *spec_value)} */
    public static MethodHandle clSetProgramSpecializationConstant$handle() {
        return clSetProgramSpecializationConstant.HANDLE;
    }

    /** {@code cl_int clSetProgramSpecializationConstant(cl_program program, cl_uint spec_id, size_t spec_size, const void *spec_value)} */
    public static MemorySegment clSetProgramSpecializationConstant$address() {
        return clSetProgramSpecializationConstant.ADDR;
    }

    /** {@code cl_int clSetProgramSpecializationConstant(cl_program program, cl_uint spec_id, size_t spec_size, const void *spec_value)} */
    public static int clSetProgramSpecializationConstant(MemorySegment program, int spec_id, long spec_size, MemorySegment spec_value) {
        try {
            return (int) clSetProgramSpecializationConstant.HANDLE.invokeExact(program, spec_id, spec_size, spec_value);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clUnloadPlatformCompiler {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clUnloadPlatformCompiler");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clUnloadPlatformCompiler(cl_platform_id platform)} */
    public static FunctionDescriptor clUnloadPlatformCompiler$descriptor() {
        return clUnloadPlatformCompiler.DESC;
    }

    /** {@code cl_int clUnloadPlatformCompiler(cl_platform_id platform)} */
    public static MethodHandle clUnloadPlatformCompiler$handle() {
        return clUnloadPlatformCompiler.HANDLE;
    }

    /** {@code cl_int clUnloadPlatformCompiler(cl_platform_id platform)} */
    public static MemorySegment clUnloadPlatformCompiler$address() {
        return clUnloadPlatformCompiler.ADDR;
    }

    /** {@code cl_int clUnloadPlatformCompiler(cl_platform_id platform)} */
    public static int clUnloadPlatformCompiler(MemorySegment platform) {
        try {
            return (int) clUnloadPlatformCompiler.HANDLE.invokeExact(platform);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetProgramInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetProgramInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetProgramInfo(cl_program program, cl_program_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetProgramInfo$descriptor() {
        return clGetProgramInfo.DESC;
    }

    /** {@code cl_int clGetProgramInfo(cl_program program, cl_program_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetProgramInfo$handle() {
        return clGetProgramInfo.HANDLE;
    }

    /** {@code cl_int clGetProgramInfo(cl_program program, cl_program_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetProgramInfo$address() {
        return clGetProgramInfo.ADDR;
    }

    /** {@code cl_int clGetProgramInfo(cl_program program, cl_program_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetProgramInfo(MemorySegment program, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetProgramInfo.HANDLE.invokeExact(program, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetProgramBuildInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetProgramBuildInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetProgramBuildInfo(cl_program program, cl_device_id device, cl_program_build_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetProgramBuildInfo$descriptor() {
        return clGetProgramBuildInfo.DESC;
    }

    /** {@code cl_int clGetProgramBuildInfo(cl_program program, cl_device_id device, cl_program_build_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetProgramBuildInfo$handle() {
        return clGetProgramBuildInfo.HANDLE;
    }

    /** {@code cl_int clGetProgramBuildInfo(cl_program program, cl_device_id device, cl_program_build_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetProgramBuildInfo$address() {
        return clGetProgramBuildInfo.ADDR;
    }

    /** {@code cl_int clGetProgramBuildInfo(cl_program program, cl_device_id device, cl_program_build_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetProgramBuildInfo(MemorySegment program, MemorySegment device, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetProgramBuildInfo.HANDLE.invokeExact(program, device, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateKernel {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateKernel");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_kernel clCreateKernel(cl_program program, const char *kernel_name, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateKernel$descriptor() {
        return clCreateKernel.DESC;
    }

    /** {@code cl_kernel clCreateKernel(cl_program program, const char *kernel_name, cl_int *errcode_ret)} */
    public static MethodHandle clCreateKernel$handle() {
        return clCreateKernel.HANDLE;
    }

    /** {@code cl_kernel clCreateKernel(cl_program program, const char *kernel_name, cl_int *errcode_ret)} */
    public static MemorySegment clCreateKernel$address() {
        return clCreateKernel.ADDR;
    }

    /** {@code cl_kernel clCreateKernel(cl_program program, const char *kernel_name, cl_int *errcode_ret)} */
    public static MemorySegment clCreateKernel(MemorySegment program, MemorySegment kernel_name, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateKernel.HANDLE.invokeExact(program, kernel_name, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateKernelsInProgram {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateKernelsInProgram");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clCreateKernelsInProgram(cl_program program, cl_uint num_kernels, cl_kernel *kernels, cl_uint *num_kernels_ret)} */
    public static FunctionDescriptor clCreateKernelsInProgram$descriptor() {
        return clCreateKernelsInProgram.DESC;
    }

    /** {@code cl_int clCreateKernelsInProgram(cl_program program, cl_uint num_kernels, cl_kernel *kernels, cl_uint *num_kernels_ret)} */
    public static MethodHandle clCreateKernelsInProgram$handle() {
        return clCreateKernelsInProgram.HANDLE;
    }

    /** {@code cl_int clCreateKernelsInProgram(cl_program program, cl_uint num_kernels, cl_kernel *kernels, cl_uint *num_kernels_ret)} */
    public static MemorySegment clCreateKernelsInProgram$address() {
        return clCreateKernelsInProgram.ADDR;
    }

    /** {@code cl_int clCreateKernelsInProgram(cl_program program, cl_uint num_kernels, cl_kernel *kernels, cl_uint *num_kernels_ret)} */
    public static int clCreateKernelsInProgram(MemorySegment program, int num_kernels, MemorySegment kernels, MemorySegment num_kernels_ret) {
        try {
            return (int) clCreateKernelsInProgram.HANDLE.invokeExact(program, num_kernels, kernels, num_kernels_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCloneKernel {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCloneKernel");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_kernel clCloneKernel(cl_kernel source_kernel, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCloneKernel$descriptor() {
        return clCloneKernel.DESC;
    }

    /** {@code cl_kernel clCloneKernel(cl_kernel source_kernel, cl_int *errcode_ret)} */
    public static MethodHandle clCloneKernel$handle() {
        return clCloneKernel.HANDLE;
    }

    /** {@code cl_kernel clCloneKernel(cl_kernel source_kernel, cl_int *errcode_ret)} */
    public static MemorySegment clCloneKernel$address() {
        return clCloneKernel.ADDR;
    }

    /** {@code cl_kernel clCloneKernel(cl_kernel source_kernel, cl_int *errcode_ret)} */
    public static MemorySegment clCloneKernel(MemorySegment source_kernel, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCloneKernel.HANDLE.invokeExact(source_kernel, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainKernel {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainKernel");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainKernel(cl_kernel kernel)} */
    public static FunctionDescriptor clRetainKernel$descriptor() {
        return clRetainKernel.DESC;
    }

    /** {@code cl_int clRetainKernel(cl_kernel kernel)} */
    public static MethodHandle clRetainKernel$handle() {
        return clRetainKernel.HANDLE;
    }

    /** {@code cl_int clRetainKernel(cl_kernel kernel)} */
    public static MemorySegment clRetainKernel$address() {
        return clRetainKernel.ADDR;
    }

    /** {@code cl_int clRetainKernel(cl_kernel kernel)} */
    public static int clRetainKernel(MemorySegment kernel) {
        try {
            return (int) clRetainKernel.HANDLE.invokeExact(kernel);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseKernel {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseKernel");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseKernel(cl_kernel kernel)} */
    public static FunctionDescriptor clReleaseKernel$descriptor() {
        return clReleaseKernel.DESC;
    }

    /** {@code cl_int clReleaseKernel(cl_kernel kernel)} */
    public static MethodHandle clReleaseKernel$handle() {
        return clReleaseKernel.HANDLE;
    }

    /** {@code cl_int clReleaseKernel(cl_kernel kernel)} */
    public static MemorySegment clReleaseKernel$address() {
        return clReleaseKernel.ADDR;
    }

    /** {@code cl_int clReleaseKernel(cl_kernel kernel)} */
    public static int clReleaseKernel(MemorySegment kernel) {
        try {
            return (int) clReleaseKernel.HANDLE.invokeExact(kernel);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetKernelArg {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetKernelArg");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetKernelArg(cl_kernel kernel, cl_uint arg_index, size_t arg_size, const void *arg_value)} */
    public static FunctionDescriptor clSetKernelArg$descriptor() {
        return clSetKernelArg.DESC;
    }

    /** {@code cl_int clSetKernelArg(cl_kernel kernel, cl_uint arg_index, size_t arg_size, const void *arg_value)} */
    public static MethodHandle clSetKernelArg$handle() {
        return clSetKernelArg.HANDLE;
    }

    /** {@code cl_int clSetKernelArg(cl_kernel kernel, cl_uint arg_index, size_t arg_size, const void *arg_value)} */
    public static MemorySegment clSetKernelArg$address() {
        return clSetKernelArg.ADDR;
    }

    /** {@code cl_int clSetKernelArg(cl_kernel kernel, cl_uint arg_index, size_t arg_size, const void *arg_value)} */
    public static int clSetKernelArg(MemorySegment kernel, int arg_index, long arg_size, MemorySegment arg_value) {
        try {
            return (int) clSetKernelArg.HANDLE.invokeExact(kernel, arg_index, arg_size, arg_value);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetKernelArgSVMPointer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetKernelArgSVMPointer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetKernelArgSVMPointer(cl_kernel kernel, cl_uint arg_index, const void *arg_value)} */
    public static FunctionDescriptor clSetKernelArgSVMPointer$descriptor() {
        return clSetKernelArgSVMPointer.DESC;
    }

    /** {@code cl_int clSetKernelArgSVMPointer(cl_kernel kernel, cl_uint arg_index, const void *arg_value)} */
    public static MethodHandle clSetKernelArgSVMPointer$handle() {
        return clSetKernelArgSVMPointer.HANDLE;
    }

    /** {@code cl_int clSetKernelArgSVMPointer(cl_kernel kernel, cl_uint arg_index, const void *arg_value)} */
    public static MemorySegment clSetKernelArgSVMPointer$address() {
        return clSetKernelArgSVMPointer.ADDR;
    }

    /** {@code cl_int clSetKernelArgSVMPointer(cl_kernel kernel, cl_uint arg_index, const void *arg_value)} */
    public static int clSetKernelArgSVMPointer(MemorySegment kernel, int arg_index, MemorySegment arg_value) {
        try {
            return (int) clSetKernelArgSVMPointer.HANDLE.invokeExact(kernel, arg_index, arg_value);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetKernelExecInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetKernelExecInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetKernelExecInfo(cl_kernel kernel, cl_kernel_exec_info param_name, size_t param_value_size, const void *param_value)} */
    public static FunctionDescriptor clSetKernelExecInfo$descriptor() {
        return clSetKernelExecInfo.DESC;
    }

    /** {@code cl_int clSetKernelExecInfo(cl_kernel kernel, cl_kernel_exec_info param_name, size_t param_value_size, const void *param_value)} */
    public static MethodHandle clSetKernelExecInfo$handle() {
        return clSetKernelExecInfo.HANDLE;
    }

    /** {@code cl_int clSetKernelExecInfo(cl_kernel kernel, cl_kernel_exec_info param_name, size_t param_value_size, const void *param_value)} */
    public static MemorySegment clSetKernelExecInfo$address() {
        return clSetKernelExecInfo.ADDR;
    }

    /** {@code cl_int clSetKernelExecInfo(cl_kernel kernel, cl_kernel_exec_info param_name, size_t param_value_size, const void *param_value)} */
    public static int clSetKernelExecInfo(MemorySegment kernel, int param_name, long param_value_size, MemorySegment param_value) {
        try {
            return (int) clSetKernelExecInfo.HANDLE.invokeExact(kernel, param_name, param_value_size, param_value);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetKernelInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetKernelInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetKernelInfo(cl_kernel kernel, cl_kernel_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetKernelInfo$descriptor() {
        return clGetKernelInfo.DESC;
    }

    /** {@code cl_int clGetKernelInfo(cl_kernel kernel, cl_kernel_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetKernelInfo$handle() {
        return clGetKernelInfo.HANDLE;
    }

    /** {@code cl_int clGetKernelInfo(cl_kernel kernel, cl_kernel_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetKernelInfo$address() {
        return clGetKernelInfo.ADDR;
    }

    /** {@code cl_int clGetKernelInfo(cl_kernel kernel, cl_kernel_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetKernelInfo(MemorySegment kernel, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetKernelInfo.HANDLE.invokeExact(kernel, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetKernelArgInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetKernelArgInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetKernelArgInfo(cl_kernel kernel, cl_uint arg_indx, cl_kernel_arg_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetKernelArgInfo$descriptor() {
        return clGetKernelArgInfo.DESC;
    }

    /** {@code cl_int clGetKernelArgInfo(cl_kernel kernel, cl_uint arg_indx, cl_kernel_arg_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetKernelArgInfo$handle() {
        return clGetKernelArgInfo.HANDLE;
    }

    /** {@code cl_int clGetKernelArgInfo(cl_kernel kernel, cl_uint arg_indx, cl_kernel_arg_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetKernelArgInfo$address() {
        return clGetKernelArgInfo.ADDR;
    }

    /** {@code cl_int clGetKernelArgInfo(cl_kernel kernel, cl_uint arg_indx, cl_kernel_arg_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetKernelArgInfo(MemorySegment kernel, int arg_indx, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetKernelArgInfo.HANDLE.invokeExact(kernel, arg_indx, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetKernelWorkGroupInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetKernelWorkGroupInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetKernelWorkGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetKernelWorkGroupInfo$descriptor() {
        return clGetKernelWorkGroupInfo.DESC;
    }

    /** {@code cl_int clGetKernelWorkGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetKernelWorkGroupInfo$handle() {
        return clGetKernelWorkGroupInfo.HANDLE;
    }

    /** {@code cl_int clGetKernelWorkGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetKernelWorkGroupInfo$address() {
        return clGetKernelWorkGroupInfo.ADDR;
    }

    /** {@code cl_int clGetKernelWorkGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_work_group_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetKernelWorkGroupInfo(MemorySegment kernel, MemorySegment device, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetKernelWorkGroupInfo.HANDLE.invokeExact(kernel, device, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetKernelSubGroupInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_LONG, C_POINTER, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetKernelSubGroupInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetKernelSubGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_sub_group_info param_name, size_t input_value_size, const void *input_value, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetKernelSubGroupInfo$descriptor() {
        return clGetKernelSubGroupInfo.DESC;
    }

    /** {@code cl_int clGetKernelSubGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_sub_group_info param_name, size_t input_value_size, const void *input_value, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetKernelSubGroupInfo$handle() {
        return clGetKernelSubGroupInfo.HANDLE;
    }

    /** {@code cl_int clGetKernelSubGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_sub_group_info param_name, size_t input_value_size, const void *input_value, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetKernelSubGroupInfo$address() {
        return clGetKernelSubGroupInfo.ADDR;
    }

    /** {@code cl_int clGetKernelSubGroupInfo(cl_kernel kernel, cl_device_id device, cl_kernel_sub_group_info param_name, size_t input_value_size, const void *input_value, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetKernelSubGroupInfo(MemorySegment kernel, MemorySegment device, int param_name, long input_value_size, MemorySegment input_value, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetKernelSubGroupInfo.HANDLE.invokeExact(kernel, device, param_name, input_value_size, input_value, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clWaitForEvents {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clWaitForEvents");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clWaitForEvents(cl_uint num_events, const cl_event *event_list)} */
    public static FunctionDescriptor clWaitForEvents$descriptor() {
        return clWaitForEvents.DESC;
    }

    /** {@code cl_int clWaitForEvents(cl_uint num_events, const cl_event *event_list)} */
    public static MethodHandle clWaitForEvents$handle() {
        return clWaitForEvents.HANDLE;
    }

    /** {@code cl_int clWaitForEvents(cl_uint num_events, const cl_event *event_list)} */
    public static MemorySegment clWaitForEvents$address() {
        return clWaitForEvents.ADDR;
    }

    /** {@code cl_int clWaitForEvents(cl_uint num_events, const cl_event *event_list)} */
    public static int clWaitForEvents(int num_events, MemorySegment event_list) {
        try {
            return (int) clWaitForEvents.HANDLE.invokeExact(num_events, event_list);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetEventInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetEventInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetEventInfo(cl_event event, cl_event_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetEventInfo$descriptor() {
        return clGetEventInfo.DESC;
    }

    /** {@code cl_int clGetEventInfo(cl_event event, cl_event_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetEventInfo$handle() {
        return clGetEventInfo.HANDLE;
    }

    /** {@code cl_int clGetEventInfo(cl_event event, cl_event_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetEventInfo$address() {
        return clGetEventInfo.ADDR;
    }

    /** {@code cl_int clGetEventInfo(cl_event event, cl_event_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetEventInfo(MemorySegment event, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetEventInfo.HANDLE.invokeExact(event, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateUserEvent {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateUserEvent");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_event clCreateUserEvent(cl_context context, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateUserEvent$descriptor() {
        return clCreateUserEvent.DESC;
    }

    /** {@code cl_event clCreateUserEvent(cl_context context, cl_int *errcode_ret)} */
    public static MethodHandle clCreateUserEvent$handle() {
        return clCreateUserEvent.HANDLE;
    }

    /** {@code cl_event clCreateUserEvent(cl_context context, cl_int *errcode_ret)} */
    public static MemorySegment clCreateUserEvent$address() {
        return clCreateUserEvent.ADDR;
    }

    /** {@code cl_event clCreateUserEvent(cl_context context, cl_int *errcode_ret)} */
    public static MemorySegment clCreateUserEvent(MemorySegment context, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateUserEvent.HANDLE.invokeExact(context, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clRetainEvent {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clRetainEvent");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clRetainEvent(cl_event event)} */
    public static FunctionDescriptor clRetainEvent$descriptor() {
        return clRetainEvent.DESC;
    }

    /** {@code cl_int clRetainEvent(cl_event event)} */
    public static MethodHandle clRetainEvent$handle() {
        return clRetainEvent.HANDLE;
    }

    /** {@code cl_int clRetainEvent(cl_event event)} */
    public static MemorySegment clRetainEvent$address() {
        return clRetainEvent.ADDR;
    }

    /** {@code cl_int clRetainEvent(cl_event event)} */
    public static int clRetainEvent(MemorySegment event) {
        try {
            return (int) clRetainEvent.HANDLE.invokeExact(event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clReleaseEvent {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clReleaseEvent");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clReleaseEvent(cl_event event)} */
    public static FunctionDescriptor clReleaseEvent$descriptor() {
        return clReleaseEvent.DESC;
    }

    /** {@code cl_int clReleaseEvent(cl_event event)} */
    public static MethodHandle clReleaseEvent$handle() {
        return clReleaseEvent.HANDLE;
    }

    /** {@code cl_int clReleaseEvent(cl_event event)} */
    public static MemorySegment clReleaseEvent$address() {
        return clReleaseEvent.ADDR;
    }

    /** {@code cl_int clReleaseEvent(cl_event event)} */
    public static int clReleaseEvent(MemorySegment event) {
        try {
            return (int) clReleaseEvent.HANDLE.invokeExact(event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetUserEventStatus {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetUserEventStatus");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetUserEventStatus(cl_event event, cl_int execution_status)} */
    public static FunctionDescriptor clSetUserEventStatus$descriptor() {
        return clSetUserEventStatus.DESC;
    }

    /** {@code cl_int clSetUserEventStatus(cl_event event, cl_int execution_status)} */
    public static MethodHandle clSetUserEventStatus$handle() {
        return clSetUserEventStatus.HANDLE;
    }

    /** {@code cl_int clSetUserEventStatus(cl_event event, cl_int execution_status)} */
    public static MemorySegment clSetUserEventStatus$address() {
        return clSetUserEventStatus.ADDR;
    }

    /** {@code cl_int clSetUserEventStatus(cl_event event, cl_int execution_status)} */
    public static int clSetUserEventStatus(MemorySegment event, int execution_status) {
        try {
            return (int) clSetUserEventStatus.HANDLE.invokeExact(event, execution_status);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clSetEventCallback {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clSetEventCallback");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clSetEventCallback(cl_event event, cl_int command_exec_callback_type, void (*pfn_notify)(cl_event, cl_int, void *), void *user_data)} */
    public static FunctionDescriptor clSetEventCallback$descriptor() {
        return clSetEventCallback.DESC;
    }

    /** {@code cl_int clSetEventCallback(cl_event event, cl_int command_exec_callback_type, void (*pfn_notify)(cl_event, cl_int, void *), void *user_data)} */
    public static MethodHandle clSetEventCallback$handle() {
        return clSetEventCallback.HANDLE;
    }

    /** {@code cl_int clSetEventCallback(cl_event event, cl_int command_exec_callback_type, void (*pfn_notify)(cl_event, cl_int, void *), void *user_data)} */
    public static MemorySegment clSetEventCallback$address() {
        return clSetEventCallback.ADDR;
    }

    /** {@code cl_int clSetEventCallback(cl_event event, cl_int command_exec_callback_type, void (*pfn_notify)(cl_event, cl_int, void *), void *user_data)} */
    public static int clSetEventCallback(MemorySegment event, int command_exec_callback_type, MemorySegment pfn_notify, MemorySegment user_data) {
        try {
            return (int) clSetEventCallback.HANDLE.invokeExact(event, command_exec_callback_type, pfn_notify, user_data);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetEventProfilingInfo {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetEventProfilingInfo");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clGetEventProfilingInfo(cl_event event, cl_profiling_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static FunctionDescriptor clGetEventProfilingInfo$descriptor() {
        return clGetEventProfilingInfo.DESC;
    }

    /** {@code cl_int clGetEventProfilingInfo(cl_event event, cl_profiling_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MethodHandle clGetEventProfilingInfo$handle() {
        return clGetEventProfilingInfo.HANDLE;
    }

    /** {@code cl_int clGetEventProfilingInfo(cl_event event, cl_profiling_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static MemorySegment clGetEventProfilingInfo$address() {
        return clGetEventProfilingInfo.ADDR;
    }

    /** {@code cl_int clGetEventProfilingInfo(cl_event event, cl_profiling_info param_name, size_t param_value_size, void *param_value, size_t *param_value_size_ret)} */
    public static int clGetEventProfilingInfo(MemorySegment event, int param_name, long param_value_size, MemorySegment param_value, MemorySegment param_value_size_ret) {
        try {
            return (int) clGetEventProfilingInfo.HANDLE.invokeExact(event, param_name, param_value_size, param_value, param_value_size_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clFlush {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clFlush");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clFlush(cl_command_queue command_queue)} */
    public static FunctionDescriptor clFlush$descriptor() {
        return clFlush.DESC;
    }

    /** {@code cl_int clFlush(cl_command_queue command_queue)} */
    public static MethodHandle clFlush$handle() {
        return clFlush.HANDLE;
    }

    /** {@code cl_int clFlush(cl_command_queue command_queue)} */
    public static MemorySegment clFlush$address() {
        return clFlush.ADDR;
    }

    /** {@code cl_int clFlush(cl_command_queue command_queue)} */
    public static int clFlush(MemorySegment command_queue) {
        try {
            return (int) clFlush.HANDLE.invokeExact(command_queue);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clFinish {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clFinish");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clFinish(cl_command_queue command_queue)} */
    public static FunctionDescriptor clFinish$descriptor() {
        return clFinish.DESC;
    }

    /** {@code cl_int clFinish(cl_command_queue command_queue)} */
    public static MethodHandle clFinish$handle() {
        return clFinish.HANDLE;
    }

    /** {@code cl_int clFinish(cl_command_queue command_queue)} */
    public static MemorySegment clFinish$address() {
        return clFinish.ADDR;
    }

    /** {@code cl_int clFinish(cl_command_queue command_queue)} */
    public static int clFinish(MemorySegment command_queue) {
        try {
            return (int) clFinish.HANDLE.invokeExact(command_queue);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueReadBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_LONG, C_LONG, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueReadBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueReadBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, size_t offset, size_t size, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueReadBuffer$descriptor() {
        return clEnqueueReadBuffer.DESC;
    }

    /** {@code cl_int clEnqueueReadBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, size_t offset, size_t size, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueReadBuffer$handle() {
        return clEnqueueReadBuffer.HANDLE;
    }

    /** {@code cl_int clEnqueueReadBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, size_t offset, size_t size, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueReadBuffer$address() {
        return clEnqueueReadBuffer.ADDR;
    }

    /** {@code cl_int clEnqueueReadBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, size_t offset, size_t size, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueReadBuffer(MemorySegment command_queue, MemorySegment buffer, int blocking_read, long offset, long size, MemorySegment ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueReadBuffer.HANDLE.invokeExact(command_queue, buffer, blocking_read, offset, size, ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueReadBufferRect {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_LONG, C_LONG, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueReadBufferRect");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueReadBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueReadBufferRect$descriptor() {
        return clEnqueueReadBufferRect.DESC;
    }

    /** {@code cl_int clEnqueueReadBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueReadBufferRect$handle() {
        return clEnqueueReadBufferRect.HANDLE;
    }

    /** {@code cl_int clEnqueueReadBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueReadBufferRect$address() {
        return clEnqueueReadBufferRect.ADDR;
    }

    /** {@code cl_int clEnqueueReadBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_read, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueReadBufferRect(MemorySegment command_queue, MemorySegment buffer, int blocking_read, MemorySegment buffer_origin, MemorySegment host_origin, MemorySegment region, long buffer_row_pitch, long buffer_slice_pitch, long host_row_pitch, long host_slice_pitch, MemorySegment ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueReadBufferRect.HANDLE.invokeExact(command_queue, buffer, blocking_read, buffer_origin, host_origin, region, buffer_row_pitch, buffer_slice_pitch, host_row_pitch, host_slice_pitch, ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueWriteBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_LONG, C_LONG, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueWriteBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueWriteBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, size_t offset, size_t size, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueWriteBuffer$descriptor() {
        return clEnqueueWriteBuffer.DESC;
    }

    /** {@code cl_int clEnqueueWriteBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, size_t offset, size_t size, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueWriteBuffer$handle() {
        return clEnqueueWriteBuffer.HANDLE;
    }

    /** {@code cl_int clEnqueueWriteBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, size_t offset, size_t size, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueWriteBuffer$address() {
        return clEnqueueWriteBuffer.ADDR;
    }

    /** {@code cl_int clEnqueueWriteBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, size_t offset, size_t size, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueWriteBuffer(MemorySegment command_queue, MemorySegment buffer, int blocking_write, long offset, long size, MemorySegment ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueWriteBuffer.HANDLE.invokeExact(command_queue, buffer, blocking_write, offset, size, ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueWriteBufferRect {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_LONG, C_LONG, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueWriteBufferRect");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueWriteBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueWriteBufferRect$descriptor() {
        return clEnqueueWriteBufferRect.DESC;
    }

    /** {@code cl_int clEnqueueWriteBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueWriteBufferRect$handle() {
        return clEnqueueWriteBufferRect.HANDLE;
    }

    /** {@code cl_int clEnqueueWriteBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueWriteBufferRect$address() {
        return clEnqueueWriteBufferRect.ADDR;
    }

    /** {@code cl_int clEnqueueWriteBufferRect(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_write, const size_t *buffer_origin, const size_t *host_origin, const size_t *region, size_t buffer_row_pitch, size_t buffer_slice_pitch, size_t host_row_pitch, size_t host_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueWriteBufferRect(MemorySegment command_queue, MemorySegment buffer, int blocking_write, MemorySegment buffer_origin, MemorySegment host_origin, MemorySegment region, long buffer_row_pitch, long buffer_slice_pitch, long host_row_pitch, long host_slice_pitch, MemorySegment ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueWriteBufferRect.HANDLE.invokeExact(command_queue, buffer, blocking_write, buffer_origin, host_origin, region, buffer_row_pitch, buffer_slice_pitch, host_row_pitch, host_slice_pitch, ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueFillBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueFillBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueFillBuffer(cl_command_queue command_queue, cl_mem buffer, const void *pattern, size_t pattern_size, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueFillBuffer$descriptor() {
        return clEnqueueFillBuffer.DESC;
    }

    /** {@code cl_int clEnqueueFillBuffer(cl_command_queue command_queue, cl_mem buffer, const void *pattern, size_t pattern_size, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueFillBuffer$handle() {
        return clEnqueueFillBuffer.HANDLE;
    }

    /** {@code cl_int clEnqueueFillBuffer(cl_command_queue command_queue, cl_mem buffer, const void *pattern, size_t pattern_size, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueFillBuffer$address() {
        return clEnqueueFillBuffer.ADDR;
    }

    /** {@code cl_int clEnqueueFillBuffer(cl_command_queue command_queue, cl_mem buffer, const void *pattern, size_t pattern_size, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueFillBuffer(MemorySegment command_queue, MemorySegment buffer, MemorySegment pattern, long pattern_size, long offset, long size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueFillBuffer.HANDLE.invokeExact(command_queue, buffer, pattern, pattern_size, offset, size, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueCopyBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueCopyBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueCopyBuffer(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, size_t src_offset, size_t dst_offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueCopyBuffer$descriptor() {
        return clEnqueueCopyBuffer.DESC;
    }

    /** {@code cl_int clEnqueueCopyBuffer(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, size_t src_offset, size_t dst_offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueCopyBuffer$handle() {
        return clEnqueueCopyBuffer.HANDLE;
    }

    /** {@code cl_int clEnqueueCopyBuffer(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, size_t src_offset, size_t dst_offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueCopyBuffer$address() {
        return clEnqueueCopyBuffer.ADDR;
    }

    /** {@code cl_int clEnqueueCopyBuffer(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, size_t src_offset, size_t dst_offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueCopyBuffer(MemorySegment command_queue, MemorySegment src_buffer, MemorySegment dst_buffer, long src_offset, long dst_offset, long size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueCopyBuffer.HANDLE.invokeExact(command_queue, src_buffer, dst_buffer, src_offset, dst_offset, size, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueCopyBufferRect {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_LONG, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueCopyBufferRect");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueCopyBufferRect(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, const size_t *src_origin, const size_t *dst_origin, const size_t *region, size_t src_row_pitch, size_t src_slice_pitch, size_t dst_row_pitch, size_t dst_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueCopyBufferRect$descriptor() {
        return clEnqueueCopyBufferRect.DESC;
    }

    /** {@code cl_int clEnqueueCopyBufferRect(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, const size_t *src_origin, const size_t *dst_origin, const size_t *region, size_t src_row_pitch, size_t src_slice_pitch, size_t dst_row_pitch, size_t dst_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueCopyBufferRect$handle() {
        return clEnqueueCopyBufferRect.HANDLE;
    }

    /** {@code cl_int clEnqueueCopyBufferRect(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, const size_t *src_origin, const size_t *dst_origin, const size_t *region, size_t src_row_pitch, size_t src_slice_pitch, size_t dst_row_pitch, size_t dst_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueCopyBufferRect$address() {
        return clEnqueueCopyBufferRect.ADDR;
    }

    /** {@code cl_int clEnqueueCopyBufferRect(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_buffer, const size_t *src_origin, const size_t *dst_origin, const size_t *region, size_t src_row_pitch, size_t src_slice_pitch, size_t dst_row_pitch, size_t dst_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueCopyBufferRect(MemorySegment command_queue, MemorySegment src_buffer, MemorySegment dst_buffer, MemorySegment src_origin, MemorySegment dst_origin, MemorySegment region, long src_row_pitch, long src_slice_pitch, long dst_row_pitch, long dst_slice_pitch, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueCopyBufferRect.HANDLE.invokeExact(command_queue, src_buffer, dst_buffer, src_origin, dst_origin, region, src_row_pitch, src_slice_pitch, dst_row_pitch, dst_slice_pitch, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueReadImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_LONG, C_LONG, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueReadImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueReadImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_read, const size_t *origin, const size_t *region, size_t row_pitch, size_t slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueReadImage$descriptor() {
        return clEnqueueReadImage.DESC;
    }

    /** {@code cl_int clEnqueueReadImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_read, const size_t *origin, const size_t *region, size_t row_pitch, size_t slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueReadImage$handle() {
        return clEnqueueReadImage.HANDLE;
    }

    /** {@code cl_int clEnqueueReadImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_read, const size_t *origin, const size_t *region, size_t row_pitch, size_t slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueReadImage$address() {
        return clEnqueueReadImage.ADDR;
    }

    /** {@code cl_int clEnqueueReadImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_read, const size_t *origin, const size_t *region, size_t row_pitch, size_t slice_pitch, void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueReadImage(MemorySegment command_queue, MemorySegment image, int blocking_read, MemorySegment origin, MemorySegment region, long row_pitch, long slice_pitch, MemorySegment ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueReadImage.HANDLE.invokeExact(command_queue, image, blocking_read, origin, region, row_pitch, slice_pitch, ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueWriteImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_LONG, C_LONG, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueWriteImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueWriteImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_write, const size_t *origin, const size_t *region, size_t input_row_pitch, size_t input_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueWriteImage$descriptor() {
        return clEnqueueWriteImage.DESC;
    }

    /** {@code cl_int clEnqueueWriteImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_write, const size_t *origin, const size_t *region, size_t input_row_pitch, size_t input_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueWriteImage$handle() {
        return clEnqueueWriteImage.HANDLE;
    }

    /** {@code cl_int clEnqueueWriteImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_write, const size_t *origin, const size_t *region, size_t input_row_pitch, size_t input_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueWriteImage$address() {
        return clEnqueueWriteImage.ADDR;
    }

    /** {@code cl_int clEnqueueWriteImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_write, const size_t *origin, const size_t *region, size_t input_row_pitch, size_t input_slice_pitch, const void *ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueWriteImage(MemorySegment command_queue, MemorySegment image, int blocking_write, MemorySegment origin, MemorySegment region, long input_row_pitch, long input_slice_pitch, MemorySegment ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueWriteImage.HANDLE.invokeExact(command_queue, image, blocking_write, origin, region, input_row_pitch, input_slice_pitch, ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueFillImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueFillImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueFillImage(cl_command_queue command_queue, cl_mem image, const void *fill_color, const size_t *origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueFillImage$descriptor() {
        return clEnqueueFillImage.DESC;
    }

    /** {@code cl_int clEnqueueFillImage(cl_command_queue command_queue, cl_mem image, const void *fill_color, const size_t *origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueFillImage$handle() {
        return clEnqueueFillImage.HANDLE;
    }

    /** {@code cl_int clEnqueueFillImage(cl_command_queue command_queue, cl_mem image, const void *fill_color, const size_t *origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueFillImage$address() {
        return clEnqueueFillImage.ADDR;
    }

    /** {@code cl_int clEnqueueFillImage(cl_command_queue command_queue, cl_mem image, const void *fill_color, const size_t *origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueFillImage(MemorySegment command_queue, MemorySegment image, MemorySegment fill_color, MemorySegment origin, MemorySegment region, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueFillImage.HANDLE.invokeExact(command_queue, image, fill_color, origin, region, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueCopyImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueCopyImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueCopyImage(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_image, const size_t *src_origin, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueCopyImage$descriptor() {
        return clEnqueueCopyImage.DESC;
    }

    /** {@code cl_int clEnqueueCopyImage(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_image, const size_t *src_origin, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueCopyImage$handle() {
        return clEnqueueCopyImage.HANDLE;
    }

    /** {@code cl_int clEnqueueCopyImage(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_image, const size_t *src_origin, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueCopyImage$address() {
        return clEnqueueCopyImage.ADDR;
    }

    /** {@code cl_int clEnqueueCopyImage(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_image, const size_t *src_origin, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueCopyImage(MemorySegment command_queue, MemorySegment src_image, MemorySegment dst_image, MemorySegment src_origin, MemorySegment dst_origin, MemorySegment region, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueCopyImage.HANDLE.invokeExact(command_queue, src_image, dst_image, src_origin, dst_origin, region, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueCopyImageToBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueCopyImageToBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueCopyImageToBuffer(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_buffer, const size_t *src_origin, const size_t *region, size_t dst_offset, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueCopyImageToBuffer$descriptor() {
        return clEnqueueCopyImageToBuffer.DESC;
    }

    /** {@code cl_int clEnqueueCopyImageToBuffer(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_buffer, const size_t *src_origin, const size_t *region, size_t dst_offset, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueCopyImageToBuffer$handle() {
        return clEnqueueCopyImageToBuffer.HANDLE;
    }

    /** {@code cl_int clEnqueueCopyImageToBuffer(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_buffer, const size_t *src_origin, const size_t *region, size_t dst_offset, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueCopyImageToBuffer$address() {
        return clEnqueueCopyImageToBuffer.ADDR;
    }

    /** {@code cl_int clEnqueueCopyImageToBuffer(cl_command_queue command_queue, cl_mem src_image, cl_mem dst_buffer, const size_t *src_origin, const size_t *region, size_t dst_offset, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueCopyImageToBuffer(MemorySegment command_queue, MemorySegment src_image, MemorySegment dst_buffer, MemorySegment src_origin, MemorySegment region, long dst_offset, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueCopyImageToBuffer.HANDLE.invokeExact(command_queue, src_image, dst_buffer, src_origin, region, dst_offset, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueCopyBufferToImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueCopyBufferToImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueCopyBufferToImage(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_image, size_t src_offset, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueCopyBufferToImage$descriptor() {
        return clEnqueueCopyBufferToImage.DESC;
    }

    /** {@code cl_int clEnqueueCopyBufferToImage(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_image, size_t src_offset, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueCopyBufferToImage$handle() {
        return clEnqueueCopyBufferToImage.HANDLE;
    }

    /** {@code cl_int clEnqueueCopyBufferToImage(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_image, size_t src_offset, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueCopyBufferToImage$address() {
        return clEnqueueCopyBufferToImage.ADDR;
    }

    /** {@code cl_int clEnqueueCopyBufferToImage(cl_command_queue command_queue, cl_mem src_buffer, cl_mem dst_image, size_t src_offset, const size_t *dst_origin, const size_t *region, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueCopyBufferToImage(MemorySegment command_queue, MemorySegment src_buffer, MemorySegment dst_image, long src_offset, MemorySegment dst_origin, MemorySegment region, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueCopyBufferToImage.HANDLE.invokeExact(command_queue, src_buffer, dst_image, src_offset, dst_origin, region, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueMapBuffer {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_INT, C_LONG, C_LONG, C_LONG, C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueMapBuffer");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code void * clEnqueueMapBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_map, cl_map_flags map_flags, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static FunctionDescriptor clEnqueueMapBuffer$descriptor() {
        return clEnqueueMapBuffer.DESC;
    }

    /** {@code void * clEnqueueMapBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_map, cl_map_flags map_flags, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static MethodHandle clEnqueueMapBuffer$handle() {
        return clEnqueueMapBuffer.HANDLE;
    }

    /** {@code void * clEnqueueMapBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_map, cl_map_flags map_flags, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static MemorySegment clEnqueueMapBuffer$address() {
        return clEnqueueMapBuffer.ADDR;
    }

    /** {@code void * clEnqueueMapBuffer(cl_command_queue command_queue, cl_mem buffer, cl_bool blocking_map, cl_map_flags map_flags, size_t offset, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static MemorySegment clEnqueueMapBuffer(MemorySegment command_queue, MemorySegment buffer, int blocking_map, long map_flags, long offset, long size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clEnqueueMapBuffer.HANDLE.invokeExact(command_queue, buffer, blocking_map, map_flags, offset, size, num_events_in_wait_list, event_wait_list, event, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueMapImage {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_INT, C_LONG, C_POINTER, C_POINTER, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueMapImage");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code void * clEnqueueMapImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_map, cl_map_flags map_flags, const size_t *origin, const size_t *region, size_t *image_row_pitch, size_t *image_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static FunctionDescriptor clEnqueueMapImage$descriptor() {
        return clEnqueueMapImage.DESC;
    }

    /** {@code void * clEnqueueMapImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_map, cl_map_flags map_flags, const size_t *origin, const size_t *region, size_t *image_row_pitch, size_t *image_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static MethodHandle clEnqueueMapImage$handle() {
        return clEnqueueMapImage.HANDLE;
    }

    /** {@code void * clEnqueueMapImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_map, cl_map_flags map_flags, const size_t *origin, const size_t *region, size_t *image_row_pitch, size_t *image_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static MemorySegment clEnqueueMapImage$address() {
        return clEnqueueMapImage.ADDR;
    }

    /** {@code void * clEnqueueMapImage(cl_command_queue command_queue, cl_mem image, cl_bool blocking_map, cl_map_flags map_flags, const size_t *origin, const size_t *region, size_t *image_row_pitch, size_t *image_slice_pitch, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event, cl_int *errcode_ret)} */
    public static MemorySegment clEnqueueMapImage(MemorySegment command_queue, MemorySegment image, int blocking_map, long map_flags, MemorySegment origin, MemorySegment region, MemorySegment image_row_pitch, MemorySegment image_slice_pitch, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clEnqueueMapImage.HANDLE.invokeExact(command_queue, image, blocking_map, map_flags, origin, region, image_row_pitch, image_slice_pitch, num_events_in_wait_list, event_wait_list, event, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueUnmapMemObject {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueUnmapMemObject");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueUnmapMemObject(cl_command_queue command_queue, cl_mem memobj, void *mapped_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueUnmapMemObject$descriptor() {
        return clEnqueueUnmapMemObject.DESC;
    }

    /** {@code cl_int clEnqueueUnmapMemObject(cl_command_queue command_queue, cl_mem memobj, void *mapped_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueUnmapMemObject$handle() {
        return clEnqueueUnmapMemObject.HANDLE;
    }

    /** {@code cl_int clEnqueueUnmapMemObject(cl_command_queue command_queue, cl_mem memobj, void *mapped_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueUnmapMemObject$address() {
        return clEnqueueUnmapMemObject.ADDR;
    }

    /** {@code cl_int clEnqueueUnmapMemObject(cl_command_queue command_queue, cl_mem memobj, void *mapped_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueUnmapMemObject(MemorySegment command_queue, MemorySegment memobj, MemorySegment mapped_ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueUnmapMemObject.HANDLE.invokeExact(command_queue, memobj, mapped_ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueMigrateMemObjects {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueMigrateMemObjects");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueMigrateMemObjects(cl_command_queue command_queue, cl_uint num_mem_objects, const cl_mem *mem_objects, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueMigrateMemObjects$descriptor() {
        return clEnqueueMigrateMemObjects.DESC;
    }

    /** {@code cl_int clEnqueueMigrateMemObjects(cl_command_queue command_queue, cl_uint num_mem_objects, const cl_mem *mem_objects, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueMigrateMemObjects$handle() {
        return clEnqueueMigrateMemObjects.HANDLE;
    }

    /** {@code cl_int clEnqueueMigrateMemObjects(cl_command_queue command_queue, cl_uint num_mem_objects, const cl_mem *mem_objects, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueMigrateMemObjects$address() {
        return clEnqueueMigrateMemObjects.ADDR;
    }

    /** {@code cl_int clEnqueueMigrateMemObjects(cl_command_queue command_queue, cl_uint num_mem_objects, const cl_mem *mem_objects, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueMigrateMemObjects(MemorySegment command_queue, int num_mem_objects, MemorySegment mem_objects, long flags, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueMigrateMemObjects.HANDLE.invokeExact(command_queue, num_mem_objects, mem_objects, flags, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueNDRangeKernel {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueNDRangeKernel");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueNDRangeKernel(cl_command_queue command_queue, cl_kernel kernel, cl_uint work_dim, const size_t *global_work_offset, const size_t *global_work_size, const size_t *local_work_size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueNDRangeKernel$descriptor() {
        return clEnqueueNDRangeKernel.DESC;
    }

    /** {@code cl_int clEnqueueNDRangeKernel(cl_command_queue command_queue, cl_kernel kernel, cl_uint work_dim, const size_t *global_work_offset, const size_t *global_work_size, const size_t *local_work_size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueNDRangeKernel$handle() {
        return clEnqueueNDRangeKernel.HANDLE;
    }

    /** {@code cl_int clEnqueueNDRangeKernel(cl_command_queue command_queue, cl_kernel kernel, cl_uint work_dim, const size_t *global_work_offset, const size_t *global_work_size, const size_t *local_work_size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueNDRangeKernel$address() {
        return clEnqueueNDRangeKernel.ADDR;
    }

    /** {@code cl_int clEnqueueNDRangeKernel(cl_command_queue command_queue, cl_kernel kernel, cl_uint work_dim, const size_t *global_work_offset, const size_t *global_work_size, const size_t *local_work_size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueNDRangeKernel(MemorySegment command_queue, MemorySegment kernel, int work_dim, MemorySegment global_work_offset, MemorySegment global_work_size, MemorySegment local_work_size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueNDRangeKernel.HANDLE.invokeExact(command_queue, kernel, work_dim, global_work_offset, global_work_size, local_work_size, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueNativeKernel {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueNativeKernel");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueNativeKernel(cl_command_queue command_queue, void (*user_func)(void *), void *args, size_t cb_args, cl_uint num_mem_objects, const cl_mem *mem_list, const void **args_mem_loc, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueNativeKernel$descriptor() {
        return clEnqueueNativeKernel.DESC;
    }

    /** {@code cl_int clEnqueueNativeKernel(cl_command_queue command_queue, void (*user_func)(void *), void *args, size_t cb_args, cl_uint num_mem_objects, const cl_mem *mem_list, const void **args_mem_loc, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueNativeKernel$handle() {
        return clEnqueueNativeKernel.HANDLE;
    }

    /** {@code cl_int clEnqueueNativeKernel(cl_command_queue command_queue, void (*user_func)(void *), void *args, size_t cb_args, cl_uint num_mem_objects, const cl_mem *mem_list, const void **args_mem_loc, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueNativeKernel$address() {
        return clEnqueueNativeKernel.ADDR;
    }

    /** {@code cl_int clEnqueueNativeKernel(cl_command_queue command_queue, void (*user_func)(void *), void *args, size_t cb_args, cl_uint num_mem_objects, const cl_mem *mem_list, const void **args_mem_loc, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueNativeKernel(MemorySegment command_queue, MemorySegment user_func, MemorySegment args, long cb_args, int num_mem_objects, MemorySegment mem_list, MemorySegment args_mem_loc, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueNativeKernel.HANDLE.invokeExact(command_queue, user_func, args, cb_args, num_mem_objects, mem_list, args_mem_loc, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueMarkerWithWaitList {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueMarkerWithWaitList");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueMarkerWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueMarkerWithWaitList$descriptor() {
        return clEnqueueMarkerWithWaitList.DESC;
    }

    /** {@code cl_int clEnqueueMarkerWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueMarkerWithWaitList$handle() {
        return clEnqueueMarkerWithWaitList.HANDLE;
    }

    /** {@code cl_int clEnqueueMarkerWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueMarkerWithWaitList$address() {
        return clEnqueueMarkerWithWaitList.ADDR;
    }

    /** {@code cl_int clEnqueueMarkerWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueMarkerWithWaitList(MemorySegment command_queue, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueMarkerWithWaitList.HANDLE.invokeExact(command_queue, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueBarrierWithWaitList {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueBarrierWithWaitList");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueBarrierWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueBarrierWithWaitList$descriptor() {
        return clEnqueueBarrierWithWaitList.DESC;
    }

    /** {@code cl_int clEnqueueBarrierWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueBarrierWithWaitList$handle() {
        return clEnqueueBarrierWithWaitList.HANDLE;
    }

    /** {@code cl_int clEnqueueBarrierWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueBarrierWithWaitList$address() {
        return clEnqueueBarrierWithWaitList.ADDR;
    }

    /** {@code cl_int clEnqueueBarrierWithWaitList(cl_command_queue command_queue, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueBarrierWithWaitList(MemorySegment command_queue, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueBarrierWithWaitList.HANDLE.invokeExact(command_queue, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueSVMFree {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueSVMFree");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueSVMFree(cl_command_queue command_queue, cl_uint num_svm_pointers, void *[] svm_pointers, void (*pfn_free_func)(cl_command_queue, cl_uint, void **, void *), void *user_data, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueSVMFree$descriptor() {
        return clEnqueueSVMFree.DESC;
    }

    /** {@code cl_int clEnqueueSVMFree(cl_command_queue command_queue, cl_uint num_svm_pointers, void *[] svm_pointers, void (*pfn_free_func)(cl_command_queue, cl_uint, void **, void *), void *user_data, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueSVMFree$handle() {
        return clEnqueueSVMFree.HANDLE;
    }

    /** {@code cl_int clEnqueueSVMFree(cl_command_queue command_queue, cl_uint num_svm_pointers, void *[] svm_pointers, void (*pfn_free_func)(cl_command_queue, cl_uint, void **, void *), void *user_data, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueSVMFree$address() {
        return clEnqueueSVMFree.ADDR;
    }

    /** {@code cl_int clEnqueueSVMFree(cl_command_queue command_queue, cl_uint num_svm_pointers, void *[] svm_pointers, void (*pfn_free_func)(cl_command_queue, cl_uint, void **, void *), void *user_data, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueSVMFree(MemorySegment command_queue, int num_svm_pointers, MemorySegment svm_pointers, MemorySegment pfn_free_func, MemorySegment user_data, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueSVMFree.HANDLE.invokeExact(command_queue, num_svm_pointers, svm_pointers, pfn_free_func, user_data, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueSVMMemcpy {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueSVMMemcpy");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueSVMMemcpy(cl_command_queue command_queue, cl_bool blocking_copy, void *dst_ptr, const void *src_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueSVMMemcpy$descriptor() {
        return clEnqueueSVMMemcpy.DESC;
    }

    /** {@code cl_int clEnqueueSVMMemcpy(cl_command_queue command_queue, cl_bool blocking_copy, void *dst_ptr, const void *src_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueSVMMemcpy$handle() {
        return clEnqueueSVMMemcpy.HANDLE;
    }

    /** {@code cl_int clEnqueueSVMMemcpy(cl_command_queue command_queue, cl_bool blocking_copy, void *dst_ptr, const void *src_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueSVMMemcpy$address() {
        return clEnqueueSVMMemcpy.ADDR;
    }

    /** {@code cl_int clEnqueueSVMMemcpy(cl_command_queue command_queue, cl_bool blocking_copy, void *dst_ptr, const void *src_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueSVMMemcpy(MemorySegment command_queue, int blocking_copy, MemorySegment dst_ptr, MemorySegment src_ptr, long size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueSVMMemcpy.HANDLE.invokeExact(command_queue, blocking_copy, dst_ptr, src_ptr, size, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueSVMMemFill {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_POINTER, C_LONG, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueSVMMemFill");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueSVMMemFill(cl_command_queue command_queue, void *svm_ptr, const void *pattern, size_t pattern_size, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueSVMMemFill$descriptor() {
        return clEnqueueSVMMemFill.DESC;
    }

    /** {@code cl_int clEnqueueSVMMemFill(cl_command_queue command_queue, void *svm_ptr, const void *pattern, size_t pattern_size, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueSVMMemFill$handle() {
        return clEnqueueSVMMemFill.HANDLE;
    }

    /** {@code cl_int clEnqueueSVMMemFill(cl_command_queue command_queue, void *svm_ptr, const void *pattern, size_t pattern_size, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueSVMMemFill$address() {
        return clEnqueueSVMMemFill.ADDR;
    }

    /** {@code cl_int clEnqueueSVMMemFill(cl_command_queue command_queue, void *svm_ptr, const void *pattern, size_t pattern_size, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueSVMMemFill(MemorySegment command_queue, MemorySegment svm_ptr, MemorySegment pattern, long pattern_size, long size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueSVMMemFill.HANDLE.invokeExact(command_queue, svm_ptr, pattern, pattern_size, size, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueSVMMap {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_LONG, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueSVMMap");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueSVMMap(cl_command_queue command_queue, cl_bool blocking_map, cl_map_flags flags, void *svm_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueSVMMap$descriptor() {
        return clEnqueueSVMMap.DESC;
    }

    /** {@code cl_int clEnqueueSVMMap(cl_command_queue command_queue, cl_bool blocking_map, cl_map_flags flags, void *svm_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueSVMMap$handle() {
        return clEnqueueSVMMap.HANDLE;
    }

    /** {@code cl_int clEnqueueSVMMap(cl_command_queue command_queue, cl_bool blocking_map, cl_map_flags flags, void *svm_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueSVMMap$address() {
        return clEnqueueSVMMap.ADDR;
    }

    /** {@code cl_int clEnqueueSVMMap(cl_command_queue command_queue, cl_bool blocking_map, cl_map_flags flags, void *svm_ptr, size_t size, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueSVMMap(MemorySegment command_queue, int blocking_map, long flags, MemorySegment svm_ptr, long size, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueSVMMap.HANDLE.invokeExact(command_queue, blocking_map, flags, svm_ptr, size, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueSVMUnmap {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueSVMUnmap");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueSVMUnmap(cl_command_queue command_queue, void *svm_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueSVMUnmap$descriptor() {
        return clEnqueueSVMUnmap.DESC;
    }

    /** {@code cl_int clEnqueueSVMUnmap(cl_command_queue command_queue, void *svm_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueSVMUnmap$handle() {
        return clEnqueueSVMUnmap.HANDLE;
    }

    /** {@code cl_int clEnqueueSVMUnmap(cl_command_queue command_queue, void *svm_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueSVMUnmap$address() {
        return clEnqueueSVMUnmap.ADDR;
    }

    /** {@code cl_int clEnqueueSVMUnmap(cl_command_queue command_queue, void *svm_ptr, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueSVMUnmap(MemorySegment command_queue, MemorySegment svm_ptr, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueSVMUnmap.HANDLE.invokeExact(command_queue, svm_ptr, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueSVMMigrateMem {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER, C_POINTER, C_LONG, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueSVMMigrateMem");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueSVMMigrateMem(cl_command_queue command_queue, cl_uint num_svm_pointers, const void **svm_pointers, const size_t *sizes, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueSVMMigrateMem$descriptor() {
        return clEnqueueSVMMigrateMem.DESC;
    }

    /** {@code cl_int clEnqueueSVMMigrateMem(cl_command_queue command_queue, cl_uint num_svm_pointers, const void **svm_pointers, const size_t *sizes, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueSVMMigrateMem$handle() {
        return clEnqueueSVMMigrateMem.HANDLE;
    }

    /** {@code cl_int clEnqueueSVMMigrateMem(cl_command_queue command_queue, cl_uint num_svm_pointers, const void **svm_pointers, const size_t *sizes, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueSVMMigrateMem$address() {
        return clEnqueueSVMMigrateMem.ADDR;
    }

    /** {@code cl_int clEnqueueSVMMigrateMem(cl_command_queue command_queue, cl_uint num_svm_pointers, const void **svm_pointers, const size_t *sizes, cl_mem_migration_flags flags, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueSVMMigrateMem(MemorySegment command_queue, int num_svm_pointers, MemorySegment svm_pointers, MemorySegment sizes, long flags, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueSVMMigrateMem.HANDLE.invokeExact(command_queue, num_svm_pointers, svm_pointers, sizes, flags, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetExtensionFunctionAddressForPlatform {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetExtensionFunctionAddressForPlatform");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code void * clGetExtensionFunctionAddressForPlatform(cl_platform_id platform, const char *func_name)} */
    public static FunctionDescriptor clGetExtensionFunctionAddressForPlatform$descriptor() {
        return clGetExtensionFunctionAddressForPlatform.DESC;
    }

    /** {@code void * clGetExtensionFunctionAddressForPlatform(cl_platform_id platform, const char *func_name)} */
    public static MethodHandle clGetExtensionFunctionAddressForPlatform$handle() {
        return clGetExtensionFunctionAddressForPlatform.HANDLE;
    }

    /** {@code void * clGetExtensionFunctionAddressForPlatform(cl_platform_id platform, const char *func_name)} */
    public static MemorySegment clGetExtensionFunctionAddressForPlatform$address() {
        return clGetExtensionFunctionAddressForPlatform.ADDR;
    }

    /** {@code void * clGetExtensionFunctionAddressForPlatform(cl_platform_id platform, const char *func_name)} */
    public static MemorySegment clGetExtensionFunctionAddressForPlatform(MemorySegment platform, MemorySegment func_name) {
        try {
            return (MemorySegment) clGetExtensionFunctionAddressForPlatform.HANDLE.invokeExact(platform, func_name);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateImage2D {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_POINTER, C_LONG, C_LONG, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateImage2D");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateImage2D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_row_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateImage2D$descriptor() {
        return clCreateImage2D.DESC;
    }

    /** {@code cl_mem clCreateImage2D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_row_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static MethodHandle clCreateImage2D$handle() {
        return clCreateImage2D.HANDLE;
    }

    /** {@code cl_mem clCreateImage2D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_row_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImage2D$address() {
        return clCreateImage2D.ADDR;
    }

    /** {@code cl_mem clCreateImage2D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_row_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImage2D(MemorySegment context, long flags, MemorySegment image_format, long image_width, long image_height, long image_row_pitch, MemorySegment host_ptr, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateImage2D.HANDLE.invokeExact(context, flags, image_format, image_width, image_height, image_row_pitch, host_ptr, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateImage3D {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_LONG, C_POINTER, C_LONG, C_LONG, C_LONG, C_LONG, C_LONG, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateImage3D");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_mem clCreateImage3D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_depth, size_t image_row_pitch, size_t image_slice_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateImage3D$descriptor() {
        return clCreateImage3D.DESC;
    }

    /** {@code cl_mem clCreateImage3D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_depth, size_t image_row_pitch, size_t image_slice_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static MethodHandle clCreateImage3D$handle() {
        return clCreateImage3D.HANDLE;
    }

    /** {@code cl_mem clCreateImage3D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_depth, size_t image_row_pitch, size_t image_slice_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImage3D$address() {
        return clCreateImage3D.ADDR;
    }

    /** {@code cl_mem clCreateImage3D(cl_context context, cl_mem_flags flags, const cl_image_format *image_format, size_t image_width, size_t image_height, size_t image_depth, size_t image_row_pitch, size_t image_slice_pitch, void *host_ptr, cl_int *errcode_ret)} */
    public static MemorySegment clCreateImage3D(MemorySegment context, long flags, MemorySegment image_format, long image_width, long image_height, long image_depth, long image_row_pitch, long image_slice_pitch, MemorySegment host_ptr, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateImage3D.HANDLE.invokeExact(context, flags, image_format, image_width, image_height, image_depth, image_row_pitch, image_slice_pitch, host_ptr, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueMarker {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueMarker");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueMarker(cl_command_queue command_queue, cl_event *event)} */
    public static FunctionDescriptor clEnqueueMarker$descriptor() {
        return clEnqueueMarker.DESC;
    }

    /** {@code cl_int clEnqueueMarker(cl_command_queue command_queue, cl_event *event)} */
    public static MethodHandle clEnqueueMarker$handle() {
        return clEnqueueMarker.HANDLE;
    }

    /** {@code cl_int clEnqueueMarker(cl_command_queue command_queue, cl_event *event)} */
    public static MemorySegment clEnqueueMarker$address() {
        return clEnqueueMarker.ADDR;
    }

    /** {@code cl_int clEnqueueMarker(cl_command_queue command_queue, cl_event *event)} */
    public static int clEnqueueMarker(MemorySegment command_queue, MemorySegment event) {
        try {
            return (int) clEnqueueMarker.HANDLE.invokeExact(command_queue, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueWaitForEvents {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueWaitForEvents");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueWaitForEvents(cl_command_queue command_queue, cl_uint num_events, const cl_event *event_list)} */
    public static FunctionDescriptor clEnqueueWaitForEvents$descriptor() {
        return clEnqueueWaitForEvents.DESC;
    }

    /** {@code cl_int clEnqueueWaitForEvents(cl_command_queue command_queue, cl_uint num_events, const cl_event *event_list)} */
    public static MethodHandle clEnqueueWaitForEvents$handle() {
        return clEnqueueWaitForEvents.HANDLE;
    }

    /** {@code cl_int clEnqueueWaitForEvents(cl_command_queue command_queue, cl_uint num_events, const cl_event *event_list)} */
    public static MemorySegment clEnqueueWaitForEvents$address() {
        return clEnqueueWaitForEvents.ADDR;
    }

    /** {@code cl_int clEnqueueWaitForEvents(cl_command_queue command_queue, cl_uint num_events, const cl_event *event_list)} */
    public static int clEnqueueWaitForEvents(MemorySegment command_queue, int num_events, MemorySegment event_list) {
        try {
            return (int) clEnqueueWaitForEvents.HANDLE.invokeExact(command_queue, num_events, event_list);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueBarrier {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueBarrier");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueBarrier(cl_command_queue command_queue)} */
    public static FunctionDescriptor clEnqueueBarrier$descriptor() {
        return clEnqueueBarrier.DESC;
    }

    /** {@code cl_int clEnqueueBarrier(cl_command_queue command_queue)} */
    public static MethodHandle clEnqueueBarrier$handle() {
        return clEnqueueBarrier.HANDLE;
    }

    /** {@code cl_int clEnqueueBarrier(cl_command_queue command_queue)} */
    public static MemorySegment clEnqueueBarrier$address() {
        return clEnqueueBarrier.ADDR;
    }

    /** {@code cl_int clEnqueueBarrier(cl_command_queue command_queue)} */
    public static int clEnqueueBarrier(MemorySegment command_queue) {
        try {
            return (int) clEnqueueBarrier.HANDLE.invokeExact(command_queue);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clUnloadCompiler {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clUnloadCompiler");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clUnloadCompiler()} */
    public static FunctionDescriptor clUnloadCompiler$descriptor() {
        return clUnloadCompiler.DESC;
    }

    /** {@code cl_int clUnloadCompiler()} */
    public static MethodHandle clUnloadCompiler$handle() {
        return clUnloadCompiler.HANDLE;
    }

    /** {@code cl_int clUnloadCompiler()} */
    public static MemorySegment clUnloadCompiler$address() {
        return clUnloadCompiler.ADDR;
    }

    /** {@code cl_int clUnloadCompiler()} */
    public static int clUnloadCompiler() {
        try {
            return (int) clUnloadCompiler.HANDLE.invokeExact();
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clGetExtensionFunctionAddress {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clGetExtensionFunctionAddress");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code void * clGetExtensionFunctionAddress(const char *func_name)} */
    public static FunctionDescriptor clGetExtensionFunctionAddress$descriptor() {
        return clGetExtensionFunctionAddress.DESC;
    }

    /** {@code void * clGetExtensionFunctionAddress(const char *func_name)} */
    public static MethodHandle clGetExtensionFunctionAddress$handle() {
        return clGetExtensionFunctionAddress.HANDLE;
    }

    /** {@code void * clGetExtensionFunctionAddress(const char *func_name)} */
    public static MemorySegment clGetExtensionFunctionAddress$address() {
        return clGetExtensionFunctionAddress.ADDR;
    }

    /** {@code void * clGetExtensionFunctionAddress(const char *func_name)} */
    public static MemorySegment clGetExtensionFunctionAddress(MemorySegment func_name) {
        try {
            return (MemorySegment) clGetExtensionFunctionAddress.HANDLE.invokeExact(func_name);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateCommandQueue {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_POINTER, C_LONG, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateCommandQueue");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_command_queue clCreateCommandQueue(cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateCommandQueue$descriptor() {
        return clCreateCommandQueue.DESC;
    }

    /** {@code cl_command_queue clCreateCommandQueue(cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *errcode_ret)} */
    public static MethodHandle clCreateCommandQueue$handle() {
        return clCreateCommandQueue.HANDLE;
    }

    /** {@code cl_command_queue clCreateCommandQueue(cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreateCommandQueue$address() {
        return clCreateCommandQueue.ADDR;
    }

    /** {@code cl_command_queue clCreateCommandQueue(cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *errcode_ret)} */
    public static MemorySegment clCreateCommandQueue(MemorySegment context, MemorySegment device, long properties, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateCommandQueue.HANDLE.invokeExact(context, device, properties, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clCreateSampler {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_POINTER, C_POINTER, C_INT, C_INT, C_INT, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clCreateSampler");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_sampler clCreateSampler(cl_context context, cl_bool normalized_coords, cl_addressing_mode addressing_mode, cl_filter_mode filter_mode, cl_int *errcode_ret)} */
    public static FunctionDescriptor clCreateSampler$descriptor() {
        return clCreateSampler.DESC;
    }

    /** {@code cl_sampler clCreateSampler(cl_context context, cl_bool normalized_coords, cl_addressing_mode addressing_mode, cl_filter_mode filter_mode, cl_int *errcode_ret)} */
    public static MethodHandle clCreateSampler$handle() {
        return clCreateSampler.HANDLE;
    }

    /** {@code cl_sampler clCreateSampler(cl_context context, cl_bool normalized_coords, cl_addressing_mode addressing_mode, cl_filter_mode filter_mode, cl_int *errcode_ret)} */
    public static MemorySegment clCreateSampler$address() {
        return clCreateSampler.ADDR;
    }

    /** {@code cl_sampler clCreateSampler(cl_context context, cl_bool normalized_coords, cl_addressing_mode addressing_mode, cl_filter_mode filter_mode, cl_int *errcode_ret)} */
    public static MemorySegment clCreateSampler(MemorySegment context, int normalized_coords, int addressing_mode, int filter_mode, MemorySegment errcode_ret) {
        try {
            return (MemorySegment) clCreateSampler.HANDLE.invokeExact(context, normalized_coords, addressing_mode, filter_mode, errcode_ret);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }

    private static final class clEnqueueTask {
        static final FunctionDescriptor DESC = FunctionDescriptor.of(C_INT, C_POINTER, C_POINTER, C_INT, C_POINTER, C_POINTER);
        static final MemorySegment ADDR = SYMBOL_LOOKUP.findOrThrow("clEnqueueTask");
        static final MethodHandle HANDLE = Linker.nativeLinker().downcallHandle(ADDR, DESC);
    }

    /** {@code cl_int clEnqueueTask(cl_command_queue command_queue, cl_kernel kernel, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static FunctionDescriptor clEnqueueTask$descriptor() {
        return clEnqueueTask.DESC;
    }

    /** {@code cl_int clEnqueueTask(cl_command_queue command_queue, cl_kernel kernel, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MethodHandle clEnqueueTask$handle() {
        return clEnqueueTask.HANDLE;
    }

    /** {@code cl_int clEnqueueTask(cl_command_queue command_queue, cl_kernel kernel, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static MemorySegment clEnqueueTask$address() {
        return clEnqueueTask.ADDR;
    }

    /** {@code cl_int clEnqueueTask(cl_command_queue command_queue, cl_kernel kernel, cl_uint num_events_in_wait_list, const cl_event *event_wait_list, cl_event *event)} */
    public static int clEnqueueTask(MemorySegment command_queue, MemorySegment kernel, int num_events_in_wait_list, MemorySegment event_wait_list, MemorySegment event) {
        try {
            return (int) clEnqueueTask.HANDLE.invokeExact(command_queue, kernel, num_events_in_wait_list, event_wait_list, event);
        } catch (Error | RuntimeException ex) {
            throw ex;
        } catch (Throwable ex) {
            throw new AssertionError("should not reach here", ex);
        }
    }
}
