package dev.forthwith.internal.iterate;

/** What a step of an iteration answers when it has no element to hand on. */
public enum Signal {
    /** There are no more elements: of this source, or for anybody behind this operator. */
    END,
    /** Wait for {@link Step#awaited}, then ask {@link Step#resume}. */
    AWAIT,
    /** Nothing for this element: go on with the next. */
    SKIP,
    /** The elements of {@link Operator#inner} come next. */
    INNER
}
