package dev.lanewise.cli;

import dev.lanewise.inference.Profile;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** A bar for each of the nodes that take longest. */
final class ProfileChart {
    private static final int BARS = 30;
    private static final int LINE = 22;
    private static final int NAMES = 420;
    private static final int WIDTH = 1200;
    private static final int NUMBERS = 160;
    private static final int MARGIN = 12;
    private static final Color BAR = new Color(0x3b, 0x75, 0xaf);

    private ProfileChart() {}

    static void write(Profile profile, Path file) throws IOException {
        List<Profile.Row> rows = profile.longest().stream().limit(BARS).toList();
        BufferedImage image = new BufferedImage(WIDTH, 2 * MARGIN + LINE * (rows.size() + 1),
                BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, LINE / 2 + 2));
        graphics.setColor(Color.BLACK);
        graphics.drawString("one run: " + milliseconds(profile.nanos()) + ", mean of " + profile.runs(), MARGIN,
                MARGIN + LINE / 2);
        for (int i = 0; i < rows.size(); i++) draw(graphics, rows.get(i), rows.getFirst().nanos(), i + 1);
        graphics.dispose();
        if (!ImageIO.write(image, "png", file.toFile())) throw new IOException(file + ": this JDK writes no PNG");
    }

    private static void draw(Graphics2D graphics, Profile.Row row, long longest, int line) {
        int top = MARGIN + line * LINE;
        int baseline = top + LINE * 2 / 3;
        String name = row.label().isEmpty() ? row.operator() : row.label();
        graphics.setColor(Color.BLACK);
        graphics.drawString(name.length() > 60 ? name.substring(0, 57) + "..." : name, MARGIN, baseline);
        int room = WIDTH - NAMES - NUMBERS - MARGIN;
        int length = longest == 0 ? 0 : (int) (room * row.nanos() / longest);
        graphics.setColor(BAR);
        graphics.fillRect(NAMES, top + 3, Math.max(1, length), LINE - 6);
        graphics.setColor(Color.BLACK);
        graphics.drawString(milliseconds(row.nanos()), NAMES + length + MARGIN, baseline);
    }

    private static String milliseconds(long nanos) {
        return String.format(Locale.ROOT, "%.3f ms", nanos / 1e6);
    }
}
