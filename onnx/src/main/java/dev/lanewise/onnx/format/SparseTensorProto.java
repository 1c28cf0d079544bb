package dev.lanewise.onnx.format;

/**
 * A tensor most of whose elements are 0: those that are not, and where they lie.
 *
 * @param indices INT64, {@code [count]} row-major places or {@code [count, rank]} coordinates
 */
public record SparseTensorProto(TensorProto values, TensorProto indices, long[] dims) {
    static SparseTensorProto read(WireReader in) {
        TensorProto values = null;
        TensorProto indices = null;
        Numbers dims = new Numbers();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> values = TensorProto.read(in.message("TensorProto"));
                case 2 -> indices = TensorProto.read(in.message("TensorProto"));
                case 3 -> in.integers(dims);
                default -> in.skip();
            }
        }
        if (values == null || indices == null) throw in.error("a sparse tensor has values and indices", "none");
        return new SparseTensorProto(values, indices, dims.toArray());
    }
}
