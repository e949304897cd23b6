package dev.forthwith.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * How an instance yields elements.
 *
 * @param name the next method
 * @param conversion how its result becomes a stage
 * @param arrived what the stage yields: an element or a page, perhaps in an Optional
 * @param optional whether that is an Optional
 * @param page the form of its pages; none if it yields elements
 * @param element the elements
 * @param interruptible whether a pending next may be asked to end
 * @param throwing whether the next method declares exceptions
 * @param prefetch how many results are fetched ahead
 */
public record Iteration(
        String name,
        Conversion conversion,
        TypeName arrived,
        boolean optional,
        Page page,
        TypeName element,
        boolean interruptible,
        boolean throwing,
        int prefetch) {
    /** The forms of a page. */
    public enum Page {
        NONE,
        ITERABLE,
        ARRAY,
        STREAM
    }
}
