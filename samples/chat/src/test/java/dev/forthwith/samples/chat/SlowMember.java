package dev.forthwith.samples.chat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A member that is connected and does not read. */
final class SlowMember implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("(?m)^id: (\\d+)$");

    private final Socket socket = new Socket();

    SlowMember(int port, String name) throws IOException {
        socket.setReceiveBufferSize(4 * 1024);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String request = "GET /rooms/lobby/events?name=" + name + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads all that was sent before the connection was broken, and returns the id of the last message that is complete. */
    long readToTheEnd() throws IOException {
        StringBuilder received = new StringBuilder();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                received.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            // The server did not wait for this reader.
        }
        long last = 1;
        Matcher ids = ID.matcher(received);
        while (ids.find()) {
            last = Long.parseLong(ids.group(1));
        }
        return last - 1;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
