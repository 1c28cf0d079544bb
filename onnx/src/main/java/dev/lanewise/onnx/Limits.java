package dev.lanewise.onnx;

/**
 * What a model may ask for before it is refused, so that a broken or malicious file costs little.
 *
 * @param fileBytes of the model itself, external data not counted
 * @param nesting messages within messages, and so graphs within nodes
 * @param nodes in all graphs together, functions expanded
 * @param nameBytes of any name
 * @param rank axes of any tensor
 * @param functionDepth functions that call functions
 */
public record Limits(long fileBytes, int nesting, int nodes, int nameBytes, int rank, int functionDepth) {
    /** 2 GiB, which ONNX itself does not pass, 100 levels, a million nodes, names of 64 KiB, 64 axes, 100 functions. */
    public static final Limits DEFAULT = new Limits(Integer.MAX_VALUE, 100, 1_000_000, 1 << 16, 64, 100);
}
