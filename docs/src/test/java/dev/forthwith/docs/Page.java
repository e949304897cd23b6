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
 * run, and prints what the {@code text} block right behind it says, if there is one. A block that names a file is an excerpt of it, and
 * that file is compiled and tested where it lies.
 */
record Page(Path path, List<String> types, List<Statements> statements, List<Excerpt> excerpts) {
    /** A block to run, with what it imports. */
    record Statements(int line, String imports, String code, String output) {}

    /** A block that was taken from a file. */
    record Excerpt(int line, Path file, String code) {}

    private static final Pattern FENCE = Pattern.compile(
            "(?ms)^```java(?: file=(\\S+))?\\n((?:import [^\\n]+\\n|\\n)*)(.*?)^```\\n(?:```text\\n(.*?)^```$)?");
    private static final Pattern TYPE =
            Pattern.compile("(?ms)\\A(?:@\\w+(?:\\([^)]*\\))?\\s+)*(?:public |final |abstract |sealed )*"
                    + "(?:class|interface|record|enum) .*");

    static Page read(Path path) throws IOException {
        String text = Files.readString(path);
        List<String> types = new ArrayList<>();
        List<Statements> statements = new ArrayList<>();
        List<Excerpt> excerpts = new ArrayList<>();
        Matcher matcher = FENCE.matcher(text);
        while (matcher.find()) {
            String file = matcher.group(1);
            String imports = matcher.group(2);
            String code = matcher.group(3);
            int line = (int) text.substring(0, matcher.start(2)).lines().count() + 1;
            if (file != null) {
                excerpts.add(new Excerpt(line, path.resolveSibling(file), code));
            } else if (TYPE.matcher(code).matches()) {
                types.add(imports + code);
            } else {
                statements.add(new Statements(line, imports, code, matcher.group(4)));
            }
        }
        return new Page(path, types, statements, excerpts);
    }
}
