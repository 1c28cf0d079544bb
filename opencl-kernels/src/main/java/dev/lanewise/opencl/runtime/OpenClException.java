package dev.lanewise.opencl.runtime;

/** A call of OpenCL that failed: which, what it answered, what it was asked for. */
public final class OpenClException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String call;
    private final int code;

    OpenClException(String call, int code, String asked) {
        super(call + ": the call must succeed; got " + Status.name(code) + " (" + code + ") for " + asked);
        this.call = call;
        this.code = code;
    }

    /** {@code clCreateBuffer}. */
    public String call() {
        return call;
    }

    /** The number that cl.h gives to what went wrong. */
    public int code() {
        return code;
    }
}
