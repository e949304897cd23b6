package golden;

import dev.forthwith.AsyncExitStack;
import dev.forthwith.Outcome;
import dev.forthwith.annotation.AsyncSource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import dev.forthwith.annotation.NextPage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A source of pages with a life cycle and sub-resources, all of it blocking, fetched ahead. */
@Blocking
@AsyncSource(prefetch = 2)
class Rows<R extends Comparable<? super R>> {
    private final List<List<R>> pages;

    @SafeVarargs
    Rows(List<R>... pages) {
        this.pages = new ArrayList<>();
        for (List<R> page : pages) {
            this.pages.add(page);
        }
    }

    @Enter(interruptible = true)
    String open(AsyncExitStack stack) throws IOException {
        return "cursor";
    }

    @NextPage(interruptible = false)
    List<R> page() throws IOException {
        return pages.get(0);
    }

    @Exit
    boolean close(Throwable failure, String cursor, Outcome outcome) throws IOException {
        return outcome == Outcome.FAILED && failure instanceof IOException;
    }
}
