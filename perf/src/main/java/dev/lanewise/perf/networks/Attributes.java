package dev.lanewise.perf.networks;

import java.util.ArrayList;
import java.util.List;

/** The attributes of an ONNX node. */
final class Attributes {
    // AttributeProto: name 1, f 2, i 3, s 4, ints 8, strings 9, type 20 (FLOAT 1, INT 2, STRING 3, INTS 7).
    private static final int NAME = 1;
    private static final int TYPE = 20;

    private final List<Message> messages = new ArrayList<>();

    static Attributes none() {
        return new Attributes();
    }

    Attributes integer(String name, long value) {
        messages.add(new Message().text(NAME, name).number(3, value).number(TYPE, 2));
        return this;
    }

    Attributes real(String name, float value) {
        messages.add(new Message().text(NAME, name).real(2, value).number(TYPE, 1));
        return this;
    }

    Attributes text(String name, String value) {
        messages.add(new Message().text(NAME, name).text(4, value).number(TYPE, 3));
        return this;
    }

    Attributes integers(String name, int... values) {
        Message message = new Message().text(NAME, name);
        for (int value : values) message.number(8, value);
        messages.add(message.number(TYPE, 7));
        return this;
    }

    List<Message> messages() {
        return messages;
    }
}
