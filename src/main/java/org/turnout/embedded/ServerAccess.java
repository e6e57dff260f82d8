package org.turnout.embedded;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.turnout.settings.Secret;

/// Where a server listens and with which password: random, made on the first start, kept in a file
/// that only its owner can read.
record ServerAccess(int port, Secret password) {
  ServerAccess on(int otherPort) {
    return new ServerAccess(otherPort, password);
  }

  /// Reads the file of that name, or makes a new password when there is none.
  static ServerAccess read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new ServerAccess(0, random());
    }
    var properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return new ServerAccess(
          Integer.parseInt(properties.getProperty("port", "0")),
          new Secret(properties.getProperty("password", "")));
    } catch (IllegalArgumentException e) {
      throw new CannotStart("Not a file of ours: " + file, e);
    }
  }

  void write(Path file) throws IOException {
    FileOperations.write(file, "port=" + port + "\npassword=" + password.value() + "\n");
  }

  /// A password that nobody has.
  static Secret random() {
    var bytes = new byte[24];
    new SecureRandom().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
