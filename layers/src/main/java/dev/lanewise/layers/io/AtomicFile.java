package dev.lanewise.layers.io;

import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file that is there as a whole or not at all, also when the machine stops in the middle. */
final class AtomicFile {
    private AtomicFile() {}

    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path beside = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // A stream and not a channel, which an interrupt of the thread would close in the middle.
            try (FileOutputStream raw = new FileOutputStream(beside.toFile())) {
                OutputStream out = new BufferedOutputStream(raw, 1 << 16);
                content.write(out);
                out.flush();
                raw.getFD().sync();
            }
            Files.move(beside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
        syncFolder(target);
    }

    /** Makes the new name lasting as well. Some systems cannot open a folder; there the rename is all there is. */
    private static void syncFolder(Path target) throws IOException {
        try (FileChannel folder = FileChannel.open(target.resolveSibling(""), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (AccessDeniedException | ClosedByInterruptException unable) {
            // Windows cannot; an interrupted thread keeps its interrupt and the file, which is in place already.
        }
    }
}
