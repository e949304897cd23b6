package app;

import java.util.Iterator;
import java.util.List;

/** What others delegate to: its methods have the conventional names. */
class Session {
    private final Iterator<String> rows = List.of("tea", "milk").iterator();

    String row() {
        return rows.hasNext() ? rows.next() : null;
    }

    public String enter() {
        return "session";
    }

    public void exit(String session) {
        System.out.println("closed: " + session);
    }
}
