package org.turnout.flow;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// CEL's complaints in an organizer's words.
final class CelMessages {
  private static final Pattern UNKNOWN = Pattern.compile("undeclared reference to '([^']*)'.*");
  private static final Pattern NO_OVERLOAD =
      Pattern.compile("found no matching overload for '([^']*)' applied to '\\(([^)]*)\\)'.*");
  private static final Pattern WRONG_RESULT = Pattern.compile("expected type '?([a-z]+)'? .*");

  private CelMessages() {}

  static String plain(String message, KnownNames names) {
    String line = message.lines().findFirst().orElse("").strip();
    Matcher unknown = UNKNOWN.matcher(line);
    if (unknown.matches()) {
      return "nothing here is called '" + named(unknown.group(1)) + "'";
    }
    Matcher overload = NO_OVERLOAD.matcher(line);
    if (overload.matches()) {
      return operator(overload.group(1)) + " does not work between " + types(overload.group(2));
    }
    if (WRONG_RESULT.matcher(line).matches()) {
      return "a condition must be true or false";
    }
    if (line.contains("undefined field")) {
      return "a name in this has no such field";
    }
    if (line.toLowerCase(Locale.ROOT).contains("exceeds limit") || line.contains("recursion")) {
      return "this is too long or too deep";
    }
    return names.types().isEmpty()
        ? "this can't be read; it can name nothing here"
        : "this can't be read from here on";
  }

  private static String named(String name) {
    return CelNames.isPresence(name) ? CelNames.behind(name) : name;
  }

  private static String operator(String name) {
    String bare = name.replace("_", "").strip();
    return "'" + bare + "'";
  }

  private static String types(String list) {
    return list.replace("google.protobuf.Timestamp", "day")
        .replace("timestamp", "day")
        .replace("string", "text")
        .replace("int", "number")
        .replace("bool", "yes/no")
        .replace(", ", " and ");
  }
}
