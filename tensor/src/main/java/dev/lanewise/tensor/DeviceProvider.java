package dev.lanewise.tensor;

import java.util.List;

/** Found by {@link java.util.ServiceLoader}: how a module adds devices. */
public interface DeviceProvider {
    /** The devices that work on this machine; empty where there are none, never an exception. */
    List<Device> devices();

    /** One sentence: what was found, or why nothing was. */
    String explanation();
}
