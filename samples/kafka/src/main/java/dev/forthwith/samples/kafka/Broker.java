package dev.forthwith.samples.kafka;

import dev.forthwith.annotation.AsyncResource;
import dev.forthwith.annotation.Blocking;
import dev.forthwith.annotation.Enter;
import dev.forthwith.annotation.Exit;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A broker in this process, on free ports of the loopback interface, with its data in a directory that is deleted when it is exited. The
 * resource is its address. A member of a group is missed after six seconds.
 */
@AsyncResource
@Blocking
class Broker {
    private static final int ATTEMPTS = 3;

    private Path directory;
    private KafkaRaftServer server;

    @Enter
    String start() throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            try {
                start(port, freePort());
                return "127.0.0.1:" + port;
            } catch (Exception failure) {
                stop();
                if (attempt == ATTEMPTS || !isOfAPortTakenMeanwhile(failure)) {
                    throw failure;
                }
            }
        }
    }

    private void start(int port, int controllerPort) throws IOException {
        directory = Files.createTempDirectory("forthwith-kafka");
        Properties settings = settings(port, controllerPort);
        Path file = directory.resolve("server.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            settings.store(writer, null);
        }
        String[] format = {
            "format", "--standalone", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString()
        };
        int code = StorageTool.execute(format, new PrintStream(OutputStream.nullOutputStream()));
        if (code != 0) {
            throw new IOException("the directory of the broker cannot be formatted: code " + code);
        }
        server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
    }

    private Properties settings(int port, int controllerPort) {
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                "1",
                "listeners",
                "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.bootstrap.servers",
                "127.0.0.1:" + controllerPort,
                "log.dirs",
                directory.resolve("data").toString()));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "group.consumer.session.timeout.ms", "6000",
                "group.consumer.min.session.timeout.ms", "6000",
                "group.consumer.heartbeat.interval.ms", "500",
                "group.consumer.min.heartbeat.interval.ms", "500"));
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean isOfAPortTakenMeanwhile(Throwable failure) {
        return failure instanceof BindException
                || (failure.getCause() != null && isOfAPortTakenMeanwhile(failure.getCause()));
    }

    @Exit
    void stop() throws IOException {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
