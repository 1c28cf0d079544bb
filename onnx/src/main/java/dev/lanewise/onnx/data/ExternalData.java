package dev.lanewise.onnx.data;

import dev.lanewise.onnx.OnnxException;
import dev.lanewise.onnx.format.TensorProto;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files beside a model that hold its large tensors. A model is not trusted: it may name
 * regular files in its own folder and below, by relative paths without {@code ..}, and reach them through no link of any
 * kind (<a href="https://github.com/onnx/onnx/blob/main/docs/ExternalData.md">ONNX, External Data</a>).
 */
public final class ExternalData {
    private static final Set<String> KEYS = Set.of("location", "offset", "length", "checksum");

    private final @Nullable Path directory;
    private final Arena arena;
    private final Map<String, MappedFile> mapped = new HashMap<>();

    /**
     * @param directory where the model lies; null where it came without one, and then no file is read
     * @param arena closed when the model is loaded
     */
    public ExternalData(@Nullable Path directory, Arena arena) {
        this.directory = directory;
        this.arena = arena;
    }

    /** The model is loaded: what is wanted later stays. */
    void keep() {
        mapped.values().forEach(MappedFile::keep);
    }

    /** The file that holds a tensor's elements. */
    MappedFile file(TensorProto tensor, Map<String, String> where) {
        for (String key : where.keySet()) {
            if (!KEYS.contains(key)) throw tensor.error("external data has the keys location, offset and length", key);
        }
        return mapped.computeIfAbsent(where.getOrDefault("location", ""), location -> map(tensor, location));
    }

    /** The {@code bytes} bytes of the file that are a tensor's elements. */
    static MemorySegment elements(TensorProto tensor, Map<String, String> where, long bytes, MemorySegment file) {
        long offset = number(tensor, where, "offset", 0);
        long length = number(tensor, where, "length", bytes);
        if (length != bytes) throw tensor.error("the shape needs " + bytes + " bytes", "length " + length);
        if (offset > file.byteSize() || length > file.byteSize() - offset) {
            throw tensor.error(
                    "external data must lie within its file of " + file.byteSize() + " bytes",
                    "offset " + offset,
                    "length " + length);
        }
        return file.asSlice(offset, length);
    }

    private static long number(TensorProto tensor, Map<String, String> where, String key, long otherwise) {
        String text = where.get(key);
        if (text == null) return otherwise;
        if (!text.matches("[0-9]{1,18}")) throw tensor.error(key + " must be an integer of at least 0", text);
        return Long.parseLong(text);
    }

    private MappedFile map(TensorProto tensor, String location) {
        Path path = safe(tensor, location);
        try {
            return MappedFile.of(path, arena, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new OnnxException(path + ": external data cannot be read, " + e, e);
        }
    }

    private Path safe(TensorProto tensor, String location) {
        if (directory == null) {
            throw tensor.error(
                    "a model that comes as bytes reads no other file unless the folder of its data is given", location);
        }
        boolean plain = !location.isEmpty()
                && location.chars().noneMatch(c -> c < ' ' || c == '\\' || c == ':' || c == '%')
                && !location.startsWith("/");
        if (!plain) throw tensor.error("external data must have a relative path of plain names", printable(location));
        try {
            Path path = directory;
            String[] names = location.split("/", -1);
            for (int i = 0; i < names.length; i++) {
                if (names[i].isEmpty() || names[i].equals("..")) {
                    throw tensor.error("external data must have a relative path without ..", location);
                }
                path = path.resolve(names[i]);
                check(tensor, location, path, i == names.length - 1);
            }
            return path;
        } catch (InvalidPathException e) {
            throw tensor.error("external data must have a relative path of plain names", printable(location));
        }
    }

    private static void check(TensorProto tensor, String location, Path path, boolean last) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class,
                    LinkOption.NOFOLLOW_LINKS);
            if (last ? !attributes.isRegularFile() : !attributes.isDirectory()) {
                throw tensor.error("external data must be a regular file, reached through no link", location);
            }
            if (last && names(path) > 1)
                throw tensor.error("external data must have no second name (hard link)", location);
        } catch (IOException e) {
            throw tensor.error("external data must be a file that exists", location);
        }
    }

    /** How many names the file has, 1 where the system does not tell. */
    private static int names(Path path) throws IOException {
        if (!path.getFileSystem().supportedFileAttributeViews().contains("unix")) return 1;
        return (int) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS);
    }

    private static String printable(String location) {
        return location.isEmpty() ? "an empty one" : location.replaceAll("\\p{Cntrl}", "?");
    }
}
