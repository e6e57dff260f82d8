package org.turnout.embedded;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.turnout.settings.Secret;

/// The Lua scripts of this program, given to our Redis by a user of its own at each start. The
/// program's user may run these and no other (`docs/decisions/0087`).
final class RedisScripts {
  /// On the class path; a test holds the list against the files.
  static final List<String> ALL =
      List.of("/org/turnout/outbox/charge.lua", "/org/turnout/outbox/pace.lua");

  private RedisScripts() {}

  /// @param password of the user `loader`
  static void load(int port, Secret password) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      var ask = new ByteArrayOutputStream();
      write(ask, ascii("AUTH"), ascii("loader"), ascii(password.value()));
      for (String name : ALL) {
        try (InputStream script = RedisScripts.class.getResourceAsStream(name)) {
          if (script != null) { // the servers alone, without the program, need none
            write(ask, ascii("SCRIPT"), ascii("LOAD"), script.readAllBytes());
          }
        }
      }
      write(ask, ascii("QUIT"));
      socket.getOutputStream().write(ask.toByteArray());
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (answer.lines().anyMatch(line -> line.startsWith("-"))) {
        throw new CannotStart("Redis does not take the program's scripts: " + answer.strip());
      }
    }
  }

  private static void write(ByteArrayOutputStream out, byte[]... words) {
    out.writeBytes(ascii("*" + words.length + "\r\n"));
    for (byte[] word : words) {
      out.writeBytes(ascii("$" + word.length + "\r\n"));
      out.writeBytes(word);
      out.writeBytes(new byte[] {'\r', '\n'});
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
