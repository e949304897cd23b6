package dev.forthwith.samples.live;

/** Writes JSON on one line. */
final class Json {
    private final StringBuilder text = new StringBuilder();
    private boolean follows;

    Json begin(String bracket) {
        separate();
        text.append(bracket);
        follows = false;
        return this;
    }

    Json end(String bracket) {
        text.append(bracket);
        follows = true;
        return this;
    }

    Json key(String name) {
        separate();
        quote(name);
        text.append(':');
        follows = false;
        return this;
    }

    Json member(String name, Number value) {
        key(name);
        text.append(value);
        follows = true;
        return this;
    }

    Json member(String name, String value) {
        key(name);
        if (value == null) {
            text.append("null");
        } else {
            quote(value);
        }
        follows = true;
        return this;
    }

    private void separate() {
        if (follows) {
            text.append(',');
        }
        follows = true;
    }

    private void quote(String value) {
        text.append('"');
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ') {
                text.append(String.format("\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        text.append('"');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
