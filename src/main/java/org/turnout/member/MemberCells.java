package org.turnout.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.turnout.access.ServiceResult.FieldError;

/// What is typed of a member, by the columns of a local's list.
final class MemberCells {
  private static final int LONGEST = 200;

  private MemberCells() {}

  /// Without blanks around it, and without what is blank.
  static Map<String, String> filled(Map<String, Optional<String>> typed) {
    var cells = new TreeMap<String, String>();
    typed.forEach((column, text) ->
        text.map(String::strip)
            .filter(words -> !words.isEmpty())
            .ifPresent(words -> cells.put(column, words)));
    return cells;
  }

  /// What is not one line, or longer than a page can show.
  static List<FieldError> errors(Map<String, String> cells) {
    var errors = new ArrayList<FieldError>();
    cells.forEach((column, text) -> {
      if (text.length() > LONGEST) {
        errors.add(new FieldError(column, "longer than " + LONGEST + " characters"));
      } else if (text.chars().anyMatch(Character::isISOControl)) {
        errors.add(new FieldError(column, "a line break or control character"));
      }
    });
    return errors;
  }

  /// @param reason of a row of a list: `zip: a ZIP code has five digits`
  static FieldError error(String reason) {
    int colon = reason.indexOf(": ");
    return new FieldError(reason.substring(0, colon), reason.substring(colon + 2));
  }
}
