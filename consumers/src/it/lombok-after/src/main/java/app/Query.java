package app;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import lombok.Builder;

/** The constructor that its builder calls is Lombok's too. */
@AsyncResource
@Builder
class Query {
    private final String text;

    @Builder.Default
    private final int limit = 10;

    @Enter
    String open() {
        return text + " limit " + limit;
    }

    @Exit
    void close(String query) {
        System.out.println("closed: " + query);
    }
}
