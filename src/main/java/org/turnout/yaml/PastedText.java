package org.turnout.yaml;

import java.util.ArrayList;
import java.util.regex.Pattern;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Repairs what a word processor puts into a file that is pasted from it: no-break spaces, and
/// curly quotes where straight ones are meant. The result is as long as before, so every place
/// stays right. Texts under `|` and what is in straight quotes stay as they were typed.
final class PastedText {
  /// No-break, figure, narrow no-break and ideographic space.
  private static final String SPACES = "\u00A0\u2007\u202F\u3000";

  private static final String DOUBLE = "\u201C\u201D\u201E";
  private static final String SINGLE = "\u2018\u2019\u201A";

  /// The end of a line that has a text below it: `say: |`.
  private static final Pattern OPENS_TEXT =
      Pattern.compile("(?:^|\\s)[|>][-+1-9]{0,2}\\s*(?:#.*)?$");

  private static final Pattern DASHES = Pattern.compile("^ *(?:- +)*");

  private final String file;
  private final char[] source;
  private final Problems problems;
  private final ArrayList<SourceLocation> spaces = new ArrayList<>();

  /// How many `[` and `{` are open.
  private int depth;

  /// The straight quote that is open, else 0.
  private char quote;

  /// The column that the lines of a text go beyond, or -1 outside of texts.
  private int text = -1;

  private PastedText(String file, String source, Problems problems) {
    this.file = file;
    this.source = source.toCharArray();
    this.problems = problems;
  }

  /// The source as it was meant; each repair is a warning with its place.
  static String repaired(String file, String source, Problems problems) {
    var pasted = SPACES + DOUBLE + SINGLE;
    return source.chars().anyMatch(c -> pasted.indexOf(c) >= 0)
        ? new PastedText(file, source, problems).repaired()
        : source;
  }

  private String repaired() {
    int number = 1;
    for (int from = 0; from < source.length; number++) {
      int to = from;
      while (to < source.length && source[to] != '\n') {
        to++;
      }
      line(new Line(number, from, to));
      from = to + 1;
    }
    if (!spaces.isEmpty()) {
      problems.warning(
          spaces.getFirst(),
          "no-break-space",
          "a no-break space"
              + (spaces.size() == 1 ? "" : ", also on %d more lines".formatted(spaces.size() - 1)),
          "type an ordinary one; it was read as one");
    }
    return new String(source);
  }

  /// @param from its first character in the source
  /// @param to the one behind its last
  private record Line(int number, int from, int to) {}

  private void line(Line line) {
    int begin = line.from();
    int indent = 0; // as YAML counts it: ordinary spaces only
    while (begin < line.to() && (source[begin] == ' ' || isSpace(source[begin]))) {
      indent += source[begin] == ' ' && indent == begin - line.from() ? 1 : 0;
      begin++;
    }
    if (begin == line.to()) {
      return;
    }
    int wide = begin - line.from();
    if (text >= 0 && wide > text) {
      if (indent <= text) {
        spaces(line, begin); // the text's own indent
      }
      return;
    }
    text = -1;
    if (source[begin] != '#' || quote != 0) {
      spaces(line, begin);
      words(line, begin);
      opened(line);
    }
  }

  /// Makes the spaces before `end` ordinary ones.
  private void spaces(Line line, int end) {
    for (int i = line.from(); i < end; i++) {
      space(line, i);
    }
  }

  private void space(Line line, int i) {
    if (isSpace(source[i])) {
      source[i] = ' ';
      if (spaces.isEmpty() || spaces.getLast().line() != line.number()) {
        spaces.add(at(line, i));
      }
    }
  }

  private void words(Line line, int begin) {
    boolean first = true; // whether a name or a value can begin here
    boolean named = false; // whether the name of the line is over
    for (int i = begin; i < line.to(); i++) {
      char c = source[i];
      if (quote != 0) {
        quote = closes(i) ? 0 : quote;
        continue;
      }
      space(line, i);
      c = source[i];
      if (first && (DOUBLE.indexOf(c) >= 0 || SINGLE.indexOf(c) >= 0)) {
        straighten(line, i);
        c = source[i];
      }
      boolean behind = i + 1 == line.to() || source[i + 1] == ' ' || isSpace(source[i + 1]);
      if (c == '#' && i > line.from() && source[i - 1] == ' ') {
        return;
      } else if (first && (c == '"' || c == '\'')) {
        quote = c;
        first = false;
      } else if ((first || depth > 0) && (c == '[' || c == '{')) {
        depth++;
        first = true;
      } else if (depth > 0 && (c == ']' || c == '}')) {
        depth--;
        first = false;
      } else if (c == ':' && behind && (depth > 0 || !named)) {
        named = true;
        first = true;
      } else if (depth > 0 && c == ',') {
        first = true;
      } else if (c != ' ' && !(c == '-' && behind && first && depth == 0)) {
        first = false;
      }
    }
  }

  private boolean closes(int i) {
    return source[i] == quote && !(quote == '"' && source[i - 1] == '\\');
  }

  /// Curly quotes around a whole name or value become straight ones.
  private void straighten(Line line, int open) {
    var kind = DOUBLE.indexOf(source[open]) >= 0 ? DOUBLE : SINGLE;
    char straight = kind.equals(DOUBLE) ? '"' : '\'';
    for (int i = open + 1; i < line.to(); i++) {
      if (source[i] == straight || source[i] == '\\') {
        return;
      }
      if (kind.indexOf(source[i]) >= 0) {
        if (ends(line, i + 1)) {
          problems.warning(
              at(line, open),
              "curly-quotes",
              "curly quotes, which were read as straight ones",
              "type straight ones: " + straight);
          source[open] = straight;
          source[i] = straight;
          return;
        }
        if (kind.equals(DOUBLE)) {
          return; // “this” or “that” is a text with quotes in it
        }
      }
    }
  }

  private boolean ends(Line line, int i) {
    int next = i;
    while (next < line.to() && (source[next] == ' ' || isSpace(source[next]))) {
      next++;
    }
    return next == line.to()
        || source[next] == '\r'
        || source[next] == ':'
        || (source[next] == '#' && next > i)
        || (depth > 0 && ",]}".indexOf(source[next]) >= 0);
  }

  private void opened(Line line) {
    var words = new String(source, line.from(), line.to() - line.from()).stripTrailing();
    var opens = OPENS_TEXT.matcher(words);
    if (depth == 0 && quote == 0 && opens.find()) {
      var dashes = DASHES.matcher(words);
      int column = dashes.lookingAt() ? dashes.end() : 0;
      boolean item = words.startsWith("|", column) || words.startsWith(">", column);
      text = item ? Math.max(0, words.lastIndexOf('-', column)) : column;
    }
  }

  private SourceLocation at(Line line, int i) {
    return new SourceLocation(file, line.number(), i - line.from() + 1);
  }

  private static boolean isSpace(char c) {
    return SPACES.indexOf(c) >= 0;
  }
}
