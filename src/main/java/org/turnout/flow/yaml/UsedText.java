package org.turnout.flow.yaml;

import java.util.List;
import org.turnout.flow.MemberText.Template;
import org.turnout.problem.SourceLocation;

/// A text of a flow in one language, where it is.
///
/// @param path the step it belongs to; empty for the flow's title
/// @param role the word it belongs to: `say`, `ask`, `retry`, `remind`, `show`, `title`
/// @param words as written
/// @param trail the names that lead to it in its file, which are the same in every language
record UsedText(
    String path,
    String role,
    String language,
    SourceLocation place,
    String words,
    Template template,
    List<String> trail) {
  UsedText {
    trail = List.copyOf(trail);
  }

  /// Whether a member reads it as a message of its own.
  boolean isMessage() {
    return !role.equals("show") && !role.equals("title");
  }

  @Override
  public String toString() {
    return "UsedText[" + path + " " + role + " " + language + "]";
  }
}
