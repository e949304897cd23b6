package dev.forthwith.processor.write;

import java.util.regex.Pattern;

/** Breaks the lines that JavaPoet makes long, or breaks where it reads badly. */
final class Lines {
    /** The head of a class: what it extends or implements comes last, and what stands in a type argument comes after a question mark. */
    private static final Pattern LONG_HEAD = Pattern.compile(
            "(?m)^( *)(?=.{101})((?:public |private static )?final class .*)(?<!\\?) ((?:extends|implements) .*\\{)$");

    private static final Pattern TORN_THROWS = Pattern.compile("(?m) throws\n( +)(?=\\S+ \\{$)");

    private Lines() {}

    /** The source with a line of its own for what a long class extends, and for what a method throws where that does not fit. */
    static String broken(String source) {
        String heads = LONG_HEAD.matcher(source).replaceAll("$1$2\n$1        $3");
        return TORN_THROWS.matcher(heads).replaceAll("\n$1throws ");
    }
}
