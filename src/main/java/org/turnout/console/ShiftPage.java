package org.turnout.console;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.access.ServiceResult.FieldError;
import org.turnout.console.RunPage.Notice;
import org.turnout.roster.RosterNews;
import org.turnout.roster.board.BoardShift;
import org.turnout.roster.board.SeatLine;
import org.turnout.roster.board.ShiftSheet;

/// One shift, and what can be done with it.
///
/// @param person whom somebody wants to move or take off, by their number in the records
/// @param others shifts ahead at the same site, to move somebody to
/// @param words what people hear of each change, by language
/// @param typed what was typed into a form that was not taken
/// @param errors what is wrong with it, by field
/// @param done what was just done
public record ShiftPage(
    PageView view,
    ShiftSheet sheet,
    Optional<Long> person,
    List<BoardShift> others,
    Map<RosterNews, Map<String, String>> words,
    Map<String, String> typed,
    List<FieldError> errors,
    Optional<Notice> notice,
    Optional<String> done) {
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

  /// Where it is.
  public String at() {
    return RosterGridPage.shift(sheet.roster(), sheet.shift().shift());
  }

  /// Whether its reader may change it, and there is something to change.
  public boolean changes() {
    return view.looksAfterRosters() && !sheet.shift().closed();
  }

  /// Of those who have it or wait: the one that somebody wants to move or take off.
  public Optional<SeatLine> chosen() {
    return person.flatMap(
        number -> sheet.seats().stream().filter(seat -> seat.person() == number).findFirst());
  }

  /// How many people hear of a change of the shift.
  public long holders() {
    return sheet.seats().stream().filter(seat -> !seat.state().name().equals("WALKED_IN")).count();
  }

  /// What was typed, else how it is now.
  public String value(String field) {
    return typed.getOrDefault(
        field,
        switch (field) {
          case "day" -> sheet.shift().day().toString();
          case "start" -> CLOCK.format(sheet.starts());
          case "end" -> CLOCK.format(sheet.ends());
          case "meet" -> sheet.meet().orElse("");
          case "room" -> String.valueOf(sheet.shift().room());
          case "seats" -> sheet.shift().seats().map(String::valueOf).orElse("");
          case "name" -> sheet.captain().orElse("");
          case "phone" -> sheet.captainPhone().orElse("");
          default -> "";
        });
  }

  /// What is wrong with a field.
  public Optional<String> wrong(String field) {
    return errors.stream()
        .filter(error -> error.field().equals(field))
        .map(FieldError::why)
        .findFirst();
  }

  /// The text of a change, language by language.
  public Map<String, String> text(String news) {
    return words.getOrDefault(RosterNews.valueOf(news), Map.of());
  }

  static Stream<RosterNews> told() {
    return Stream.of(RosterNews.MOVED, RosterNews.CLOSED, RosterNews.ADDED, RosterNews.REMOVED);
  }
}
