package dev.forthwith.processor.read;

import com.palantir.javapoet.ClassName;
import java.util.HashSet;
import java.util.Set;

/**
 * The names that a wrapper spells, in types and annotations: its own nested classes must not hide them, nor the package those of java.lang.
 *
 * @param simpleNames all, by their simple names
 * @param ofJavaLang those of java.lang
 */
record Spelled(Set<String> simpleNames, Set<String> ofJavaLang) {
    Spelled() {
        this(new HashSet<>(), new HashSet<>());
    }

    ClassName add(ClassName name) {
        simpleNames.addAll(name.simpleNames());
        if (name.packageName().equals("java.lang")) {
            ofJavaLang.add(name.topLevelClassName().simpleName());
        }
        return name;
    }
}
