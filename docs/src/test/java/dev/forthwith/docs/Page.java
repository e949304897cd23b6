package dev.forthwith.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Java blocks of a Markdown page. A block that declares types belongs to the whole page; any other is a list of statements that is
 * run, and prints what the {@code text} block right behind it says, if there is one.
 */
record Page(Path path, List<String> types, List<Statements> statements) {
    /** A block to run. */
    record Statements(int line, String code, String output) {}

    private static final Pattern FENCE = Pattern.compile("(?ms)^```java\\n(.*?)^```\\n(?:```text\\n(.*?)^```$)?");
    private static final Pattern TYPE = Pattern.compile(
            "(?ms)\\A(?:import [^\\n]+\\n|\\s)*(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public |final |abstract |sealed )*"
                    + "(?:class|interface|record|enum) .*");

    static Page read(Path path) throws IOException {
        String text = Files.readString(path);
        List<String> types = new ArrayList<>();
        List<Statements> statements = new ArrayList<>();
        Matcher matcher = FENCE.matcher(text);
        while (matcher.find()) {
            String code = matcher.group(1);
            if (TYPE.matcher(code).matches()) {
                types.add(code);
            } else {
                int line = (int) text.substring(0, matcher.start(1)).lines().count() + 1;
                statements.add(new Statements(line, code, matcher.group(2)));
            }
        }
        return new Page(path, types, statements);
    }
}
