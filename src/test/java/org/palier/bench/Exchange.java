package org.palier.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One keep-alive connection that never waits: a request goes out, and its answer comes in as the selector tells. */
final class Exchange {
    private static final Pattern LENGTH = Pattern.compile("\\r\\ncontent-length: *(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final String END_OF_HEADERS = "\r\n\r\n";
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final SocketChannel channel;
    private final ByteBuffer in = ByteBuffer.allocateDirect(LONGEST_ANSWER);
    private long intended;

    Exchange(int port, Selector selector) throws IOException {
        channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, this);
    }

    /**
     * Sends a request.
     *
     * @param moment when it was intended to start, in the nanoseconds of the system's timer
     */
    void send(long moment, byte[] request) throws IOException {
        intended = moment;
        in.clear();
        ByteBuffer out = ByteBuffer.wrap(request);
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    /** When the request was intended to start whose answer came last. */
    long intended() {
        return intended;
    }

    /** Reads what has come: an answer once it is complete. */
    Optional<Load.Answer> receive() throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection");
        }
        byte[] bytes = new byte[in.position()];
        in.duplicate().flip().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int headers = text.indexOf(END_OF_HEADERS);
        if (headers < 0) {
            return Optional.empty();
        }
        int body = headers + END_OF_HEADERS.length();
        Matcher length = LENGTH.matcher(text).region(0, headers);
        if (!length.find()) {
            throw new IOException("an answer tells no length");
        }
        return bytes.length - body >= Integer.parseInt(length.group(1))
                ? Optional.of(new Load.Answer(
                        Integer.parseInt(text.split(" ", 3)[1]),
                        new String(bytes, body, bytes.length - body, StandardCharsets.UTF_8)))
                : Optional.empty();
    }
}
