package dev.forthwith.processor.read;

/** What a method of an annotated class may be for. */
enum Role {
    ENTER("Enter", "enter"),
    EXIT("Exit", "exit"),
    NEXT("Next", "next"),
    NEXT_PAGE("NextPage", "nextPage");

    static final String PACKAGE = "dev.forthwith.annotation";

    private final String mark;
    private final String conventional;

    Role(String mark, String conventional) {
        this.mark = mark;
        this.conventional = conventional;
    }

    /** The simple name of the annotation that marks it. */
    String mark() {
        return mark;
    }

    /** The name that means it where nothing is marked. */
    String conventional() {
        return conventional;
    }

    /** The role that takes the place of this one; itself, where there is none. */
    Role rival() {
        return this == NEXT ? NEXT_PAGE : this == NEXT_PAGE ? NEXT : this;
    }

    String annotation() {
        return PACKAGE + "." + mark;
    }
}
