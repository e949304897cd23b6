package app;

import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Next;
import lombok.experimental.Delegate;

/** Its next is its own, but its enter and its exit are Lombok's: were they not waited for, nothing would be closed. */
@AsyncSource
class Rows {
    @Delegate
    private final Session session = new Session();

    @Next
    String pull() {
        return session.row();
    }
}
