package dev.lanewise.opencl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The device that tests run on; they are skipped where there is none. */
final class FirstDevice {
    private FirstDevice() {}

    static OpenClDevice find() {
        OpenClDevices provider = new OpenClDevices();
        assumeTrue(!provider.devices().isEmpty(), provider.explanation());
        return (OpenClDevice) provider.devices().getFirst();
    }
}
