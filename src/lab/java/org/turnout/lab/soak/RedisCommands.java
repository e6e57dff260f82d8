package org.turnout.lab.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.turnout.settings.Secret;

/// The few commands with which somebody spoils what is in Redis, with the program's own password.
final class RedisCommands implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 3_000;

  private final Socket socket = new Socket();
  private final BufferedReader in;

  private RedisCommands(Secret url) throws IOException {
    var address = URI.create(url.value());
    socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    String who = Optional.ofNullable(address.getUserInfo()).orElse(":");
    say("AUTH", who.substring(who.indexOf(':') + 1));
  }

  static RedisCommands open(Secret url) throws IOException {
    return new RedisCommands(url);
  }

  /// Every key that there is.
  List<String> keys() throws IOException {
    var keys = new ArrayList<String>();
    String cursor = "0";
    do {
      send("SCAN", cursor, "COUNT", "500");
      line(); // *2
      line();
      cursor = line();
      int many = Integer.parseInt(line().substring(1));
      for (int i = 0; i < many; i++) {
        line();
        keys.add(line());
      }
    } while (!cursor.equals("0"));
    return keys;
  }

  /// One command whose answer is one line.
  String say(String... words) throws IOException {
    send(words);
    return line();
  }

  private void send(String... words) throws IOException {
    var request = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      request.append("$").append(word.getBytes(UTF_8).length).append("\r\n");
      request.append(word).append("\r\n");
    }
    socket.getOutputStream().write(request.toString().getBytes(UTF_8));
  }

  private String line() throws IOException {
    String line = in.readLine();
    if (line == null || line.startsWith("-")) {
      throw new IOException("Redis says " + line);
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
