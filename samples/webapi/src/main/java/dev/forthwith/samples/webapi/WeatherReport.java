package dev.forthwith.samples.webapi;

import dev.forthwith.AsyncIterable;
import dev.forthwith.samples.webapi.client.Alert;
import dev.forthwith.samples.webapi.client.Backoff;
import dev.forthwith.samples.webapi.client.Reading;
import dev.forthwith.samples.webapi.client.Station;
import dev.forthwith.samples.webapi.client.WeatherClient;
import dev.forthwith.samples.webapi.server.WeatherServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Asks a weather service on this machine for its stations, its readings and its alerts. */
public final class WeatherReport {
    private static final int DETAILS_AT_A_TIME = 16;
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final WeatherClient weather;
    private final PrintStream out;
    private final Progress progress;

    WeatherReport(WeatherClient weather, PrintStream out, Progress progress) {
        this.weather = weather;
        this.out = out;
        this.progress = progress;
    }

    /** Starts the service, prints the report, and says whether anything is still open. */
    public static void main(String[] args) throws IOException, InterruptedException {
        run(System.out, isTerminal());
    }

    @SuppressWarnings("SystemConsoleNull") // with this property it is null without a terminal, also on JDK 22 to 24
    private static boolean isTerminal() {
        System.setProperty("jdk.console", "java.base");
        return System.console() != null;
    }

    static void run(PrintStream out, boolean terminal) throws IOException, InterruptedException {
        try (WeatherServer server = new WeatherServer()) {
            WeatherClient weather =
                    new WeatherClient(HttpClient.newHttpClient(), server.uri(), new Backoff(5, Duration.ofMillis(50)));
            WeatherReport report = new WeatherReport(weather, out, new Progress(out, terminal));
            report.stations();
            report.readings();
            report.alerts();
            server.open().awaitNone();
            out.println("Nothing is open at the server.");
        }
    }

    private void stations() throws InterruptedException {
        AsyncIterable<Station> stations = weather.stations().mapConcurrent(DETAILS_AT_A_TIME, weather::station);
        List<Station> all = progress.of("stations", stations).toList().await();
        Station highest =
                all.stream().max(Comparator.comparingInt(Station::metres)).orElseThrow();
        out.println(all.size() + " stations, page by page, and the details of " + DETAILS_AT_A_TIME
                + " at a time; the highest is " + highest.name() + " at " + highest.metres() + " m.");
    }

    private void readings() throws InterruptedException {
        AsyncIterable<Reading> readings = weather.readings().timeout(SILENCE);
        Reading warmest = progress.of("readings", readings)
                .max(Comparator.comparingDouble(Reading::celsius).thenComparing(Reading::station))
                .await()
                .orElseThrow();
        out.println("The warmest reading: " + warmest.celsius() + " C at " + warmest.station() + ".");
    }

    private void alerts() throws InterruptedException {
        AsyncIterable<Alert> alerts = weather.alerts().timeout(SILENCE);
        progress.of("alerts", alerts)
                .limit(10)
                .forEach(alert -> out.println("Alert: " + alert.text() + " at " + alert.station() + "."))
                .await();
    }
}
