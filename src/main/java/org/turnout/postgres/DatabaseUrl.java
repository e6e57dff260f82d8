package org.turnout.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.settings.Secret;

/// Where the record is, from `DATABASE_URL`:
/// `postgres://user:password@host:5432/name?sslmode=verify-full&sslrootcert=/etc/ca.pem`.
///
/// The names after `?` are libpq's (`sslmode`, `connect_timeout`) or the JDBC driver's. Several
/// hosts with commas between them are tried in order. User and password are percent-decoded.
///
/// @param address the driver's address, without user and password
record DatabaseUrl(String address, Optional<String> user, Optional<Secret> password) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "(?:jdbc:)?(?:postgres|postgresql)://(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?"
              + "(?<hosts>[^/?@]+)/(?<name>[^/?]+)(?:\\?(?<options>.*))?");

  /// libpq's names that the driver calls otherwise.
  private static final Map<String, String> DRIVERS_NAME =
      Map.of(
          "connect_timeout", "connectTimeout",
          "application_name", "ApplicationName",
          "target_session_attrs", "targetServerType",
          "channel_binding", "channelBinding");

  /// @throws IllegalArgumentException it has another shape; the message never repeats the value
  static DatabaseUrl parse(Secret url) {
    Matcher m = SHAPE.matcher(url.value().strip());
    if (!m.matches()) {
      throw new IllegalArgumentException(
          "DATABASE_URL should look like postgres://user:password@host:5432/name");
    }
    var address = "jdbc:postgresql://" + m.group("hosts") + "/" + m.group("name");
    return new DatabaseUrl(
        options(m.group("options")).map(o -> address + "?" + o).orElse(address),
        Optional.ofNullable(m.group("user")).map(DatabaseUrl::decoded),
        Optional.ofNullable(m.group("password")).map(DatabaseUrl::decoded).map(Secret::new));
  }

  private static Optional<String> options(@Nullable String given) {
    if (given == null || given.isEmpty()) {
      return Optional.empty();
    }
    var driver = new StringBuilder();
    for (String option : given.split("&", -1)) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      driver.append(driver.isEmpty() ? "" : "&").append(DRIVERS_NAME.getOrDefault(name, name));
      driver.append(equals < 0 ? "" : option.substring(equals));
    }
    return Optional.of(driver.toString());
  }

  private static String decoded(String part) {
    // URLDecoder is for forms, where a plus is a space; in an address it is a plus.
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// Hosts and name alone, fit to be shown: options may hold a password too.
  String place() {
    return address.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*$", "");
  }

  /// The driver's properties: who we are, and how long we wait.
  Properties properties(DatabaseLimits limits) {
    var properties = new Properties();
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(secret -> properties.setProperty("password", secret.value()));
    properties.setProperty("ApplicationName", "turnout");
    properties.setProperty("connectTimeout", "1"); // seconds, per host
    // A little more than a statement may take: only a server that vanished without a word does.
    properties.setProperty(
        "socketTimeout", Long.toString(limits.statement().plusSeconds(2).toSeconds()));
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "1"); // the same few statements all day
    properties.setProperty("reWriteBatchedInserts", "true");
    // The detail of a violated key is a member's number; messages of exceptions reach logs.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }
}
