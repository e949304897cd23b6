package dev.forthwith.processor.write;

import java.util.Locale;

/** Java source in ASCII alone, which means the same in every encoding. */
final class Ascii {
    private Ascii() {}

    /** The source with everything else as unicode escapes, which may stand in names and comments too. */
    static String of(String source) {
        int first = 0;
        while (first < source.length() && isAscii(source.charAt(first))) {
            first++;
        }
        if (first == source.length()) {
            return source;
        }
        StringBuilder ascii = new StringBuilder(source.length() + 100).append(source, 0, first);
        for (int i = first; i < source.length(); i++) {
            char each = source.charAt(i);
            if (isAscii(each)) {
                ascii.append(each);
            } else {
                ascii.append(String.format(Locale.ROOT, "\\u%04x", (int) each));
            }
        }
        return ascii.toString();
    }

    private static boolean isAscii(char character) {
        return character < 127;
    }
}
