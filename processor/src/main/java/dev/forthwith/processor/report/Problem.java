package dev.forthwith.processor.report;

import javax.tools.Diagnostic.Kind;

/** The catalogue of diagnostics: the code, and the text with places for what was found. */
public enum Problem {
    NOT_A_CLASS(101, "@%s only applies to classes and records, but %s is %s. Put it on a class."),
    ABSTRACT_CLASS(
            102,
            "@%s class %s must not be abstract, since every use makes an instance of it. Annotate a concrete subclass."),
    INNER_CLASS(103, "@%s class %s must not be an inner class, but needs an instance of %s. Make it static."),
    PRIVATE_CLASS(104, "@%s class %s must be visible to its package, but %s is private. Remove that modifier."),
    MISSING_METHOD(
            105,
            "@%1$s class %2$s must have %3$s method, but has none. Mark a method with @%4$s, or name it \"%5$s\".%6$s"),
    AMBIGUOUS_METHOD(106, "@%s class %s must have %s method, but has %s. %s"),
    PRIVATE_METHOD(107, "the @%s method %s must be accessible from the package of %s, but it is %s. %s"),
    STATIC_METHOD(
            108, "the @%s method %s must not be static, since it is called on an instance. Remove that modifier."),
    ABSTRACT_METHOD(109, "the @%s method %s must not be abstract. Implement it in %s."),
    WRONG_PARAMETER(110, "a parameter of the @%s method %s must be %s, but \"%s\" is %s. %s"),
    WRONG_RESULT(111, "the @%s method %s must return %s, but returns %s. %s"),
    PUBLISHER_RESULT(112, "the @%s method %s must return %s, but returns the publisher %s. %s"),
    BOTH_ANNOTATIONS(
            113,
            "%s must not have both @AsyncResource and @AsyncSource. Keep one of them; a source may have @Enter and @Exit."),
    UNMARKED_CLASS(
            114,
            "%s only %s to methods of a class with @AsyncResource or @AsyncSource, but %s has neither and cannot be extended. Annotate the class."),
    MISPLACED_MARK(
            115,
            "@%s has no place in an @AsyncResource class, but marks %s. Make %s an @AsyncSource, or remove the mark."),
    TWO_MARKS(116, "a method must have one role, but %s is marked with both %s and %s. %s"),
    BAD_NAME(
            117,
            "the name of a generated class must be a Java identifier that may name a class, but is \"%s\". Choose another one."),
    TAKEN_NAME(118, "the generated class for %s would be called %s, but that name is taken by %s. %s"),
    NO_CONSTRUCTOR(119, "@%s class %s must have a constructor that its package can call, but %s. %s"),
    NEGATIVE_PREFETCH(120, "prefetch must not be negative, but is %s. At 0 nothing is fetched ahead."),
    WILDCARD_RESULT(121, "the @%s method %s must say what it yields, but returns %s. %s"),
    AMBIGUOUS_AWAITABLE(
            122,
            "the @%s method %s must return what becomes a stage in one way, but %s has %s, which disagree. Return a CompletionStage."),
    HIDDEN_TYPE(123, "%s must mention only types that its package can name, but %s. %s"),
    WAITS_FOR_LOMBOK(
            124,
            "the wrapper of %s needs the %s that Lombok writes for @%s, but Lombok has written none. Put it on the processor path, or write by hand what it would write."),
    NO_RUNTIME(125, "the wrapper of %s needs the runtime of Forthwith, but %s. %s"),
    UNWRITABLE(198, "the wrapper of %s could not be written: %s. Mend what keeps the compiler from writing files."),
    INTERNAL(199, "the processor failed on %s. Please report this, with the class and what follows.\n%s"),

    BLOCKING_AWAITABLE(201, Kind.WARNING, "@Blocking has no effect on %s, which returns an awaitable. Remove it."),
    LOST_MARK(
            202,
            Kind.WARNING,
            "%s overrides %s, which is marked with @%s, and is used as if it were marked too. Repeat the mark."),
    BLIND_EXIT(
            203,
            Kind.WARNING,
            "%s asks for the resource by \"%s\", but a resource of the type Void is always null. Leave that parameter out."),
    FILE_EXISTS(
            204,
            Kind.WARNING,
            "the wrapper of %s was not written, since that file is there: from an earlier compilation, whose output should be deleted, or from something else in this compilation (%s). Set another name for it: @%s(name = \"...\")."),
    SIMILAR_NAME(
            205,
            Kind.WARNING,
            "the generated class for %1$s would be called %2$s, which differs from %3$s only in case, and a disk that ignores case keeps only one of them. Set another name: @%4$s(name = \"...\")."),
    FUTURE_RESULT(
            206,
            Kind.WARNING,
            "%s yields the %s itself, since such a future tells nobody when it is done. Return a CompletionStage.");

    private final int number;
    private final Kind kind;
    private final String text;

    Problem(int number, String text) {
        this(number, Kind.ERROR, text);
    }

    Problem(int number, Kind kind, String text) {
        this.number = number;
        this.kind = kind;
        this.text = text;
    }

    /** The stable code, as FW101. */
    public String code() {
        return "FW" + number;
    }

    /** Whether it stops the generation. */
    public Kind kind() {
        return kind;
    }

    /** The message for what was found. */
    public String message(Object... found) {
        return "[" + code() + "] " + String.format(java.util.Locale.ROOT, text, found);
    }
}
