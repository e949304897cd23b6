package dev.forthwith.samples.files;

/** What is counted of a text. */
final class Figures {
    private long lines;
    private long words;
    private int longest;
    private long longestAt;

    void add(String line) {
        lines++;
        words += words(line);
        int length = line.codePointCount(0, line.length());
        if (length > longest) {
            longest = length;
            longestAt = lines;
        }
    }

    private static long words(String line) {
        long count = 0;
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            boolean blank = Character.isWhitespace(line.charAt(i));
            if (!blank && !inside) {
                count++;
            }
            inside = !blank;
        }
        return count;
    }

    @Override
    public String toString() {
        return "lines: " + lines + "\nwords: " + words + "\nlongest line: " + longest
                + (longest == 0 ? " characters" : " characters, line " + longestAt);
    }
}
