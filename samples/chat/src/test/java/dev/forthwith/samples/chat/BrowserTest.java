package dev.forthwith.samples.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of Chromium that talk to each other. {@code -Dforthwith.update=true} makes the picture of the README, too. */
final class BrowserTest extends Served {
    private static final String MISSING =
            "Chromium is not installed; 'apt-get install chromium chromium-driver' brings what this test runs";
    private static final Set<String> CONTROLS = Set.of("button", "link", "textbox", "log");

    @TempDir
    static Path profile;

    private static Browser browser;

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

    /** A window in which somebody has said who they are, with the keyboard alone. */
    private Window enter(String name) throws Exception {
        Window window = browser.open(uri("/"), 1024, 640);
        window.await("document.activeElement.id === 'name'");
        window.press(name + Window.ENTER);
        window.await("document.activeElement.id === 'text'");
        window.await("document.getElementById('status').dataset.state === 'online'");
        return window;
    }

    private static void say(Window window, String text) throws Exception {
        window.press(text.replace("\n", Window.SHIFT + Window.ENTER + Window.SHIFT) + Window.ENTER);
    }

    private static void awaitMessage(Window window, String text) throws Exception {
        window.await("[...document.querySelectorAll('.text')].some(said => said.textContent === " + quoted(text) + ")");
    }

    private static String quoted(String text) {
        return "`" + text.replace("\\", "\\\\") + "`";
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(element -> strings.add(element.asText()));
        return strings;
    }

    @Test
    void twoWindowsTalkToEachOther() throws Exception {
        Window anna = enter("Anna");
        Window bert = enter("Bert");
        for (Window window : List.of(anna, bert)) {
            window.await("document.getElementById('count').textContent === '2'");
            assertEquals(
                    List.of("Anna", "Bert"),
                    strings(window.see(
                            "[...document.querySelectorAll('#people li span:last-child')].map(p => p.textContent)")));
        }
        say(anna, "Hello Bert!");
        awaitMessage(bert, "Hello Bert!");
        say(bert, "Hello Anna,\nhow are you?");
        awaitMessage(anna, "Hello Anna,\nhow are you?");
        assertEquals("", anna.see("document.getElementById('text').value").asText());
        assertEquals(
                List.of("Hello Bert!"),
                strings(anna.see("[...document.querySelectorAll('.own .text')].map(said => said.textContent)")));
        assertEquals(
                List.of("Anna", "Bert"),
                strings(bert.see("[...document.querySelectorAll('.meta strong')].map(author => author.textContent)")));
    }

    @Test
    void whatIsSaidIsTextAndNothingElse() throws Exception {
        Window anna = enter("Anna");
        String attack = "<img src=x onerror='document.title=1'><b>&amp;";
        say("lobby", "<i>Eve</i>", attack);
        awaitMessage(anna, attack);
        assertEquals(
                0,
                anna.see("document.querySelectorAll('.log img, .log b, .log i').length")
                        .asInt());
        assertEquals("Chat", anna.see("document.title").asText());
    }

    @Test
    void aWindowComesBackWhenTheServerDoesAndMissesNothing() throws Exception {
        Window anna = enter("Anna");
        say(anna, "before");
        awaitMessage(anna, "before");
        int port = port();
        stop();
        anna.await("document.getElementById('status').textContent === 'Reconnecting…'");
        say(anna, "into the void");
        anna.await("document.getElementById('problem').textContent.startsWith('Not sent: ')");
        anna.run("document.getElementById('text').value = ''");
        start(port);
        say("lobby", "Bert", "meanwhile");
        awaitMessage(anna, "meanwhile");
        anna.await("document.getElementById('status').textContent === 'Connected'");
        say(anna, "after");
        awaitMessage(anna, "after");
        assertEquals(
                List.of("before", "meanwhile", "after"),
                strings(anna.see("[...document.querySelectorAll('.text')].map(said => said.textContent)")));
    }

    @Test
    void aClosedWindowHasLeft() throws Exception {
        Window anna = enter("Anna");
        Window bert = enter("Bert");
        anna.await("document.getElementById('count').textContent === '2'");
        bert.close();
        anna.await("document.getElementById('count').textContent === '1'");
    }

