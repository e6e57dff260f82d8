package org.turnout.lab.hearing;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.turnout.language.Option;

/// What is around a question: the day on which it is answered, and the list that it shows. Most
/// inputs need none and are answers to the usual list on the usual day.
///
/// @param written nothing; a day, `2026-10-02`; the days of a list, `2026-10-05..2026-10-09`; how
///   many there are at most, `4`; or shifts, the own place first, `Sunset 6-10, full Sunset 10-14`
record InputContext(String written) {
  /// The day on which most inputs are written: a Saturday.
  private static final LocalDate USUAL = LocalDate.of(2026, 10, 3);

  private static final String FULL = "full ";

  LocalDate today() {
    return written.matches("\\d{4}-\\d\\d-\\d\\d") ? LocalDate.parse(written) : USUAL;
  }

  /// The days to choose from; none when any day is an answer.
  List<LocalDate> days() {
    int dots = written.indexOf("..");
    return dots < 0
        ? List.of()
        : LocalDate.parse(written.substring(0, dots))
            .datesUntil(LocalDate.parse(written.substring(dots + 2)).plusDays(1))
            .toList();
  }

  static Option day(LocalDate day) {
    String name =
        day.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
            + " "
            + day.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
            + " "
            + day.getDayOfMonth();
    return new Option(
        name, List.of(day.toString()), Optional.of(day), Optional.empty(), Optional.empty());
  }

  /// The most that can be ordered.
  long most() {
    return written.matches("\\d{1,9}") ? Long.parseLong(written) : 200;
  }

  /// Options that have nothing but their place in the list.
  List<Option> plain() {
    return plain(written.isEmpty() ? 4 : Integer.parseInt(written));
  }

  static List<Option> plain(int options) {
    return IntStream.range(0, options).mapToObj(at -> Option.of("qqq" + at + "w")).toList();
  }

  /// The shifts with room.
  List<Option> open() {
    return written.isEmpty()
        ? OPEN
        : shifts().filter(it -> !it.startsWith(FULL)).map(InputContext::shift).toList();
  }

  /// The shifts without.
  List<Option> full() {
    return written.isEmpty()
        ? TAKEN
        : shifts()
            .filter(it -> it.startsWith(FULL))
            .map(it -> shift(it.substring(FULL.length())))
            .toList();
  }

  private Stream<String> shifts() {
    return Stream.of(written.split(", ", -1));
  }

  private static Option shift(String written) {
    int blank = written.lastIndexOf(' ');
    int dash = written.lastIndexOf('-');
    int from = Integer.parseInt(written.substring(blank + 1, dash));
    return shift(5, from, written.substring(0, blank), written.substring(0, blank));
  }

  private static final List<Option> OPEN =
      List.of(
          shift(5, 6, "Sunset", "Los Angeles"),
          shift(5, 10, "Sunset", "Los Angeles"),
          shift(5, 14, "Sunset", "Los Angeles"),
          shift(5, 6, "Fontana", "Fontana"),
          shift(5, 10, "Fontana", "Fontana"),
          shift(6, 6, "Sunset", "Los Angeles"),
          shift(6, 14, "West Side", "Los Angeles"),
          shift(6, 10, "Harbor", "Harbor City"),
          shift(7, 6, "Fontana", "Fontana"));

  private static final List<Option> TAKEN = List.of(shift(6, 10, "Sunset", "Los Angeles"));

  private static Option shift(int day, int from, String site, String city) {
    return new Option(
        from + "-" + (from + 4) + " " + site,
        List.of(site, city),
        Optional.of(LocalDate.of(2026, 10, day)),
        Optional.of(LocalTime.of(from, 0)),
        Optional.of(LocalTime.of(from + 4, 0)));
  }
}
