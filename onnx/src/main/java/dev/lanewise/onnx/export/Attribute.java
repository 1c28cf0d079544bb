package dev.lanewise.onnx.export;

import dev.lanewise.onnx.format.WireWriter;

/** An attribute of a node that is written. */
record Attribute(WireWriter message) {
    private static final int NAME = 1;
    private static final int TYPE = 20;

    static Attribute of(String name, long value) {
        return new Attribute(new WireWriter().text(NAME, name).integer(3, value).integer(TYPE, 2));
    }

    static Attribute of(String name, float value) {
        return new Attribute(new WireWriter().text(NAME, name).real(2, value).integer(TYPE, 1));
    }

    static Attribute of(String name, String value) {
        return new Attribute(new WireWriter().text(NAME, name).text(4, value).integer(TYPE, 3));
    }

    static Attribute ints(String name, long... values) {
        return new Attribute(new WireWriter().text(NAME, name).integers(8, values).integer(TYPE, 7));
    }

    static Attribute texts(String name, String... values) {
        WireWriter message = new WireWriter().text(NAME, name);
        for (String value : values) message.text(9, value);
        return new Attribute(message.integer(TYPE, 8));
    }
}
