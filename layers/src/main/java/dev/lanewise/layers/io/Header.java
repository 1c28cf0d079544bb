package dev.lanewise.layers.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/** The header of a file: where each tensor lies, and the text. */
record Header(SequencedMap<String, Entry> tensors, SequencedMap<String, String> metadata) {
    static final String METADATA = "__metadata__";

    /** The most characters of a name; texts may be longer. */
    static final int LONGEST_NAME = 65_536;

    /** The most axes. */
    private static final int RANK = 64;

    /** One tensor, from byte {@code begin} to byte {@code end} of the data. */
    record Entry(StoredType type, List<Long> sizes, long begin, long end) {
        /** Bytes that the shape asks for. */
        long bytes() throws Violation {
            long bytes = type.dtype().bytes();
            try {
                for (long size : sizes) bytes = Math.multiplyExact(bytes, size);
            } catch (ArithmeticException overflow) {
                throw new Violation("the shape's size in bytes must be at most 2^63 - 1; got " + sizes);
            }
            return bytes;
        }
    }

    static Header parse(byte[] json) throws Violation {
        if (json.length == 0 || json[0] != '{') throw new Violation("header: the first byte must be '{'");
        JsonCursor at = new JsonCursor(json);
        Header header = new Header(new LinkedHashMap<>(), new LinkedHashMap<>());
        boolean text = false;
        at.expect('{');
        if (!at.take('}')) {
            do {
                String name = at.string(LONGEST_NAME);
                at.expect(':');
                boolean isText = name.equals(METADATA);
                if ((isText && text) || header.tensors.containsKey(name)) {
                    throw new Violation("header: no key may come twice; got " + Violation.quote(name));
                }
                text |= isText;
                if (isText) {
                    text(at, header.metadata);
                } else {
                    header.tensors.put(name, entry(at, name));
                }
            } while (at.take(','));
            at.expect('}');
        }
        at.expectEnd();
        return header;
    }

    private static void text(JsonCursor at, SequencedMap<String, String> metadata) throws Violation {
        at.expect('{');
        if (at.take('}')) return;
        do {
            String key = at.string(LONGEST_NAME);
            at.expect(':');
            if (metadata.put(key, at.string(Integer.MAX_VALUE)) != null) {
                throw new Violation("metadata: no key may come twice; got " + Violation.quote(key));
            }
        } while (at.take(','));
        at.expect('}');
    }

    private static Entry entry(JsonCursor at, String name) throws Violation {
        try {
            return entry(at);
        } catch (Violation violation) {
            throw violation.in("tensor " + Violation.quote(name));
        }
    }

    private static Entry entry(JsonCursor at) throws Violation {
        String dtype = null;
        List<Long> shape = null;
        List<Long> offsets = null;
        at.expect('{');
        do {
            String key = at.string(LONGEST_NAME);
            at.expect(':');
            if (key.equals("dtype") && dtype == null) {
                dtype = at.string(LONGEST_NAME);
            } else if (key.equals("shape") && shape == null) {
                shape = integers(at, key, RANK);
            } else if (key.equals("data_offsets") && offsets == null) {
                offsets = integers(at, key, 2);
            } else {
                throw new Violation("there must be dtype, shape and data_offsets, once each; got "
                        + Violation.quote(key));
            }
        } while (at.take(','));
        at.expect('}');
        if (dtype == null || shape == null || offsets == null) {
            throw new Violation("there must be dtype, shape and data_offsets; got no "
                    + (dtype == null ? "dtype" : shape == null ? "shape" : "data_offsets"));
        }
        if (offsets.size() != 2) throw new Violation("data_offsets must be begin and end; got " + offsets);
        return new Entry(StoredType.named(dtype), shape, offsets.getFirst(), offsets.getLast());
    }

    private static List<Long> integers(JsonCursor at, String key, int most) throws Violation {
        List<Long> integers = new ArrayList<>();
        at.expect('[');
        if (at.take(']')) return integers;
        do {
            if (integers.size() == most) throw new Violation(key + " must have at most " + most + " numbers");
            integers.add(at.integer());
        } while (at.take(','));
        at.expect(']');
        return integers;
    }
}
