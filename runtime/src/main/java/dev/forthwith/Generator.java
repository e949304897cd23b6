package dev.forthwith;

/**
 * A function that emits the elements of a source one by one: Python's asynchronous generator.
 *
 * @param <T> the elements
 * @see AsyncIterable#generate
 */
@FunctionalInterface
public interface Generator<T> {
    /**
     * Emits elements and returns when there are no more. May block.
     *
     * @param out takes the elements
     * @throws Exception what fails, which is the failure of the source
     */
    void run(Emitter<T> out) throws Exception;

    /**
     * Takes the elements of a generator, on its thread.
     *
     * @param <T> the elements
     */
    interface Emitter<T> {
        /**
         * Hands an element to the consumer and waits until it wants another one.
         *
         * @param element the element, not null
         * @throws java.util.concurrent.CancellationException when the consumer wants no more; let it pass, after what is to be cleaned up
         */
        void emit(T element);
    }
}
