package app;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;

/** Goes soon. */
@AsyncResource
class Short {
    @Enter
    void enter() {}

    @Exit
    void exit() {}
}
