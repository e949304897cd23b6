package app;

final class Main {
    private Main() {}

    public static void main(String[] args) throws InterruptedException {
        System.out.println(AsyncCountdown.of(3).toList().await());
    }
}
