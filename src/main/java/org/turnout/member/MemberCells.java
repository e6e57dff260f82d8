package org.turnout.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.transfer.CellText;

/// What is typed of a member, by the columns of a local's list.
final class MemberCells {
  private static final int LONGEST = 200;

  private MemberCells() {}

  /// As a list keeps it, and without what is blank.
  static Map<String, String> filled(Map<String, Optional<String>> typed) {
    var cells = new TreeMap<String, String>();
    typed.forEach((column, text) ->
        text.map(words -> CellText.of(column, words))
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
      }
      CellText.wrong(text).ifPresent(why -> errors.add(new FieldError(column, why)));
    });
    return errors;
  }

  /// @param reason of a row of a list: `zip: a ZIP code has five digits`
  static FieldError error(String reason) {
    int colon = reason.indexOf(": ");
    return new FieldError(reason.substring(0, colon), reason.substring(colon + 2));
  }
}
