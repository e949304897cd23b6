package app;

/** Runs it. */
public final class Main {
    private Main() {}

    /** Counts down, and says from where. */
    public static void main(String[] args) throws InterruptedException {
        System.out.println(AsyncCountdown.of(3).toList().await());
        System.out.println(Main.class.getModule().getName());
    }
}
