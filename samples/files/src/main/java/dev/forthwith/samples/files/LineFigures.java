package dev.forthwith.samples.files;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;

/** Prints how many lines and words a file has, and how long its longest line is. */
public final class LineFigures {
    private static final int CHUNK_SIZE = 64 * 1024;

    private LineFigures() {}

    /** Takes a path; the default is the file README.md of the current directory. */
    public static void main(String[] args) throws InterruptedException {
        int code = run(Path.of(args.length == 0 ? "README.md" : args[0]), System.out, System.err);
        if (code != 0) {
            System.exit(code);
        }
    }

    static int run(Path path, PrintStream out, PrintStream err) throws InterruptedException {
        Figures figures = new Figures();
        try {
            AsyncLines.of(AsyncOpenFile.of(path), CHUNK_SIZE)
                    .forEach(figures::add)
                    .await();
        } catch (UncheckedIOException failure) {
            err.println(path + " cannot be read: " + failure.getMessage());
            return 1;
        } catch (CompletionException failure) {
            if (!(failure.getCause() instanceof IOException problem)) {
                throw failure;
            }
            err.println(
                    problem instanceof NoSuchFileException
                            ? "There is no file " + path
                            : path + " cannot be read: " + problem.getMessage());
            return 1;
        }
        out.println(path);
        out.println(figures);
        return 0;
    }
}
