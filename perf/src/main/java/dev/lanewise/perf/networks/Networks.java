package dev.lanewise.perf.networks;

import java.lang.ref.SoftReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The networks by name; each is made when it is asked for. */
public final class Networks {
    private static final Map<String, Supplier<Network>> ALL = new LinkedHashMap<>();

    static {
        ALL.put("vgg16", ImageNetworks::vgg16);
        ALL.put("unet", ImageNetworks::unet);
        ALL.put("resnet18", ImageNetworks::resnet18);
        ALL.put("resnet50", ImageNetworks::resnet50);
        ALL.put("mobilenetv2", ImageNetworks::mobilenetV2);
        ALL.put("squeezenet", ImageNetworks::squeezenet);
        for (int sequence : new int[] {16, 128, 512}) {
            ALL.put("minilm-" + sequence, () -> SequenceNetworks.miniLm(sequence));
        }
        ALL.put("silero-vad", SequenceNetworks::sileroVad);
    }

    private static SoftReference<Network> latest = new SoftReference<>(null);

    private Networks() {}

    public static Set<String> names() {
        return ALL.keySet();
    }

    /** The same network while it is asked for again and again: its weights may be half a gigabyte. */
    public static synchronized Network of(String name) {
        Network known = latest.get();
        if (known != null && known.name().equals(name)) return known;
        Supplier<Network> maker = ALL.get(name);
        if (maker == null) {
            throw new IllegalArgumentException("networks: no network " + name + "; there are " + ALL.keySet());
        }
        latest.clear();
        Network network = maker.get();
        latest = new SoftReference<>(network);
        return network;
    }
}
