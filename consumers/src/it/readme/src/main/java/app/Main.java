package app;

import static example.Pool.pool;

import dev.forthwith.AsyncTask;
import dev.forthwith.Cursor;
import java.util.List;

final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        // README.md: AsyncTask<Integer> deleted
        System.out.println(deleted.await());
        // README.md: AsyncTask<List<String>> names
        // README.md: try (Cursor<String> sessions
    }
}
