package org.turnout.testkit.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Runs before the carrier's stand-in and answers for it, byte for byte as a script wants: what no
/// sound server can be made to say. Whether the text was taken is the stand-in's to know.
public final class ScriptedCarrier implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)\r\ncontent-length: *([0-9]+)");
  private static final Pattern HEADER =
      Pattern.compile("(?im)^(authorization|content-type): *(.*?)\r?$");
  private static final Pattern TO = Pattern.compile("(?:^|&)To=([^&]*)");

  /// How a request to send is met.
  ///
  /// @param takes whether the stand-in gets it first
  /// @param answer what is written then; empty to close the line without a word
  /// @param after how long nothing happens before that
  public record Manner(String name, boolean takes, String answer, Duration after) {
    public static final Manner SOUND = new Manner("sound", true, "sound", Duration.ZERO);

    /// An HTTP answer of this kind.
    public static Manner http(String name, boolean takes, String status, String type, String body) {
      return new Manner(name, takes, answer(status, type, body, body.length()), Duration.ZERO);
    }

    public static String answer(String status, String type, String body, int length) {
      return "HTTP/1.1 "
          + status
          + "\r\nContent-Type: "
          + type
          + "\r\nContent-Length: "
          + length
          + "\r\n\r\n"
          + body;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private final URI standIn;
  private final ServerSocket listener;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger sends = new AtomicInteger();
  private final AtomicInteger lists = new AtomicInteger();
  private final Map<String, Manner> met = new ConcurrentHashMap<>();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile IntFunction<Manner> script = _ -> Manner.SOUND;
  private volatile IntFunction<Manner> listScript = _ -> Manner.SOUND;

  private ScriptedCarrier(URI standIn) {
    this.standIn = standIn;
    try {
      this.listener = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  public static ScriptedCarrier before(URI standIn) {
    return new ScriptedCarrier(standIn);
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  /// How the n-th request to send is met from now on, counted from 1.
  public void meets(IntFunction<Manner> manners) {
    script = manners;
  }

  /// How the n-th list is met from now on, counted from 1.
  public void lists(IntFunction<Manner> manners) {
    listScript = manners;
  }

  public int sends() {
    return sends.get();
  }

  public int lists() {
    return lists.get();
  }

  /// How the newest request to send to each phone was met.
  public Map<String, Manner> met() {
    return new TreeMap<>(met);
  }

  private void accept() {
    try {
      while (true) {
        Socket caller = listener.accept();
        open.add(caller);
        Thread.ofVirtual().start(() -> serve(caller));
      }
    } catch (IOException closed) {
      open.forEach(ScriptedCarrier::drop);
    }
  }

  private void serve(Socket caller) {
    try (caller) {
      caller.setTcpNoDelay(true);
      var in = new BufferedInputStream(caller.getInputStream());
      for (String head = head(in); !head.isEmpty(); head = head(in)) {
        Matcher length = LENGTH.matcher(head);
        String body =
            length.find()
                ? new String(in.readNBytes(Integer.parseInt(length.group(1))), UTF_8)
                : "";
        String answer = answered(head, body);
        if (answer.isEmpty()) {
          return;
        }
        caller.getOutputStream().write(answer.getBytes(UTF_8));
        caller.getOutputStream().flush();
        if (answer.endsWith("…")) {
          return;
        }
      }
    } catch (IOException gone) {
      // a caller that has given up
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(caller);
    }
  }

  /// The request line and the headers; empty at the end of the line.
  private static String head(InputStream in) throws IOException {
    var head = new StringBuilder();
    for (int c = in.read(); c >= 0; c = in.read()) {
      head.append((char) c);
      if (c == '\n' && head.length() > 3 && head.charAt(head.length() - 3) == '\n') {
        return head.toString();
      }
    }
    return "";
  }

  private String answered(String head, String body) throws IOException, InterruptedException {
    boolean send = head.startsWith("POST ");
    Manner manner =
        send ? script.apply(sends.incrementAndGet()) : listScript.apply(lists.incrementAndGet());
    Matcher to = TO.matcher(body);
    if (send && to.find()) {
      met.put(URLDecoder.decode(to.group(1), UTF_8), manner);
    }
    String sound = manner.takes() ? forward(head, body) : "";
    if (closing.await(manner.after().toMillis(), TimeUnit.MILLISECONDS)) {
      return "";
    }
    return manner.answer().equals("sound") ? sound : manner.answer();
  }

  private String forward(String head, String body) throws IOException, InterruptedException {
    String[] words = head.substring(0, head.indexOf('\r')).split(" ");
    var request =
        HttpRequest.newBuilder(URI.create(standIn + words[1]))
            .method(words[0], HttpRequest.BodyPublishers.ofString(body, UTF_8));
    HEADER
        .matcher(head)
        .results()
        .forEach(header -> request.header(header.group(1), header.group(2)));
    var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return Manner.answer(
        answer.statusCode() + " Ok",
        answer.headers().firstValue("Content-Type").orElse("text/plain"),
        new String(answer.body(), UTF_8),
        answer.body().length);
  }

  private static void drop(Socket socket) {
    try {
      socket.close();
    } catch (IOException alreadyClosed) {
      // that is what was wanted
    }
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    http.close();
  }
}
