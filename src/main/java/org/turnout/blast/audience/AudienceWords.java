package org.turnout.blast.audience;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.turnout.problem.SourceLocation;

/// The words of an audience's line, each with its place: parentheses and commas are words too, a
/// name with blanks is in quotes.
final class AudienceWords {
  /// One of them.
  ///
  /// @param text without its quotes; empty at the end of the line
  record Word(String text, boolean quoted, SourceLocation at) {
    boolean end() {
      return text.isEmpty() && !quoted;
    }

    String lower() {
      return text.toLowerCase(Locale.ROOT);
    }
  }

  private static final String ALONE = "(),";

  private final List<Word> words = new ArrayList<>();
  private int next;

  AudienceWords(String line, SourceLocation begin) {
    int i = 0;
    while (i < line.length()) {
      char c = line.charAt(i);
      int end = i + 1;
      if (c == '"' || c == '“' || c == '”') {
        end = closing(line, i);
        words.add(new Word(line.substring(i + 1, end).strip(), true, at(begin, line, i)));
        end++;
      } else if (ALONE.indexOf(c) >= 0) {
        words.add(new Word(Character.toString(c), false, at(begin, line, i)));
      } else if (!Character.isWhitespace(c)) {
        while (end < line.length() && inWord(line.charAt(end))) {
          end++;
        }
        words.add(new Word(line.substring(i, end), false, at(begin, line, i)));
      }
      i = end;
    }
    words.add(new Word("", false, at(begin, line, line.stripTrailing().length())));
  }

  private static int closing(String line, int open) {
    int i = open + 1;
    while (i < line.length() && "\"“”".indexOf(line.charAt(i)) < 0) {
      i++;
    }
    return i;
  }

  private static boolean inWord(char c) {
    return !Character.isWhitespace(c) && ALONE.indexOf(c) < 0 && c != '"';
  }

  /// In a line of a file; below a `|` or in a folded one the column is the text's own.
  private static SourceLocation at(SourceLocation begin, String line, int offset) {
    int above = (int) line.substring(0, offset).chars().filter(c -> c == '\n').count();
    int column = offset - (line.lastIndexOf('\n', Math.max(0, offset - 1)) + 1);
    return above == 0
        ? new SourceLocation(begin.file(), begin.line(), begin.column() + offset)
        : new SourceLocation(begin.file(), begin.line() + above, column + 1);
  }

  /// The next one, which stays.
  Word peek() {
    return words.get(Math.min(next, words.size() - 1));
  }

  Word next() {
    var word = peek();
    next++;
    return word;
  }

  /// Passes this word if it is the next.
  boolean take(String expected) {
    boolean there = !peek().quoted() && peek().lower().equals(expected);
    next += there ? 1 : 0;
    return there;
  }
}
