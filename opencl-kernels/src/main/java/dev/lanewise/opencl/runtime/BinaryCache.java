package dev.lanewise.opencl.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compiled programs in files, a key telling source, options, device and driver apart. The folder is
 * {@code -Dlanewise.opencl.cache}, without it {@code lanewise/opencl} in the user's cache folder; where that is empty
 * or cannot be written, each process compiles for itself.
 */
public final class BinaryCache {
    private static final String PROPERTY = "lanewise.opencl.cache";

    private final @Nullable Path folder;

    /** @param folder null for no cache */
    public BinaryCache(@Nullable Path folder) {
        this.folder = folder;
    }

    /** The cache of this user. */
    public static BinaryCache ofUser() {
        String chosen = System.getProperty(PROPERTY);
        if (chosen != null) return new BinaryCache(chosen.isEmpty() ? null : Path.of(chosen));
        String caches = System.getenv("XDG_CACHE_HOME");
        Path parent = caches != null && !caches.isEmpty()
                ? Path.of(caches)
                : Path.of(System.getProperty("user.home"), ".cache");
        return new BinaryCache(parent.resolve("lanewise").resolve("opencl"));
    }

    boolean isEnabled() {
        return folder != null;
    }

    /** Tells apart what is kept of devices, drivers, sources and options. */
    public String key(DeviceInfo device, String source, String options) {
        try {
            String text = String.join("\n", device.platform().name(), device.platform().version(), device.name(),
                    device.version(), device.driverVersion(), options, source);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** What was kept under a key; nothing where that cannot be read. */
    public Optional<byte[]> load(String key) {
        if (folder == null) return Optional.empty();
        try {
            return Optional.of(Files.readAllBytes(folder.resolve(key)));
        } catch (IOException notThere) {
            return Optional.empty();
        }
    }

    /** Written beside and moved, so that no other process reads half of it. */
    public void store(String key, byte[] binary) {
        if (folder == null) return;
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, key.substring(0, 8), ".part");
            Files.write(part, binary);
            Files.move(part, folder.resolve(key), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            System.getLogger("dev.lanewise.opencl").log(System.Logger.Level.DEBUG,
                    "programs are compiled again in each process", e);
        }
    }
}
