package dev.forthwith.samples.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Chromium without a screen, driven as the WebDriver standard says. */
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--hide-scrollbars",
            "--lang=en");
    private static final Pattern STARTED = Pattern.compile("started successfully on port (\\d+)");
    private static final int SCRIPT_LIMIT_MILLIS = 60_000;

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Process driver;
    private final URI session;

    private Browser(Path chromium, Path chromedriver, Path profile) throws IOException {
        driver = new ProcessBuilder(chromedriver.toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        URI server = URI.create("http://127.0.0.1:" + port() + "/session");
        Map<String, ?> options = Map.of(
                "binary",
                chromium.toString(),
                "args",
                Stream.concat(ARGUMENTS.stream(), Stream.of("--user-data-dir=" + profile))
                        .toList());
        JsonNode made = send(
                "POST", server, Map.of("capabilities", Map.of("alwaysMatch", Map.of("goog:chromeOptions", options))));
        session = URI.create(server + "/" + made.get("sessionId").asText() + "/");
        post("timeouts", Map.of("script", SCRIPT_LIMIT_MILLIS));
    }

    /** Starts Chromium, if this machine has it and its driver. */
    static Optional<Browser> start(Path profile) throws IOException {
        Optional<Path> chromium = find("chromium");
        Optional<Path> chromedriver = find("chromedriver");
        return chromium.isPresent() && chromedriver.isPresent()
                ? Optional.of(new Browser(chromium.get(), chromedriver.get(), profile))
                : Optional.empty();
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> Path.of(directory, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private String port() throws IOException {
        BufferedReader said = driver.inputReader();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            Matcher started = STARTED.matcher(line);
            if (started.find()) {
                return started.group(1);
            }
        }
        throw new IOException("chromedriver did not start");
    }

    /** A new window of this size, on a page. */
    Window open(URI page, int width, int height) throws IOException {
        String handle =
                post("window/new", Map.of("type", "window")).get("handle").asText();
        Window window = new Window(this, handle);
        window.resize(width, height);
        window.go(page);
        return window;
    }

    /** A command for a window. */
    JsonNode post(String window, String command, Map<String, ?> parameters) throws IOException {
        post("window", Map.of("handle", window));
        return post(command, parameters);
    }

    void delete(String window) throws IOException {
        post("window", Map.of("handle", window));
        send("DELETE", session.resolve("window"), Map.of());
    }

    private JsonNode post(String command, Map<String, ?> parameters) throws IOException {
        return send("POST", session.resolve(command), parameters);
    }

    private JsonNode send(String method, URI uri, Map<String, ?> parameters) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, BodyPublishers.ofString(json.writeValueAsString(parameters)))
                .build();
        JsonNode value = json.readTree(
                        http.sendAsync(request, BodyHandlers.ofString()).join().body())
                .get("value");
        if (value.hasNonNull("error")) {
            throw new IOException(uri.getPath() + ": " + value.get("error").asText() + ": "
                    + value.get("message").asText());
        }
        return value;
    }

    @Override
    public void close() throws IOException {
        try {
            send("DELETE", URI.create(session.toString().replaceFirst("/$", "")), Map.of());
        } finally {
            driver.destroy();
            driver.onExit().join();
        }
    }
}
