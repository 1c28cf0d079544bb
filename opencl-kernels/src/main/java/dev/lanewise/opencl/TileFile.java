package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.BinaryCache;
import dev.lanewise.opencl.runtime.DeviceInfo;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tuner found for a device and its driver, in a small file beside the compiled programs. A file that is missing or
 * makes no sense is no file.
 */
final class TileFile {
    private static final Pattern LINES = Pattern.compile("gemm (.+)\nconv (.+)\n");

    private final BinaryCache cache;

    TileFile(BinaryCache cache) {
        this.cache = cache;
    }

    static TileFile ofUser() {
        return new TileFile(BinaryCache.ofUser());
    }

    Optional<Tiles> load(DeviceInfo device) {
        return cache.load(key(device)).flatMap(bytes -> parse(new String(bytes, StandardCharsets.UTF_8)))
                .filter(tiles -> tiles.suit(device));
    }

    void store(DeviceInfo device, Tiles tiles) {
        cache.store(key(device), text(tiles).getBytes(StandardCharsets.UTF_8));
    }

    static String text(Tiles tiles) {
        return "gemm " + tiles.gemm() + "\nconv " + tiles.conv() + "\n";
    }

    static Optional<Tiles> parse(String text) {
        Matcher lines = LINES.matcher(text);
        if (!lines.matches()) return Optional.empty();
        return Tile.parse(lines.group(1)).flatMap(
                gemm -> Tile.parse(lines.group(2)).map(conv -> new Tiles(gemm, conv)));
    }

    private String key(DeviceInfo device) {
        return cache.key(device, "tiles", "");
    }
}
