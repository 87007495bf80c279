package io.github.activemqcluster.drill.partition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProxyTest {

    private static final int LONG = 20_000;
    private static final int SHORT = 300;

    private ServerSocket far;
    private Proxy proxy;

    @BeforeEach
    void listen() throws IOException {
        far = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
        proxy = new Proxy("127.0.0.1", far.getLocalPort(), port -> false);
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        far.close();
    }

    @Test
    void whatIsSentWhileALinkIsCutArrivesOnceItIsWhole() throws IOException {
        // given
        try (Socket near = connect();
                Socket peer = far.accept()) {
            near.getOutputStream().write('a');
            assertThat(read(peer, LONG)).isEqualTo('a');
            peer.getOutputStream().write('b');
            assertThat(read(near, LONG)).isEqualTo('b');

            // when
            proxy.cut();
            near.getOutputStream().write('c');
            peer.getOutputStream().write('d');

            // then
            assertThatThrownBy(() -> read(peer, SHORT)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> read(near, SHORT)).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            assertThat(read(peer, LONG)).isEqualTo('c');
            assertThat(read(near, LONG)).isEqualTo('d');
        }
    }

    @Test
    void theEndOfAConnectionIsNotHeardOfWhileTheLinkIsCut() throws IOException {
        // given
        try (Socket near = connect();
                Socket peer = far.accept()) {
            near.getOutputStream().write('a');
            assertThat(read(peer, LONG)).isEqualTo('a');

            // when
            proxy.cut();
            near.shutdownOutput();

            // then
            assertThatThrownBy(() -> read(peer, SHORT)).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            assertThat(read(peer, LONG)).isEqualTo(-1);
        }
    }

    @Test
    void nobodyConnectsOverALinkThatIsCut() throws IOException {
        // given
        proxy.cut();

        // when
        try (Socket near = connect()) {
            near.getOutputStream().write('a');
            far.setSoTimeout(SHORT);

            // then
            assertThatThrownBy(() -> far.accept()).isInstanceOf(SocketTimeoutException.class);
            proxy.heal();
            far.setSoTimeout(LONG);
            try (Socket peer = far.accept()) {
                assertThat(read(peer, LONG)).isEqualTo('a');
            }
        }
    }

    @Test
    void aPortThatSomebodyElseIsToOpenIsLeftToThem() throws IOException {
        // given
        Set<Integer> planned = new HashSet<>();

        // when
        try (Proxy other = new Proxy(
                "127.0.0.1",
                far.getLocalPort(),
                port -> planned.contains(port) || (planned.size() < 3 && planned.add(port)))) {
            // then
            int port = Integer.parseInt(other.address().substring("127.0.0.1:".length()));
            assertThat(planned).hasSize(3).doesNotContain(port);
            for (int free : planned) {
                new ServerSocket(free, 1, far.getInetAddress()).close();
            }
        }
    }

    private Socket connect() throws IOException {
        String address = proxy.address();
        return new Socket(far.getInetAddress(), Integer.parseInt(address.substring(address.indexOf(':') + 1)));
    }

    private static int read(Socket socket, int millis) throws IOException {
        socket.setSoTimeout(millis);
        return socket.getInputStream().read();
    }
}
