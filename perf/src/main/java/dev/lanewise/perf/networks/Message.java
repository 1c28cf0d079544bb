package dev.lanewise.perf.networks;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A protobuf message under construction, its fields by number. */
final class Message {
    private final ByteString.Output bytes = ByteString.newOutput();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    Message number(int field, long value) {
        return write(() -> out.writeInt64(field, value));
    }

    Message real(int field, float value) {
        return write(() -> out.writeFloat(field, value));
    }

    Message text(int field, String value) {
        return write(() -> out.writeString(field, value));
    }

    Message bytes(int field, byte[] value) {
        return write(() -> out.writeByteArray(field, value));
    }

    Message message(int field, Message value) {
        return write(() -> out.writeBytes(field, value.finished()));
    }

    byte[] toBytes() {
        return finished().toByteArray();
    }

    private ByteString finished() {
        write(out::flush);
        return bytes.toByteString();
    }

    private Message write(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return this;
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}
