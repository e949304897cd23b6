package dev.forthwith.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What lies in the jar of the processor, which shares one processor path with all those of its users. */
class PublishedJarsTest {
    @Test
    void theProcessorBringsNothingThatMeetsANeighbour() throws Exception {
        try (JarFile jar = processor()) {
            List<String> foreign = Collections.list(jar.entries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .filter(name -> !name.startsWith("dev/forthwith/processor/"))
                    .sorted()
                    .toList();
            assertEquals(
                    List.of(
                            "META-INF/MANIFEST.MF",
                            "META-INF/gradle/incremental.annotation.processors",
                            "META-INF/services/javax.annotation.processing.Processor"),
                    foreign);
        }
    }

    @Test
    void javaPoetIsNamedNowhereInIt() throws Exception {
        try (JarFile jar = processor()) {
            for (JarEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = jar.getInputStream(entry)) {
                        String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                        assertFalse(constants.contains("com/palantir/"), entry::getName);
                        assertFalse(constants.contains("com.palantir."), entry::getName);
                    }
                }
            }
        }
    }

    /** The shaded jar, which is there from {@code package} on. */
    private static JarFile processor() throws Exception {
        Path path = Path.of(Class.forName("dev.forthwith.processor.ForthwithProcessor")
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        assumeTrue(Files.isRegularFile(path), "not packaged yet");
        return new JarFile(path.toFile());
    }
}
