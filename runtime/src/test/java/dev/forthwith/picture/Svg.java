package dev.forthwith.picture;

import dev.forthwith.picture.Picture.Box;
import dev.forthwith.picture.Picture.Element;
import dev.forthwith.picture.Picture.End;
import dev.forthwith.picture.Picture.Failure;
import dev.forthwith.picture.Picture.Item;
import dev.forthwith.picture.Picture.Lane;
import dev.forthwith.picture.Picture.Mark;
import dev.forthwith.picture.Picture.Pull;
import dev.forthwith.picture.Picture.Row;
import dev.forthwith.picture.Picture.Span;
import java.util.Locale;

/** Draws a picture: light or dark, as the reader's system is. */
final class Svg {
    private static final int LEFT = 96;
    private static final int RIGHT = 24;
    private static final int TOP = 44;
    private static final int LANE = 34;
    private static final int UNIT = 6;
    private static final int ELEMENT = 25;
    private static final String STYLE = """
            <style>
            text{font:12px system-ui,sans-serif;fill:#1f2328}
            .after{paint-order:stroke;stroke:#fff;stroke-width:5px}.title{font-weight:600;font-size:14px}.label{text-anchor:end;fill:#57606a}.in{text-anchor:middle}
            .card{fill:#fff;stroke:#d0d7de}.box{fill:#f6f8fa;stroke:#8c959f}.line{stroke:#8c959f}
            .enter{fill:#aceebb;stroke:#1a7f37}.body{fill:#b6e3ff;stroke:#0969da}.exit{fill:#fae17d;stroke:#9a6700}
            .cancel{fill:#ffcecb;stroke:#cf222e}.plain{fill:#eaeef2;stroke:#57606a}
            @media(prefers-color-scheme:dark){
            text{fill:#e6edf3}.after{stroke:#0d1117}.label{fill:#9198a1}.card{fill:#0d1117;stroke:#3d444d}.box{fill:#161b22;stroke:#656c76}.line{stroke:#656c76}
            .enter{fill:#0f5323;stroke:#3fb950}.body{fill:#0c2d6b;stroke:#4493f8}.exit{fill:#4b2900;stroke:#d29922}
            .cancel{fill:#67060c;stroke:#f85149}.plain{fill:#262c36;stroke:#9198a1}}
            </style>
            """;

    private final StringBuilder svg = new StringBuilder();

    private Svg() {}

    static String draw(Picture picture) {
        return new Svg().drawn(picture);
    }

    private String drawn(Picture picture) {
        long last = picture.rows().stream().mapToLong(Svg::last).max().orElse(0);
        long text = picture.rows().stream()
                .mapToLong(row -> textEnd(row, last))
                .max()
                .orElse(0);
        long width = Math.max(text, x(0) + width(picture.title())) + RIGHT;
        int height = TOP + LANE * picture.rows().size() + 8;
        line("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' width='%d' height='%d' role='img'>"
                .formatted(width, height, width, height));
        line("<title>%s</title>".formatted(escaped(picture.title())));
        svg.append(STYLE);
        line("<rect class='card' x='.5' y='.5' width='%d' height='%d' rx='6'/>".formatted(width - 1, height - 1));
        text("title", 14, 24, picture.title());
        int y = TOP + LANE / 2;
        for (Row row : picture.rows()) {
            if (row instanceof Lane lane) {
                lane(lane, y, last);
            } else if (row instanceof Box box) {
                long boxWidth = Math.max(x(last) - x(0), width(box.text()));
                line("<rect class='box' x='%d' y='%d' width='%d' height='%d' rx='4'/>"
                        .formatted(x(0), y - LANE / 2 + 4, boxWidth, LANE - 8));
                text("in", x(0) + boxWidth / 2, y + 4, box.text());
            }
            y += LANE;
        }
        line("</svg>");
        return svg.toString();
    }

    private static long last(Row row) {
        return row instanceof Lane lane
                ? lane.items().stream().mapToLong(Svg::end).max().orElse(0)
                : 0;
    }

    private static long end(Item item) {
        return item instanceof Span span ? span.to() : item.at();
    }

    private static long textEnd(Row row, long last) {
        if (row instanceof Box box) {
            return Math.max(x(last), x(0) + width(box.text()));
        }
        return ((Lane) row)
                .items().stream()
                        .filter(Mark.class::isInstance)
                        .map(Mark.class::cast)
                        .mapToLong(mark -> x(mark.at()) + 10 + width(mark.text()))
                        .reduce(x(last), Math::max);
    }

    private static long x(long time) {
        return LEFT + time * UNIT;
    }

    private static long width(String text) {
        return 7L * text.length();
    }

    private void lane(Lane lane, int y, long last) {
        text("label", LEFT - 12, y + 4, lane.label());
        line("<path class='line' d='M%d %dH%d'/>".formatted(x(0), y, x(last)));
        lane.items().stream().filter(Span.class::isInstance).forEach(span -> item(span, x(span.at()), y));
        long free = x(0);
        for (Item item : lane.items()) {
            if (item instanceof Element || item instanceof End) {
                // What comes at the same moment is drawn side by side.
                long x = Math.max(x(item.at()), free);
                item(item, x, y);
                free = x + ELEMENT;
            } else if (!(item instanceof Span)) {
                item(item, x(item.at()), y);
            }
        }
    }

    private void item(Item item, long x, int y) {
        if (item instanceof Span span) {
            String kind = span.kind().name().toLowerCase(Locale.ROOT);
            long width = Math.max(x(span.to()) - x, 2);
            line("<rect class='%s' x='%d' y='%d' width='%d' height='22' rx='4'/>".formatted(kind, x, y - 11, width));
            text("in", x + width / 2, y + 4, span.text());
        } else if (item instanceof Mark mark) {
            String kind = mark.kind().name().toLowerCase(Locale.ROOT);
            line("<circle class='%s' cx='%d' cy='%d' r='5'/>".formatted(kind, x, y));
            text("after", x + 10, y + 4, mark.text());
        } else if (item instanceof Pull) {
            line("<path class='plain' d='M%d %dl4 7h-8z'/>".formatted(x, y + 3));
        } else if (item instanceof Element element) {
            line("<circle class='body' cx='%d' cy='%d' r='12'/>".formatted(x, y));
            text("in", x, y + 4, element.text());
        } else if (item instanceof End) {
            line("<path class='line' stroke-width='3' d='M%d %dv20'/>".formatted(x, y - 10));
        } else if (item instanceof Failure) {
            line("<path class='cancel' stroke-width='3' d='M%d %dl14 14m0-14l-14 14'/>".formatted(x - 7, y - 7));
        }
    }

    private void text(String kind, long x, int y, String text) {
        line("<text class='%s' x='%d' y='%d'>%s</text>".formatted(kind, x, y, escaped(text)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void line(String markup) {
        svg.append(markup).append('\n');
    }
}
