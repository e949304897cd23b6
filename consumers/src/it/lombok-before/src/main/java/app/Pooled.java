package app;

import dev.forthwith.annotation.AsyncResource;
import lombok.experimental.Delegate;

/** Its enter and its exit are Lombok's. */
@AsyncResource
class Pooled {
    @Delegate
    private final Session session = new Session();
}
