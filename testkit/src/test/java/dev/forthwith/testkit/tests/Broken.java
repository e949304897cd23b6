package dev.forthwith.testkit.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.function.Executable;

/** The rules that a class breaks. */
final class Broken {
    private static final Pattern REPORT =
            Pattern.compile("(?:\\S+|what is tested) breaks the rule \"(.*)\"\n  law:    (.*)\n(?s:.*)");

    private Broken() {}

    /** The text of the first. */
    static String report(Executable check) {
        return assertThrows(AssertionError.class, check).getMessage();
    }

    /** The rule and the law of each. */
    static List<String> rules(Executable check) {
        List<Throwable> errors = new ArrayList<>();
        AssertionError first = assertThrows(AssertionError.class, check);
        errors.add(first);
        errors.addAll(List.of(first.getSuppressed()));
        return errors.stream().map(error -> rule(error.getMessage())).toList();
    }

    private static String rule(String report) {
        Matcher matcher = REPORT.matcher(report);
        assertEquals(true, matcher.matches(), report);
        return matcher.group(1) + ": " + matcher.group(2);
    }
}
