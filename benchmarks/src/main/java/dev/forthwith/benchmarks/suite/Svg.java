package dev.forthwith.benchmarks.suite;

import java.util.Locale;

/** A picture of texts, bars and lines. */
final class Svg {
    private final StringBuilder body = new StringBuilder();

    void text(double x, double y, String weight, String anchor, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" font-weight=\"%s\" text-anchor=\"%s\">%s</text>", x, y, weight, anchor, text);
    }

    void bar(double x, double y, double width, double height, String color) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>", x, y, width, height, color);
    }

    void line(double x1, double y1, double x2, double y2, String color) {
        add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>", x1, y1, x2, y2, color);
    }

    private void add(String element, Object... values) {
        body.append(String.format(Locale.ROOT, element, values)).append('\n');
    }

    String finish(double width, double height) {
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" font-family=\"sans-serif\""
                                + " font-size=\"11\">\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n",
                        width,
                        height)
                + body
                + "</svg>\n";
    }
}
