package dev.forthwith.samples.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A window of the browser. */
final class Window {
    static final String ENTER = "\uE007";
    static final String SHIFT = "\uE008";
    static final String TAB = "\uE004";

    /** Ends when the condition holds, at once or after a change of the document. */
    private static final String AWAIT = """
            const done = arguments[arguments.length - 1];
            const holds = () => { try { return %s; } catch (notYet) { return false; } };
            const observer = new MutationObserver(look);
            function look() {
              if (holds()) {
                observer.disconnect();
                done(true);
              }
            }
            observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
            document.addEventListener("focusin", look);
            look();
            """;

    private final Browser browser;
    private final String handle;

    Window(Browser browser, String handle) {
        this.browser = browser;
        this.handle = handle;
    }

    void go(URI page) throws IOException {
        browser.post(handle, "url", Map.of("url", page.toString()));
    }

    void close() throws IOException {
        browser.delete(handle);
    }

    void resize(int width, int height) throws IOException {
        chrome(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Prefers light or dark. */
    void prefer(String scheme) throws IOException {
        chrome(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** Presses keys, one after the other, wherever the focus is. */
    void press(String keys) throws IOException {
        JsonNode focused = run("return document.activeElement");
        browser.post(handle, "element/" + focused.elements().next().asText() + "/value", Map.of("text", keys));
    }

    /** The value of an expression. */
    JsonNode see(String expression) throws IOException {
        return run("return " + expression);
    }

    JsonNode run(String script) throws IOException {
        return browser.post(handle, "execute/sync", Map.of("script", script, "args", List.of()));
    }

    /** Waits until a condition of the document holds. */
    void await(String condition) throws IOException {
        try {
            browser.post(handle, "execute/async", Map.of("script", AWAIT.formatted(condition), "args", List.of()));
        } catch (IOException failure) {
            throw new IOException(
                    "never: " + condition + "; the window shows: "
                            + see("document.body.innerText").asText(),
                    failure);
        }
    }

    /** A picture of the window, as PNG. */
    byte[] picture() throws IOException {
        return Base64.getDecoder()
                .decode(chrome("Page.captureScreenshot", Map.of("format", "png"))
                        .get("data")
                        .asText());
    }

    /** A command of Chromium's own protocol. */
    JsonNode chrome(String command, Map<String, ?> parameters) throws IOException {
        return browser.post(handle, "goog/cdp/execute", Map.of("cmd", command, "params", parameters));
    }
}
