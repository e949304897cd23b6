package dev.forthwith.samples.kafka;

/**
 * What a member prints: a word and numbers.
 *
 * @param member who prints it
 * @param word what it is about
 * @param number of {@link #DONE} the partition, of {@link #HOLDS} how many partitions
 * @param offset of {@link #DONE}
 */
record Line(String member, String word, int number, long offset) {
    static final String HOLDS = "holds";
    static final String DONE = "done";
    static final String LOST = "lost";
    static final String LEFT = "left";

    /** Not printed: the end of the output. */
    static final String ENDED = "ended";

    static Line of(String member, String printed) {
        String[] words = printed.split(" ", -1);
        return new Line(
                member,
                words[0],
                words.length > 1 ? Integer.parseInt(words[1]) : 0,
                words.length > 2 ? Long.parseLong(words[2]) : 0);
    }
}
