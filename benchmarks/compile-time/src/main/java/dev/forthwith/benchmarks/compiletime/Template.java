package dev.forthwith.benchmarks.compiletime;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;

/** A source file of which many are made: names in it that end in 0 get a number instead. */
record Template(String name, String text) {
    private static final Pattern NUMBERED = Pattern.compile("(?<=[A-Za-z])0\\b");

    static Template read(String folder, String name) {
        String path = "/" + folder + "/" + name + ".java";
        try (InputStream in = Template.class.getResourceAsStream(path)) {
            return new Template(
                    name, new String(Objects.requireNonNull(in, path).readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name(int number) {
        return NUMBERED.matcher(name).replaceAll(String.valueOf(number));
    }

    String text(int number) {
        return NUMBERED.matcher(text).replaceAll(String.valueOf(number));
    }

    Path write(Path directory, int number) throws IOException {
        return Files.writeString(directory.resolve(name(number) + ".java"), text(number));
    }
}
