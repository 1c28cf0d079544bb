package dev.lanewise.tensor;

import dev.lanewise.kernels.Cpu;
import dev.lanewise.tensor.cpu.CpuDevice;
import dev.lanewise.tensor.reference.ReferenceDevice;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The built-in devices, and those of providers, which are asked for once, when somebody names a device. */
final class Devices {
    static final Device CPU = new CpuDevice("cpu", Cpu.shared());
    static final Device REFERENCE = new ReferenceDevice();

    private Devices() {}

    private static final class Provided {
        static final List<DeviceProvider> PROVIDERS = ServiceLoader.load(DeviceProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        static final List<Device> DEVICES = PROVIDERS.stream()
                .flatMap(provider -> provider.devices().stream())
                .toList();
    }

    /** What providers without a device say, each after a semicolon. */
    static String whyNoMore() {
        return Provided.PROVIDERS.stream()
                .filter(provider -> provider.devices().isEmpty())
                .map(provider -> "; " + provider.explanation())
                .collect(Collectors.joining());
    }

    static Stream<Device> all() {
        return Stream.concat(Stream.of(CPU, REFERENCE), Provided.DEVICES.stream());
    }
}
