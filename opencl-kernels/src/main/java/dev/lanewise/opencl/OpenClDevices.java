package dev.lanewise.opencl;

import dev.lanewise.opencl.runtime.DeviceInfo;
import dev.lanewise.opencl.runtime.OpenClException;
import dev.lanewise.opencl.runtime.OpenClLibrary;
import dev.lanewise.opencl.runtime.Platform;
import dev.lanewise.tensor.Device;
import dev.lanewise.tensor.DeviceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Every device of every OpenCL driver of this machine, {@code opencl:0} and so on in the drivers' order. */
public final class OpenClDevices implements DeviceProvider {
    private static final double GIBIBYTE = 1L << 30;

    /** For {@link java.util.ServiceLoader}. */
    public OpenClDevices() {}

    private record Found(List<OpenClDevice> devices, String reason) {}

    /** One look around, when somebody first asks. */
    private static final class Once {
        static final Found FOUND = look();
    }

    @Override
    public List<Device> devices() {
        return List.copyOf(Once.FOUND.devices);
    }

    /** {@code opencl:0: NAME, VERSION, MEMORY} for each device, one a line, or {@code opencl: none, REASON}. */
    @Override
    public String explanation() {
        if (Once.FOUND.devices.isEmpty()) return "opencl: none, " + Once.FOUND.reason;
        return Once.FOUND.devices.stream().map(OpenClDevices::line).collect(Collectors.joining("\n"));
    }

    private static String line(OpenClDevice device) {
        DeviceInfo info = device.info();
        return String.format(Locale.ROOT, "%s: %s, %s, %.1f GiB",
                device.name(), info.name(), info.version(), info.globalMemory() / GIBIBYTE);
    }

    private static Found look() {
        if (!OpenClLibrary.isPresent()) return none("there is no OpenCL library on this machine");
        try {
            List<Platform> platforms = Platform.all();
            if (platforms.isEmpty()) return none("no OpenCL driver is installed");
            List<OpenClDevice> devices = new ArrayList<>();
            for (Platform platform : platforms) {
                for (DeviceInfo info : platform.devices()) {
                    devices.add(new OpenClDevice("opencl:" + devices.size(), info));
                }
            }
            String names = platforms.stream().map(Platform::name).collect(Collectors.joining(", "));
            return devices.isEmpty()
                    ? none("no device that can be used is offered by " + names)
                    : new Found(devices, "");
        } catch (OpenClException e) {
            return none("a driver failed: " + e.getMessage());
        }
    }

    private static Found none(String reason) {
        return new Found(List.of(), reason);
    }
}
