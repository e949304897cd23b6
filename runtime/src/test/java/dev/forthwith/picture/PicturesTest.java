package dev.forthwith.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The pictures of the documentation are drawn from what the runtime does, so they cannot drift from it. {@code -Dforthwith.update=true}
 * writes them.
 */
class PicturesTest {
    /** For the Javadoc, laid out as that of a module is, and for the pages. */
    private static final List<Path> PLACES =
            List.of(Path.of("src/main/javadoc/dev.forthwith/dev/forthwith/doc-files"), Path.of("../docs/pictures"));

    private static Map<String, String> drawn() {
        Map<String, String> drawn = new TreeMap<>();
        GuaranteePictures.all().forEach((name, picture) -> drawn.put("guarantee-" + name + ".svg", Svg.draw(picture)));
        OperatorPictures.all().forEach((name, picture) -> drawn.put(name + ".svg", Svg.draw(picture)));
        return drawn;
    }

    @Test
    void showWhatHappens() throws IOException {
        Map<String, String> drawn = drawn();
        assertEquals(drawn, drawn(), "another run of the same");
        for (Path place : PLACES) {
            if (Boolean.getBoolean("forthwith.update")) {
                Files.createDirectories(place);
                for (Map.Entry<String, String> each : drawn.entrySet()) {
                    Files.writeString(place.resolve(each.getKey()), each.getValue());
                }
            }
            assertEquals(drawn.keySet(), names(place), place + ": see them with -Dforthwith.update=true");
            for (Map.Entry<String, String> each : drawn.entrySet()) {
                assertEquals(each.getValue(), Files.readString(place.resolve(each.getKey())), each.getKey());
            }
        }
    }

    private static Set<String> names(Path place) throws IOException {
        try (Stream<Path> files = Files.list(place)) {
            return new TreeSet<>(
                    files.map(file -> file.getFileName().toString()).toList());
        }
    }
}
