package dev.forthwith.python;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What differs from Python on purpose; docs/python.md says why. Each rewrites what Python did into what Forthwith does. */
enum Difference {
    /** In Python an exit may swallow or replace a cancellation; here it stays one, and later failures join it. */
    A_CANCELLATION_STAYS {
        @Override
        String apply(String scenario, String trace) {
            if (!body(scenario).contains("c")) {
                return trace;
            }
            StringBuilder failures = new StringBuilder("cancelled");
            List<String> steps = new ArrayList<>();
            for (String step : trace.split(" ", -1)) {
                Matcher exit = EXIT.matcher(step);
                if (step.startsWith("=") || step.startsWith("!")) {
                    steps.add("!" + failures);
                    continue;
                }
                steps.add(exit.matches() ? exit.group(1) + "(" + failures + ")" : step);
                failures.append(added(scenario, step));
            }
            return String.join(" ", steps);
        }
    },
    /** When the body ended well, a stack of Python forgets all failures of its exits but the last; here they are kept, as if nested. */
    A_STACK_FORGETS_NOTHING {
        @Override
        String apply(String scenario, String trace) {
            if (scenario.startsWith("N") || body(scenario).contains("c")) {
                return trace;
            }
            String kept = "";
            List<String> steps = new ArrayList<>();
            for (String step : trace.split(" ", -1)) {
                Matcher exit = EXIT.matcher(step);
                if (exit.matches()) {
                    kept = exit.group(2).equals("ok") ? "" : remembered(kept, exit.group(2));
                    steps.add(exit.group(1) + "(" + (kept.isEmpty() ? "ok" : kept) + ")");
                } else {
                    steps.add(step.startsWith("!") ? "!" + remembered(kept, step.substring(1)) : step);
                }
                if (handles(scenario, step)) {
                    kept = "";
                }
                String added = added(scenario, step);
                kept = kept.isEmpty() && !added.isEmpty() ? added.substring(1) : kept + added;
            }
            return String.join(" ", steps);
        }

        private String remembered(String kept, String shown) {
            return kept.endsWith("+" + shown) ? kept : shown;
        }
    },
    /** In Python a stack whose exits handled a failure among themselves keeps the value of the body; here it is as if they were nested. */
    HANDLED_IS_NULL {
        @Override
        String apply(String scenario, String trace) {
            if (!scenario.startsWith("S") || !trace.endsWith("=v")) {
                return trace;
            }
            boolean handled = false;
            for (String step : trace.split(" ", -1)) {
                handled |= handles(scenario, step) && !step.endsWith("(ok)");
            }
            return handled ? trace.substring(0, trace.length() - 2) + "=None" : trace;
        }
    };

    private static final Pattern EXIT = Pattern.compile("(exit\\d)\\(([^)]*)\\)");

    abstract String apply(String scenario, String trace);

    private static String body(String scenario) {
        return scenario.substring(scenario.lastIndexOf('|') + 1);
    }

    /** What the context of a step does when it is exited; a dot if the step is no exit. */
    private static char does(String scenario, String step) {
        int digit = step.startsWith("exit") ? 4 : step.startsWith("callback") ? 8 : -1;
        String contexts = scenario.substring(2, scenario.lastIndexOf('|'));
        return digit < 0 ? '.' : contexts.split(",", -1)[step.charAt(digit) - '0'].charAt(1);
    }

    private static boolean handles(String scenario, String step) {
        return step.startsWith("exit") && does(scenario, step) == 's';
    }

    /** The failure that a step adds, and how it is linked to those before it. */
    private static String added(String scenario, String step) {
        char does = does(scenario, step);
        if (does != 'r' && does != 'f') {
            return "";
        }
        boolean exit = step.startsWith("exit");
        return (does == 'f' && exit ? ">X" : "+X") + step.charAt(exit ? 4 : 8);
    }
}
