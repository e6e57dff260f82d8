package org.turnout.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// The environment's variables while they are read. Unset and empty are the same. Messages name the
/// variable and never its value, which may be secret.
record Variables(Map<String, String> all, Problems problems) {
  static final SourceLocation HERE = SourceLocation.of("environment");

  private static final List<String> KNOWN =
      List.of(
          "TURNOUT_PORT",
          "TURNOUT_PUBLIC_URL",
          "TURNOUT_DATA",
          "TURNOUT_JDK",
          "TURNOUT_JAVA_OPTS",
          "TURNOUT_LOG",
          "TURNOUT_SHARED",
          "TURNOUT_TOKEN",
          "TURNOUT_BROWSER",
          "TWILIO_ACCOUNT_SID",
          "TWILIO_AUTH_TOKEN",
          "TWILIO_API_URL",
          "DISCORD_TOKEN",
          "DISCORD_API_URL",
          "DISCORD_GATEWAY_URL");

  /// A variable that is nearly one of ours is a slip that would otherwise go unnoticed.
  void warnOfStrangers() {
    all.keySet().stream()
        .filter(name -> name.matches("(TURNOUT|TWILIO|DISCORD)_.*") && !KNOWN.contains(name))
        .forEach(name ->
            problems.warning(
                HERE,
                "unknown-variable",
                name + " is set, but Turnout does not know it",
                DidYouMean.hint(name, KNOWN).orElse("known are " + String.join(", ", KNOWN))));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(all.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  int port(String name, int otherwise) {
    Optional<String> text = text(name);
    if (text.isPresent() && !text.get().matches("[0-9]{1,5}")) {
      wrong(name, "should be a number from 0 to 65535; 0 takes any free one");
      return otherwise;
    }
    return text.map(Integer::valueOf).orElse(otherwise);
  }

  /// An absolute address with a host, and with nothing behind its path.
  Optional<URI> uri(String name, String... schemes) {
    return text(name)
        .flatMap(text -> {
          Optional<URI> uri = parsed(text).filter(u -> usable(u, schemes));
          if (uri.isEmpty()) {
            wrong(name, "should look like " + schemes[schemes.length - 1] + "://host/path");
          }
          return uri;
        });
  }

  private static Optional<URI> parsed(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException notOne) {
      return Optional.empty();
    }
  }

  private static boolean usable(URI uri, String... schemes) {
    return uri.getHost() != null
        && uri.getUserInfo() == null
        && uri.getQuery() == null
        && uri.getFragment() == null
        && Arrays.asList(schemes).contains(uri.getScheme());
  }

  Optional<Secret> secret(String name, String... beginnings) {
    return text(name)
        .flatMap(text -> {
          if (Arrays.stream(beginnings).noneMatch(text::startsWith)) {
            wrong(name, "should begin with " + beginnings[0]);
            return Optional.empty();
          }
          return Optional.of(new Secret(text));
        });
  }

  /// One secret, or two with a comma between them.
  List<Secret> tokens(String name) {
    List<Secret> tokens =
        text(name).stream()
            .flatMap(text -> Arrays.stream(text.split(",", -1)))
            .map(String::strip)
            .filter(token -> !token.isEmpty())
            .map(Secret::new)
            .toList();
    if (tokens.size() > 2) {
      wrong(name, "should hold one token, or two while it is being changed");
    }
    return tokens;
  }

  /// The user's folder for files of one kind.
  Path folder(String variable, String underHome) {
    String home = text("HOME").orElse(System.getProperty("user.home", "."));
    return text(variable).map(Path::of).orElseGet(() -> Path.of(home).resolve(underHome));
  }

  private void wrong(String name, String shape) {
    problems.error(HERE, "bad-variable", name + " " + shape);
  }
}
