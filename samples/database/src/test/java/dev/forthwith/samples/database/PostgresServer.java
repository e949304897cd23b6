package dev.forthwith.samples.database;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A PostgreSQL server of the tests' own: from the installed package, in a directory that is deleted afterwards, on a free port of the
 * loopback interface. It refuses to run as root, so root starts it as the user {@code postgres}. It ends with the tests, also if these are
 * killed: its shell waits for the end of their pipe.
 */
final class PostgresServer implements AutoCloseable {
    static final String USER = "forthwith";

    private static final String UNTIL_THE_PIPE_ENDS =
            "\"$@\" </dev/null & server=$!; exec >/dev/null 2>&1; cat; kill -INT $server; wait $server";

    private final Path directory;
    private final Process process;
    private final int port;

    private PostgresServer(Path directory, Process process, int port) {
        this.directory = directory;
        this.process = process;
        this.port = port;
    }

    /** Where the programs of the server are: on the path, or where Debian puts them. */
    static Optional<Path> programs() throws IOException {
        List<Path> candidates = new ArrayList<>();
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv("PATH"))
                .map(Path::of)
                .forEach(candidates::add);
        Path debian = Path.of("/usr/lib/postgresql");
        if (Files.isDirectory(debian)) {
            try (Stream<Path> versions = Files.list(debian)) {
                versions.map(version -> version.resolve("bin")).sorted().forEach(candidates::add);
            }
        }
        return candidates.stream()
                .filter(directory -> Files.isExecutable(directory.resolve("initdb"))
                        && Files.isExecutable(directory.resolve("postgres")))
                .findFirst();
    }

    static PostgresServer start(Path programs) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("forthwith-postgres");
        if (isRoot()) {
            Files.setOwner(
                    directory,
                    directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
        }
        Path data = directory.resolve("data");
        String initdb = programs.resolve("initdb").toString();
        Process init = command(
                        initdb,
                        "-D",
                        data.toString(),
                        "-U",
                        USER,
                        "-A",
                        "trust",
                        "--locale=C",
                        "-E",
                        "UTF8",
                        "--no-sync")
                .directory(directory.toFile())
                .start();
        String said = new String(init.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (init.waitFor() != 0) {
            throw new IOException("initdb failed: " + said);
        }
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            Process process = serve(programs, data, port);
            String problem = untilReady(process.inputReader(StandardCharsets.UTF_8));
            if (problem == null) {
                return new PostgresServer(directory, process, port);
            }
            process.getOutputStream().close();
            if (attempt == 3) {
                throw new IOException("the server did not start: " + problem);
            }
        }
    }

    int port() {
        return port;
    }

    private static Process serve(Path programs, Path data, int port) throws IOException {
        return command(
                        "sh",
                        "-c",
                        UNTIL_THE_PIPE_ENDS,
                        "sh",
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "fsync=off",
                        "-c",
                        "deadlock_timeout=10ms")
                .start();
    }

    /** Reads what it says until it is ready; what it said if it ended instead. */
    private static String untilReady(BufferedReader log) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("ready to accept connections")) {
                Thread drain = new Thread(() -> log.lines().forEach(more -> {}), "log of the server");
                drain.setDaemon(true);
                drain.start();
                return null;
            }
        }
        return said.toString();
    }

    private static ProcessBuilder command(String... words) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups"));
        }
        command.addAll(Arrays.asList(words));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
