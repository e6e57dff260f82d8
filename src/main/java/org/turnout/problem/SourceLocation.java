package org.turnout.problem;

/// A place in a file that a person wrote: `flows/petition.yaml:14:7`. Lines and columns count from
/// 1.
public record SourceLocation(String file, int line, int column) {
  /// A problem of the file as a whole.
  public static SourceLocation of(String file) {
    return new SourceLocation(file, 1, 1);
  }

  /// The place of a text's character in its file; the text's own beginning, which this is, when it
  /// is folded or escaped.
  ///
  /// @param wholeFile what the file holds
  /// @param offset the character of the text, from 0
  public SourceLocation ofCharacter(String wholeFile, String text, int offset) {
    var lines = wholeFile.lines().toList();
    var before = text.substring(0, Math.min(offset, text.length()));
    int down = (int) before.chars().filter(c -> c == '\n').count();
    var written = text.lines().skip(down).findFirst().orElse("");
    int across = before.length() - (before.lastIndexOf('\n') + 1);
    for (int at = line - 1 + down; at < Math.min(lines.size(), line + down + 3); at++) {
      int found = written.isBlank() ? -1 : lines.get(at).indexOf(written);
      if (found >= 0) {
        return new SourceLocation(file, at + 1, found + across + 1);
      }
    }
    return this;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
