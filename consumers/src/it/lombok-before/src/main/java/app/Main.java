package app;

final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(AsyncDatabase.of("db").call(Connection::getUrl).await());
    }
}
