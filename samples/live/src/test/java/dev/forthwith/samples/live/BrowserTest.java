package dev.forthwith.samples.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forthwith.AsyncTask;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The page in Chromium. {@code -Dforthwith.update=true} makes the picture of the README, too. */
@Timeout(240)
final class BrowserTest {
    private static final String MISSING =
            "Chromium is not installed; 'apt-get install chromium chromium-driver' brings what this test runs";

    @TempDir
    static Path profile;

    private static Browser browser;
    private LivePage page;

    @BeforeAll
    static void startBrowser() throws Exception {
        Optional<Browser> started = Browser.start(profile);
        assumeTrue(started.isPresent() || "true".equals(System.getenv("CI")), MISSING);
        browser = started.orElseThrow(() -> new AssertionError(MISSING));
    }

    @AfterAll
    static void stopBrowser() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        page = new LivePage(0);
        page.start();
    }

    @AfterEach
    void stop() {
        page.close();
    }

    private static String row(String table, String text) {
        return "[...document.querySelectorAll('#" + table + " tbody tr')].some(row => row.innerText.includes(`" + text
                + "`))";
    }

    @Test
    void whatIsOpenAppearsAndGoes() throws Exception {
        Window window = browser.open(page.uri(), 1024, 640);
        CompletableFuture<Void> end = new CompletableFuture<>();
        AsyncTask<Void> task = AsyncTransaction.of(Duration.ZERO).with(transaction -> end);
        window.await(row("open", "Transaction.begin()"));
        assertEquals(
                "Connected",
                window.see("document.getElementById('status').textContent").asText());
        String attack = "<img src=x onerror='document.title=1'>";
        end.completeExceptionally(new IllegalStateException(attack));
        assertTrue(task.handle((done, failure) -> failure != null).await());
        window.await("!" + row("open", "Transaction.begin()"));
        window.await(row("recent", attack));
        assertEquals("What is open", window.see("document.title").asText());
    }

    @Test
    void itComesBackWhenTheServerDoes() throws Exception {
        Window window = browser.open(page.uri(), 1024, 640);
        window.await("document.getElementById('status').textContent === 'Connected'");
        int port = page.uri().getPort();
        page.close();
        window.await("document.getElementById('status').textContent === 'Reconnecting…'");
        page = new LivePage(port);
        page.start();
        window.await("document.getElementById('status').textContent === 'Connected'");
    }

    @Test
    void theAccessibilityTreeIsComplete() throws Exception {
        List<AsyncTask<Void>> shops = Demo.begin();
        Window window = browser.open(page.uri(), 1024, 640);
        window.await(row("open", "Orders.next()"));
        List<String> found = new ArrayList<>();
        window.chrome("Accessibility.enable", Map.of());
        for (JsonNode node :
                window.chrome("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
            String role = node.path("role").path("value").asText();
            String name = node.path("name").path("value").asText();
            if (!node.path("ignored").asBoolean()) {
                found.add(role + " " + name);
                assertFalse(Set.of("button", "link").contains(role) && name.isEmpty(), node.toString());
            }
        }
        for (String expected :
                List.of("heading What is open", "status ", "button Pause", "region Open now", "columnheader Age")) {
            assertTrue(found.stream().anyMatch(node -> node.startsWith(expected)), expected + " is not in " + found);
        }
        shops.forEach(shop -> shop.cancel(true));
    }

    @Test
    void aNarrowWindowDoesNotScrollSideways() throws Exception {
        Window window = browser.open(page.uri(), 320, 560);
        window.await("document.getElementById('status').textContent === 'Connected'");
        assertEquals(320, window.see("document.documentElement.scrollWidth").asInt());
    }

    @Test
    void thePictureOfTheReadme() throws Exception {
        List<AsyncTask<Void>> shops = Demo.begin();
        Window window = browser.open(page.uri(), 1100, 900);
        window.prefer("dark");
        window.await(row("open", "cancelled, waits"));
        window.await(row("totals", "Exit Transaction.end()"));
        window.await(row("recent", "is sold out"));
        assertEquals(
                "dark",
                window.see("matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'")
                        .asText());
        byte[] picture = window.picture();
        if (Boolean.getBoolean("forthwith.update")) {
            Files.write(Path.of("screenshot.png"), picture);
        }
        shops.forEach(shop -> shop.cancel(true));
    }
}
