package dev.forthwith.benchmarks.compiletime;

/** Whoever writes code from annotations. A class of like size is written for each; ours are in turn a resource and a source. */
enum Contestant {
    /** The same wrappers, as one would write them without a processor. */
    BY_HAND("by hand, no processor", "forthwith", "Resource0", "Source0"),
    /** A processor that looks at nothing and writes those wrappers from a text. */
    BARE("bare processor", "forthwith", "Resource0", "Source0"),
    FORTHWITH("Forthwith", "forthwith", "Resource0", "Source0"),
    AUTO_FACTORY("AutoFactory", "auto-factory", "Service0"),
    AUTO_VALUE("AutoValue", "auto-value", "Item0"),
    DAGGER("Dagger", "dagger", "Service0"),
    MAPSTRUCT("MapStruct", "mapstruct", "Rows0"),
    RECORD_BUILDER("RecordBuilder", "record-builder", "Item0"),
    IMMUTABLES("Immutables", "immutables", "Item0");

    private final String label;
    private final String key;
    private final String even;
    private final String odd;

    Contestant(String label, String key, String each) {
        this(label, key, each, each);
    }

    Contestant(String label, String key, String even, String odd) {
        this.label = label;
        this.key = key;
        this.even = even;
        this.odd = odd;
    }

    String label() {
        return label;
    }

    /** What its classes and its artifacts are listed under. */
    String key() {
        return key;
    }

    boolean isPeer() {
        return !key.equals("forthwith");
    }

    /** The annotated class of a number. */
    Template annotated(int number) {
        return Template.read(key, number % 2 == 0 ? even : odd);
    }
}
