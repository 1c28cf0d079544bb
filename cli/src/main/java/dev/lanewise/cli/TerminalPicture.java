package dev.lanewise.cli;

import java.io.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A grey picture as lines of text: two pixel rows a line, in grey tones where the terminal has colours. */
final class TerminalPicture {
    /** From empty to full. */
    private static final String RAMP = " .:-=+*#%@";

    /** The grey ramp of the 256-colour palette begins here and has 24 steps. */
    private static final int FIRST_GREY = 232;

    private static final int GREYS = 24;

    private TerminalPicture() {}

    /**
     * @param pixels from 0 (black) to 1 (white), row-major
     * @param colours whether escape sequences are welcome
     */
    static List<String> lines(float[] pixels, int height, int width, boolean colours) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < height; y += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                float upper = pixels[y * width + x];
                float lower = y + 1 < height ? pixels[(y + 1) * width + x] : 0;
                if (colours) {
                    line.append("\u001b[38;5;").append(grey(upper)).append(";48;5;").append(grey(lower))
                            .append("m\u2580");
                } else {
                    line.append(RAMP.charAt(Math.round((upper + lower) / 2 * (RAMP.length() - 1))));
                }
            }
            lines.add(colours ? line + "\u001b[0m" : line.toString());
        }
        return lines;
    }

    private static int grey(float value) {
        return FIRST_GREY + Math.round(value * (GREYS - 1));
    }

    /** Whether standard output is a terminal that shows colours. */
    static boolean coloursWanted() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false)
                && System.getenv("NO_COLOR") == null
                && !"dumb".equals(System.getenv("TERM"));
    }
}
