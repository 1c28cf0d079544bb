package dev.lanewise.tensor;

import java.util.List;

/** Found by {@link java.util.ServiceLoader}: how a module adds devices. */
public interface DeviceProvider {
    /** The devices that work on this machine; empty where there are none, never an exception. */
    List<Device> devices();

    /** A line for each device, {@code NAME: what it is}, or one line that says why there is none. */
    String explanation();
}
