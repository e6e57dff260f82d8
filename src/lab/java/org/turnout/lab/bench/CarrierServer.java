package org.turnout.lab.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.PriorityQueue;
import tools.jackson.databind.json.JsonMapper;

/// A carrier that takes every text and answers after a set time, in a process of its own: one
/// thread and no framework, so that it measures the sender and not itself. Latency is set over
/// HTTP, and so is what it saw read: `POST /latency/150`, `POST /forget`, `GET /seen`.
final class CarrierServer {
  private static final int ROOM = 16 * 1024;

  private final Selector selector = Selector.open();
  private final PriorityQueue<Due> due = new PriorityQueue<>();
  private ArrivalLog arrivals = new ArrivalLog();
  private long latency = 150_000_000L;
  private long sid;
  private int connections;
  private int mostConnections;

  private record Due(long at, Wire wire, String answer) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at, other.at);
    }
  }

  private static final class Wire {
    final SocketChannel channel;
    final ByteBuffer in = ByteBuffer.allocate(ROOM);

    Wire(SocketChannel channel) {
      this.channel = channel;
    }
  }

  private CarrierServer(int port) throws IOException {
    var server = ServerSocketChannel.open();
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 4_096);
    server.configureBlocking(false);
    server.register(selector, SelectionKey.OP_ACCEPT);
  }

  public static void main(String[] args) throws IOException {
    new CarrierServer(Integer.parseInt(args[0])).serve();
  }

  private void serve() throws IOException {
    while (true) {
      Due next = due.peek();
      long wait = next == null ? 1_000_000_000L : next.at() - System.nanoTime();
      if (wait >= 1_000_000) {
        selector.select(wait / 1_000_000);
      } else {
        selector.selectNow();
      }
      for (SelectionKey key : selector.selectedKeys()) {
        if (key.isAcceptable()) {
          accept((ServerSocketChannel) key.channel());
        } else {
          read(key);
        }
      }
      selector.selectedKeys().clear();
      long now = System.nanoTime();
      for (Due done = due.peek(); done != null && done.at() <= now; done = due.peek()) {
        due.poll();
        write(done.wire(), done.answer());
      }
    }
  }

  private void accept(ServerSocketChannel server) throws IOException {
    for (SocketChannel channel = server.accept(); channel != null; channel = server.accept()) {
      channel.configureBlocking(false);
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
      channel.register(selector, SelectionKey.OP_READ, new Wire(channel));
      mostConnections = Math.max(mostConnections, ++connections);
    }
  }

  private void read(SelectionKey key) throws IOException {
    Wire wire = (Wire) key.attachment();
    try {
      if (wire.channel.read(wire.in) < 0) {
        close(key);
        return;
      }
    } catch (IOException broken) {
      close(key);
      return;
    }
    String text = US_ASCII.decode(wire.in.duplicate().flip()).toString();
    for (int length = whole(text); length > 0; length = whole(text)) {
      wire.in.flip().position(length);
      wire.in.compact();
      answer(wire, text.substring(0, length));
      text = text.substring(length);
    }
  }

  private void close(SelectionKey key) throws IOException {
    key.channel().close();
    connections--;
  }

  /// The length of the first whole request, 0 when there is none yet.
  private static int whole(String text) {
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return 0;
    }
    int at = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
    int body = 0;
    if (at >= 0 && at < end) {
      body = Integer.parseInt(text.substring(at + 15, text.indexOf('\r', at)).strip());
    }
    return end + 4 + body <= text.length() ? end + 4 + body : 0;
  }

  private void answer(Wire wire, String request) {
    long now = System.nanoTime();
    String target = request.substring(0, request.indexOf(' ', 6));
    if (target.startsWith("POST ") && target.contains("/Messages.json")) {
      arrivals.add(now, field(request, "To="));
      due.add(new Due(now + latency, wire, created()));
    } else if (target.startsWith("POST /latency/")) {
      latency = Long.parseLong(target.substring(14)) * 1_000_000L;
      write(wire, http("200 OK", "{}"));
    } else if (target.startsWith("POST /forget")) {
      arrivals = new ArrivalLog();
      mostConnections = connections;
      write(wire, http("200 OK", "{}"));
    } else if (target.startsWith("GET /seen")) {
      write(wire, http("200 OK", JsonMapper.shared().writeValueAsString(arrivals.seen(now))));
    } else if (target.startsWith("GET /connections")) {
      write(wire, http("200 OK", Integer.toString(mostConnections)));
    } else {
      write(wire, http("200 OK", "{\"messages\": [], \"next_page_uri\": null}"));
    }
  }

  private static String field(String request, String name) {
    int at = request.indexOf(name, request.indexOf("\r\n\r\n"));
    int end = request.indexOf('&', at);
    return at < 0 ? "" : request.substring(at, end < 0 ? request.length() : end);
  }

  /// As Twilio answers, with the fields that its library reads.
  private String created() {
    return http(
        "201 Created",
        """
        {"account_sid": "AC0000000000000000000000000000bead", "api_version": "2010-04-01", "body": "as sent",
         "date_created": "Tue, 06 Oct 2026 19:00:00 +0000", "date_sent": null,
         "date_updated": "Tue, 06 Oct 2026 19:00:00 +0000", "direction": "outbound-api", "error_code": null,
         "error_message": null, "from": "72347", "messaging_service_sid": null, "num_media": "0",
         "num_segments": "1", "price": null, "price_unit": "USD", "sid": "SM%032x", "status": "queued",
         "subresource_uris": {}, "to": "+12135550100", "uri": "/2010-04-01/Accounts/AC/Messages/SM.json"}\
        """
            .formatted(sid++));
  }

  private static String http(String status, String json) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: application/json\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  private static void write(Wire wire, String answer) {
    try {
      var bytes = ByteBuffer.wrap(answer.getBytes(US_ASCII));
      while (bytes.hasRemaining()) {
        wire.channel.write(bytes);
      }
    } catch (IOException gone) {
      // The sender gave up on it.
    }
  }
}
