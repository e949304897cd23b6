package app;

import java.util.concurrent.CompletionException;

final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(AsyncDatabase.of("db").call(Connection::getUrl).await());
        System.out.println(AsyncPooled.of().call(session -> session).await());
        System.out.println(AsyncRows.of().toList().await());
        System.out.println(AsyncPoint.of(1, 2).call(point -> point).await());
        System.out.println(AsyncPoint.from(Point.builder().x(3)::build).call(point -> point).await());
        System.out.println(AsyncQuery.of("a", 1).call(query -> query).await());
        System.out.println(AsyncQuery.from(Query.builder().text("b")::build).call(query -> query).await());
        try {
            AsyncBroken.of().toList().await();
        } catch (CompletionException e) {
            System.out.println(e.getCause() + " with " + e.getCause().getSuppressed()[0]);
        }
    }
}
