package org.turnout.yaml;

import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.turnout.problem.Problem;
import org.turnout.problem.SourceLocation;

/// Says in an organizer's words why a line can't be read. The parser's own message is only used to
/// tell the cases apart, and never shown.
final class ParserMessages {
  private static final String UNDER_A_BAR =
      "put this text under | : write | after the name, and the text indented on the next lines";

  /// A value that begins with a brace or bracket and has more behind its end.
  private static final Pattern BRACE = Pattern.compile("\\s*[^:]+:\\s+([{\\[\"'])");

  private ParserMessages() {}

  static Problem explain(String file, String text, MarkedYamlEngineException e) {
    var mark = e.getProblemMark().or(e::getContextMark);
    var opened =
        e.getContextMark()
            .map(at -> new SourceLocation(file, at.getLine() + 1, at.getColumn() + 1));
    var place =
        mark.map(at -> new SourceLocation(file, at.getLine() + 1, at.getColumn() + 1))
            .orElseGet(() -> SourceLocation.of(file));
    var jargon = e.getContext() + "/" + e.getProblem();
    var line = text.lines().skip(place.line() - 1L).findFirst().orElse("");

    if (jargon.contains("(TAB)") || line.stripTrailing().startsWith("\t")) {
      return problem(place, "a tab indents this line", "indent with spaces only");
    }
    if (jargon.contains("mapping values are not allowed")) {
      return problem(place, "a colon inside an unquoted text", UNDER_A_BAR);
    }
    if (jargon.contains("alias") || jargon.contains("anchor") || jargon.contains("tag")) {
      return marked(place);
    }
    if (jargon.contains("single document")) {
      return problem(
          place,
          "a line of --- begins a second document",
          "put what follows into a file of its own, or take the line out");
    }
    if (jargon.contains("quoted scalar") && jargon.contains("end of stream")) {
      return problem(
          opened.orElse(place),
          "the quotation mark opened here is never closed",
          "close it, or " + UNDER_A_BAR);
    }
    if (jargon.contains("unknown escape")) {
      return problem(place, "a backslash inside quotation marks", UNDER_A_BAR);
    }
    if (jargon.contains("block scalar")) {
      return problem(
          place, "a text after | begins on the same line", "begin it on the next line, indented");
    }
    if (jargon.contains("cannot start any token")) {
      return problem(place, "an unquoted text can't begin with " + at(line, place), UNDER_A_BAR);
    }
    if (jargon.contains("could not find expected ':'")) {
      return problem(
          opened.orElse(place),
          "this line is neither 'name: value' nor part of a text",
          "a name is followed by a colon and a space; texts go under | and are indented");
    }
    var opener = BRACE.matcher(line);
    if (opener.lookingAt() && !jargon.contains("flow ")) {
      return problem(
          new SourceLocation(file, place.line(), opener.start(1) + 1),
          "an unquoted text can't begin with " + opener.group(1),
          UNDER_A_BAR);
    }
    if (jargon.contains("flow sequence") || jargon.contains("flow mapping")) {
      return problem(
          opened.orElse(place),
          "the "
              + at(line(text, opened.orElse(place)), opened.orElse(place))
              + " here is never closed",
          "close it on the same line; a text that begins with it goes under |");
    }
    if (jargon.contains("entries are not allowed") || jargon.contains("keys are not allowed")) {
      return problem(
          place,
          "an unquoted text can't begin with " + at(line, place),
          "a list begins on the next line; a text goes under |");
    }
    if (line.substring(0, Math.min(place.column() - 1, line.length())).isBlank()) {
      return problem(
          place,
          "this line is not indented like the lines it belongs to",
          "line it up with the names above it, or indent it further under |");
    }
    return problem(place, "the line can't be read from here on", UNDER_A_BAR);
  }

  static Problem marked(SourceLocation place) {
    return problem(place, "an unquoted text can't begin with &, * or !", UNDER_A_BAR);
  }

  /// Characters that no text may hold, such as a null byte.
  static Problem strangeCharacter(String file, String text) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < text.length(); i++, column++) {
      char c = text.charAt(i);
      if (c == '\n') {
        line++;
        column = 0;
      } else if (Character.isISOControl(c) && c != '\t' && c != '\r') {
        return problem(
            new SourceLocation(file, line, column),
            "an invisible control character",
            "delete it and type the line again");
      }
    }
    return problem(
        SourceLocation.of(file), "the file is too long or has strange characters", "split it");
  }

  private static Problem problem(SourceLocation place, String message, String hint) {
    return Problem.error(place, "unreadable", message, hint);
  }

  private static String line(String text, SourceLocation place) {
    return text.lines().skip(place.line() - 1L).findFirst().orElse("");
  }

  private static String at(String line, SourceLocation place) {
    return place.column() <= line.length()
        ? String.valueOf(line.charAt(place.column() - 1))
        : "that";
  }
}
