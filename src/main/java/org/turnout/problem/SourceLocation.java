package org.turnout.problem;

/// A place in a file that a person wrote: `flows/petition.yaml:14:7`. Lines and columns count from
/// 1.
public record SourceLocation(String file, int line, int column) {
  /// A problem of the file as a whole.
  public static SourceLocation of(String file) {
    return new SourceLocation(file, 1, 1);
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
