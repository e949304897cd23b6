package dev.forthwith.samples.chat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The fields of a form or of a query. */
record Fields(Map<String, String> values) {
    private static final int NAME = 40;
    private static final int TEXT = 2_000;

    static Fields parse(String encoded) throws HttpProblem {
        Map<String, String> values = new HashMap<>();
        for (String field : (encoded == null ? "" : encoded).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                values.put(decoded(field.substring(0, equals)), decoded(field.substring(equals + 1)));
            }
        }
        return new Fields(values);
    }

    private static String decoded(String text) throws HttpProblem {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new HttpProblem(400, "not encoded as a form: " + text);
        }
    }

    /** The name of a member: one line. */
    String name() throws HttpProblem {
        return limited("name", NAME, values.getOrDefault("name", "").replaceAll("\\p{Cntrl}+", " "));
    }

    /** A text to say: some lines. */
    String text() throws HttpProblem {
        String lines = values.getOrDefault("text", "").replaceAll("\\R", "\n");
        return limited("text", TEXT, lines.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]+", " "));
    }

    /** The id of the last message seen; -1 if there is none. */
    long after() throws HttpProblem {
        String after = values.getOrDefault("after", "-1");
        if (!after.matches("-1|\\d{1,18}")) {
            throw new HttpProblem(400, "after is the id of a message, not " + after);
        }
        return Long.parseLong(after);
    }

    private static String limited(String field, int longest, String value) throws HttpProblem {
        String stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new HttpProblem(400, "there is no " + field);
        }
        if (stripped.length() > longest) {
            throw new HttpProblem(400, "the " + field + " has more than " + longest + " characters");
        }
        return stripped;
    }
}
