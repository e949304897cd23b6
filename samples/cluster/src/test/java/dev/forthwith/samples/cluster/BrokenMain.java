package dev.forthwith.samples.cluster;

/** A node whose sensor breaks. */
final class BrokenMain {
    private BrokenMain() {}

    public static void main(String[] args) throws InterruptedException {
        NodeMain.run(
                args[0], args[1], AsyncReadings.of(args[0], System.out::println).map(reading -> {
                    if (reading.startsWith("reading 300 ")) {
                        throw new IllegalStateException("the sensor broke");
                    }
                    return reading;
                }));
    }
}
