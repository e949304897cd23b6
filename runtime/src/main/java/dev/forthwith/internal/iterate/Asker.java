package dev.forthwith.internal.iterate;

/** Who is told what came of an advance that had to wait. */
public interface Asker {
    /** Is told TRUE, FALSE or a failure, once for each such advance. */
    void answer(Object answer);
}
