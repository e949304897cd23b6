package dev.forthwith;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads the Javadoc of one method finds there the five things that matter: nobody adds an operator without them. */
final class JavadocTest {
    /** A comment, annotations, and what it is about. */
    private static final Pattern METHOD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:@\\w+(?:\\([^)]*\\))?(?: //[^\\n]*)?\\s+)*([^;{(]*\\()", Pattern.DOTALL);

    @ParameterizedTest
    @CsvSource({
        "AsyncIterable, Pulls|Clos|Threads|Fail|Cancelled, 59, iterator",
        "AsyncContextManager, Enters|Exits|Threads|Fails|Cancelled, 15, context",
        "AsyncExitStack, Enters|Exits|Threads|Fails|Cancelled, 5, manager|close()|AsyncExitStack",
        "AsyncChannel, Takes|Closes|Threads|Fails|Cancelled, 4, bounded|iterator",
    })
    void eachOperatorSaysFiveThings(String type, String things, int atLeast, String others) throws IOException {
        Matcher method = METHOD.matcher(read(type));
        List<String> silent = new ArrayList<>();
        int speaking = 0;
        while (method.find()) {
            String signature = method.group(2).strip();
            String comment = method.group(1);
            boolean says = List.of(things.split("\\|")).stream().allMatch(thing -> comment.contains("<i>" + thing));
            if (says) {
                speaking++;
            } else if (signature.matches("(?s).*\\b(public|default|static) .*")) {
                silent.add(signature.replaceAll("(?s).*?(\\w+)\\($", "$1"));
            }
        }
        silent.removeAll(List.of(others.replace("()", "").split("\\|")));
        assertEquals(List.of(), silent);
        assertEquals(true, speaking >= atLeast, type + ": " + speaking);
    }

    /** What stands before a public method, and the method. */
    private static final Pattern PUBLIC =
            Pattern.compile("(\\*/|[;{}])\\s+((?:@\\w+(?:\\([^)]*\\))?\\s+)*public [^;{(=]*\\()", Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(
            strings = {"AsyncTask", "Cursor", "OpenContext", "Forthwith", "AsyncContext", "AsyncIterator", "Indexed"})
    void eachPublicMethodHasAComment(String type) throws IOException {
        String code = read(type).replaceAll("(?m)^ *// .*\\n", "");
        Matcher method = PUBLIC.matcher(code);
        List<String> silent = new ArrayList<>();
        while (method.find()) {
            if (!method.group(1).equals("*/")) {
                silent.add(method.group(2));
            }
        }
        assertEquals(List.of(), silent);
    }

    /** What an interrupt does is what the ways to wait differ in. */
    @ParameterizedTest
    @CsvSource({
        "AsyncTask, await|get|join, 4",
        "AsyncContextManager, withBlocking|open, 2",
        "AsyncIterable, open|stream, 2",
        "Cursor, close, 1",
        "OpenContext, close, 1",
    })
    void whoWaitsSaysWhatAnInterruptDoes(String type, String waiting, int many) throws IOException {
        Matcher method = METHOD.matcher(read(type));
        int saying = 0;
        while (method.find()) {
            if (method.group(2).strip().matches("(?s).*\\b(" + waiting + ")\\(")) {
                assertTrue(method.group(1).contains("interrupt"), method.group(2));
                saying++;
            }
        }
        assertEquals(many, saying, type);
    }

    private static String read(String type) throws IOException {
        return Files.readString(Path.of("src/main/java/dev/forthwith/" + type + ".java"));
    }
}
