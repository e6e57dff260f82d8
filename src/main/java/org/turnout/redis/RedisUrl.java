package org.turnout.redis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.turnout.settings.Secret;
import redis.clients.jedis.HostAndPort;

/// Where the live state is, from `REDIS_URL`:
///
/// - `redis://user:password@host:6379/0` one server
/// - `redis-sentinel://:password@host:26379,other:26379/main/0` whichever server the sentinels call
///   `main`
/// - `redis-cluster://:password@host:6379,other:6379` a cluster
///
/// With `rediss` in place of `redis` the connections are encrypted and the server's certificate and
/// name are checked. User and password are percent-decoded; both may be left out.
///
/// @param service the sentinels' name for the server, empty in the other forms
record RedisUrl(
    Form form,
    boolean encrypted,
    Optional<String> user,
    Optional<Secret> password,
    Set<HostAndPort> hosts,
    String service,
    int database) {
  enum Form {
    SINGLE,
    SENTINEL,
    CLUSTER
  }

  private static final Pattern SHAPE =
      Pattern.compile(
          "redis(?<tls>s?)(?:-(?<form>sentinel|cluster))?://"
              + "(?:(?<user>[^:@/]*)(?::(?<password>[^@/]*))?@)?(?<hosts>[^/@?]+)"
              + "(?:/(?<path>[^?]*))?");

  /// @throws IllegalArgumentException it has another shape; the message never repeats the value
  static RedisUrl parse(Secret url) {
    Matcher m = SHAPE.matcher(url.value().strip());
    if (!m.matches()) {
      throw wrong();
    }
    Form form = form(m.group("form"));
    String[] path = Optional.ofNullable(m.group("path")).orElse("").split("/", -1);
    boolean named = form == Form.SENTINEL;
    String database = path.length > (named ? 1 : 0) ? path[named ? 1 : 0] : "";
    if ((named && path[0].isEmpty()) || path.length > 2 || !database.matches("[0-9]{0,4}")) {
      throw wrong();
    }
    return new RedisUrl(
        form,
        "s".equals(m.group("tls")),
        given(m.group("user")),
        given(m.group("password")).map(Secret::new),
        hosts(m.group("hosts"), form),
        named ? path[0] : "",
        database.isEmpty() ? 0 : Integer.parseInt(database));
  }

  private static Form form(@Nullable String name) {
    return name == null ? Form.SINGLE : Form.valueOf(name.toUpperCase(Locale.ROOT));
  }

  private static Set<HostAndPort> hosts(String list, Form form) {
    var hosts = new LinkedHashSet<HostAndPort>();
    for (String host : list.split(",", -1)) {
      Matcher m = Pattern.compile("(.+?)(?::([0-9]{1,5}))?").matcher(host);
      if (!m.matches()) {
        throw wrong();
      }
      int usual = form == Form.SENTINEL ? 26379 : 6379;
      hosts.add(
          new HostAndPort(m.group(1), m.group(2) == null ? usual : Integer.parseInt(m.group(2))));
    }
    return hosts;
  }

  private static Optional<String> given(@Nullable String part) {
    return Optional.ofNullable(part)
        .filter(text -> !text.isEmpty())
        .map(text -> URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static IllegalArgumentException wrong() {
    return new IllegalArgumentException(
        "REDIS_URL should look like redis://:password@host:6379, or redis-sentinel://... or "
            + "redis-cluster://...");
  }
}
