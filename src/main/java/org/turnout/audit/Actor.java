package org.turnout.audit;

/// Who does something that is written down: a person's name as their token or their shell gives it,
/// and the way they came in.
///
/// @param name what colleagues call them; never a phone number or a member's name
/// @param through `cli`, `console`, `api` or `turnout` (the program itself)
public record Actor(String name, String through) {
  /// The program: a blast that pauses itself, a recurrence that begins.
  public static final Actor TURNOUT = new Actor("turnout", "turnout");

  /// The name in such a word.
  public static String nameIn(String word) {
    return word.substring(word.indexOf(':') + 1);
  }

  /// One word for a column of the record: `cli:ana`.
  public String word() {
    return through + ":" + name;
  }
}
