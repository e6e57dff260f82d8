package org.turnout.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.api.ProblemView.Fault;

/// What callers send of members.
final class MemberInput {
  private static final int LONGEST = 200;

  private MemberInput() {}

  /// A new member, as one row of a local's list.
  @About("A new member, as one row of a local's list.")
  record MemberDraft(
      @About("Slug of the local.") String local,
      @About("The local's own number for them.") String memberNumber,
      String name,
      @About("However it is written; without a country code it is an American one.")
          Optional<String> phone,
      @About("Slug or name of the site.") Optional<String> site,
      @About("Language tag of one of the campaign's languages.") Optional<String> language,
      @About("Five digits.") Optional<String> zip,
      @About("What the local has on record for the number: written, given or none.")
          Optional<String> consent) {
    Map<String, String> cells() {
      var cells = new HashMap<String, String>();
      put(cells, "local", Optional.of(local));
      put(cells, "member_number", Optional.of(memberNumber));
      put(cells, "name", Optional.of(name));
      put(cells, "phone", phone);
      put(cells, "site", site);
      put(cells, "language", language);
      put(cells, "zip", zip);
      put(cells, "consent", consent);
      return cells;
    }

    @Override
    public String toString() {
      return "MemberDraft";
    }
  }

  /// What an organizer may put right. Consent is not among it, and no number moves.
  @About("What is to be changed; what is left out stays.")
  record MemberChange(
      Optional<String> name,
      @About("Slug or name of the site.") Optional<String> site,
      @About("Language tag of one of the campaign's languages.") Optional<String> language,
      @About("Five digits.") Optional<String> zip) {
    Map<String, String> cells() {
      var cells = new HashMap<String, String>();
      put(cells, "name", name);
      put(cells, "site", site);
      put(cells, "language", language);
      put(cells, "zip", zip);
      return cells;
    }

    @Override
    public String toString() {
      return "MemberChange";
    }
  }

  private static void put(Map<String, String> cells, String column, Optional<String> text) {
    text.map(String::strip).filter(words -> !words.isEmpty()).ifPresent(w -> cells.put(column, w));
  }

  /// One line each, of a length that a page can show.
  ///
  /// @throws Refusal one of them is not; all are listed
  static void checkLines(Map<String, String> cells) {
    List<Fault> faults = new ArrayList<>();
    cells.forEach((column, text) -> {
      if (text.length() > LONGEST) {
        faults.add(
            Fault.field(
                "/" + field(column), "longer than " + LONGEST + " characters", Optional.empty()));
      } else if (text.chars().anyMatch(Character::isISOControl)) {
        faults.add(
            Fault.field(
                "/" + field(column), "a line break or control character", Optional.empty()));
      }
    });
    if (!faults.isEmpty()) {
      throw Refusal.of(Trouble.INVALID, faults);
    }
  }

  /// The refusal of a row, by its field.
  ///
  /// @param reason `zip: a ZIP code has five digits`
  static Refusal refused(String reason) {
    int colon = reason.indexOf(": ");
    return Refusal.of(
        Trouble.INVALID,
        List.of(
            Fault.field(
                "/" + field(reason.substring(0, colon)),
                reason.substring(colon + 2),
                Optional.empty())));
  }

  private static String field(String column) {
    return column.equals("member_number") ? "memberNumber" : column;
  }
}
