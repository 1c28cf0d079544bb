package dev.lanewise.properties.laws;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.lanewise.opencl.OpenClDevice;
import dev.lanewise.opencl.OpenClDevices;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same laws for the kernels that graphics cards get, wherever they run. */
class OpenClCardLaws extends OpenClLaws {
    private static final String CARD = "lanewise.opencl.card";

    @BeforeAll
    static void passForACard() {
        assumeFalse(Boolean.getBoolean(CARD), "all tests have the kernels of cards");
        System.setProperty(CARD, "true");
        openAnew();
    }

    @AfterAll
    static void beWhatItIs() {
        System.clearProperty(CARD);
        openAnew();
    }

    private static void openAnew() {
        new OpenClDevices().devices().forEach(device -> ((OpenClDevice) device).close());
    }
}
