package dev.lanewise.onnx.data;

import dev.lanewise.onnx.OnnxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file of a model. It is mapped while the model is loaded, and after that, where there are numbers that are read when
 * they are needed, as long as somebody may ask for them: whoever deletes or replaces the file meanwhile changes nothing,
 * whoever writes into it is found out.
 */
public final class MappedFile {
    private final Path path;
    private final Set<OpenOption> options;
    private final MemorySegment loading;
    private final BasicFileAttributes attributes;
    private volatile @Nullable MemorySegment kept;
    private boolean wanted;

    private MappedFile(Path path, Set<OpenOption> options, Arena arena) throws IOException {
        this.path = path;
        this.options = options;
        attributes = Files.readAttributes(path, BasicFileAttributes.class);
        loading = map(arena);
    }

    /**
     * Maps the whole file.
     *
     * @param arena closed when the model is loaded
     * @param options beside reading
     */
    public static MappedFile of(Path path, Arena arena, OpenOption... options) throws IOException {
        Set<OpenOption> all = new HashSet<>(Set.of(options));
        all.add(StandardOpenOption.READ);
        return new MappedFile(path, all, arena);
    }

    private MemorySegment map(Arena arena) throws IOException {
        try (FileChannel channel = FileChannel.open(path, options)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /** All of it, while the model is loaded. */
    public MemorySegment bytes() {
        return loading;
    }

    /** A part of {@link #bytes} that will be there later as well. */
    Supplier<MemorySegment> later(MemorySegment part) {
        wanted = true;
        long offset = part.address() - loading.address();
        long size = part.byteSize();
        return () -> {
            requireUnchanged();
            MemorySegment all = kept;
            return (all == null ? loading : all).asSlice(offset, size);
        };
    }

    /** The model is loaded: what is wanted later stays. */
    void keep() {
        if (!wanted) return;
        try {
            kept = map(Arena.ofAuto());
            if (!isUnchanged(Files.readAttributes(path, BasicFileAttributes.class))) {
                throw new OnnxException(path + ": a model's file must not change while it is loaded; load it again");
            }
        } catch (IOException e) {
            throw new OnnxException(path + ": a model's file must stay while it is loaded, " + e, e);
        }
    }

    private void requireUnchanged() {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(path, BasicFileAttributes.class);
        } catch (IOException gone) {
            return; // what is mapped stays
        }
        if (Objects.equals(now.fileKey(), attributes.fileKey()) && !isUnchanged(now)) {
            throw new OnnxException(
                    path + ": a model's file must not be written into while the model is in use; write a"
                            + " new file in its place, and load the model again");
        }
    }

    private boolean isUnchanged(BasicFileAttributes now) {
        return Objects.equals(now.fileKey(), attributes.fileKey()) && now.size() == attributes.size()
                && now.lastModifiedTime().equals(attributes.lastModifiedTime());
    }
}
