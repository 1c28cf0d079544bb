package dev.lanewise.layers.io;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A place in JSON text (RFC 8259) in UTF-8, for a caller who knows which value has to come next. As nobody asks for a
 * nested value that the format does not have, nesting cannot exhaust the stack.
 */
final class JsonCursor {
    private final byte[] text;
    private int at;

    JsonCursor(byte[] text) {
        this.text = text;
    }

    /** Takes {@code c}, after white space, or breaks a rule. */
    void expect(char c) throws Violation {
        if (!take(c)) throw violation("there must be '" + c + "'");
    }

    /** Takes {@code c}, after white space, if it is there. */
    boolean take(char c) {
        space();
        boolean there = at < text.length && text[at] == c;
        if (there) at++;
        return there;
    }

    void expectEnd() throws Violation {
        space();
        if (at < text.length) throw violation("there must be nothing after the header's object");
    }

    /** Takes a number that is an integer of at least 0. */
    long integer() throws Violation {
        space();
        int first = at;
        long value = 0;
        while (at < text.length && text[at] >= '0' && text[at] <= '9') {
            int digit = text[at] - '0';
            if (value > (Long.MAX_VALUE - digit) / 10) throw violation("an integer must be at most 2^63 - 1");
            value = value * 10 + digit;
            at++;
        }
        boolean leadingZero = at - first > 1 && text[first] == '0';
        boolean goesOn = at < text.length && (text[at] == '.' || text[at] == 'e' || text[at] == 'E');
        if (at == first || leadingZero || goesOn) throw violation("there must be an integer of at least 0");
        return value;
    }

    /** Takes a string of at most {@code longest} characters and resolves its escapes. */
    String string(int longest) throws Violation {
        expect('"');
        StringBuilder string = new StringBuilder();
        while (true) {
            int first = at;
            while (at < text.length && text[at] != '"' && text[at] != '\\' && (text[at] & 0xff) >= ' ') at++;
            if (at == text.length) throw violation("a string must end");
            if (string.length() + (at - first) > longest) {
                throw violation("a string must have at most " + longest + " characters");
            }
            string.append(decode(first, at));
            byte c = text[at++];
            if (c == '"') break;
            if (c != '\\') throw violation("a control character in a string must be escaped");
            string.append(escaped());
        }
        requirePairs(string);
        return string.toString();
    }

    private String decode(int first, int end) throws Violation {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text, first, end - first)).toString();
        } catch (CharacterCodingException notUtf8) {
            throw violation("text must be UTF-8");
        }
    }

    private char escaped() throws Violation {
        char c = at < text.length ? (char) text[at++] : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw violation("an escape must be one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u");
        };
    }

    private char hexadecimal() throws Violation {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = at < text.length ? Character.digit((char) text[at], 16) : -1;
            if (digit < 0) throw violation("\\u must have four hexadecimal digits");
            value = value * 16 + digit;
            at++;
        }
        return (char) value;
    }

    private void requirePairs(CharSequence string) throws Violation {
        boolean lone = string.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (lone) throw violation("surrogates must come in pairs");
    }

    private void space() {
        while (at < text.length && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) at++;
    }

    private Violation violation(String rule) {
        return new Violation("header, byte " + at + ": " + rule);
    }
}
