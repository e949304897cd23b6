package dev.forthwith.internal.observe.flight;

import org.jspecify.annotations.Nullable;

/** {@code Database.open()} taken apart; of anything else, such as a function, all of it is the method. */
record Names(@Nullable String type, String method) {
    static Names of(String name) {
        int parenthesis = name.endsWith("()") ? name.length() - 2 : -1;
        int dot = name.lastIndexOf('.', parenthesis);
        return dot < 1 || name.indexOf(' ') >= 0
                ? new Names(null, name)
                : new Names(name.substring(0, dot), name.substring(dot + 1, parenthesis));
    }
}