    @Test
    void roomsAreChangedWithTheKeyboard() throws Exception {
        say("kitchen", "Carla", "The soup is ready.");
        Window anna = enter("Anna");
        assertEquals(
                "# lobby",
                anna.see("document.getElementById('title').textContent").asText());
        anna.run("document.querySelector('#rooms a[href=\"#kitchen\"]').focus()");
        anna.press(Window.ENTER);
        awaitMessage(anna, "The soup is ready.");
        assertEquals(
                "# kitchen",
                anna.see("document.getElementById('title').textContent").asText());
        assertEquals(
                List.of("kitchen"),
                strings(anna.see(
                        "[...document.querySelectorAll('#rooms a[aria-current=page]')].map(a => a.textContent)")));
    }

    /** What a screen reader meets: every control has a name; what is said from now on is read out, what was said before is not. */
    @Test
    void theAccessibilityTreeIsComplete() throws Exception {
        Window anna = enter("Anna");
        anna.await("document.getElementById('log').getAttribute('aria-live') === 'polite'");
        List<String> found = new ArrayList<>();
        anna.chrome("Accessibility.enable", Map.of());
        for (JsonNode node :
                anna.chrome("Accessibility.getFullAXTree", Map.of()).get("nodes")) {
            String role = node.path("role").path("value").asText();
            String name = node.path("name").path("value").asText();
            if (!node.path("ignored").asBoolean()) {
                found.add(role + " " + name);
                assertFalse(CONTROLS.contains(role) && name.isEmpty(), node.toString());
            }
        }
        for (String expected : List.of(
                "link Skip to writing",
                "status ",
                "button You are Anna. Change your name",
                "navigation Rooms",
                "link lobby",
                "main ",
                "heading # lobby",
                "log Messages",
                "textbox Message",
                "button Send",
                "complementary Here now 1")) {
            assertTrue(found.stream().anyMatch(node -> node.startsWith(expected)), expected + " is not in " + found);
        }
    }

    @Test
    void aNarrowWindowShowsEverythingWithoutScrollingSideways() throws Exception {
        Window anna = enter("Anna");
        anna.resize(320, 560);
        say(anna, "x".repeat(300));
        awaitMessage(anna, "x".repeat(300));
        assertEquals(320, anna.see("document.documentElement.scrollWidth").asInt());
        assertTrue(anna.see("document.getElementById('send').getBoundingClientRect().right <= 320")
                .asBoolean());
    }

    @Test
    void thePictureOfTheReadme() throws Exception {
        Window anna = enter("Anna");
        Window bert = enter("Bert Olsen");
        bert.prefer("dark");
        join("Carla");
        conversation(anna, bert);
        for (Window window : List.of(anna, bert)) {
            window.await("document.getElementById('count').textContent === '3'");
            window.run("document.getAnimations().forEach(animation => animation.finish())");
        }
        BufferedImage picture = sideBySide(image(anna), image(bert));
        assertEquals(2 * 1024, picture.getWidth());
        if (Boolean.getBoolean("forthwith.update")) {
            ImageIO.write(picture, "png", new File("screenshot.png"));
        }
    }

    private void conversation(Window anna, Window bert) throws Exception {
        say("lobby", "Carla", "Good morning! The build is green on both JDKs.");
        awaitMessage(anna, "Good morning! The build is green on both JDKs.");
        say(anna, "Lovely. Then I release this afternoon.");
        awaitMessage(bert, "Lovely. Then I release this afternoon.");
        say(bert, "Wait for me, please:\nthe notes are not finished.");
        say(bert, "Ten minutes.");
        awaitMessage(anna, "Ten minutes.");
        say(anna, "Take your time. I fetch some coffee ☕");
        awaitMessage(bert, "Take your time. I fetch some coffee ☕");
    }

    private static BufferedImage image(Window window) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(window.picture()));
    }

    private static BufferedImage sideBySide(BufferedImage left, BufferedImage right) {
        BufferedImage both =
                new BufferedImage(left.getWidth() + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = both.createGraphics();
        graphics.drawImage(left, 0, 0, null);
        graphics.drawImage(right, left.getWidth(), 0, null);
        graphics.dispose();
        return both;
    }
}
