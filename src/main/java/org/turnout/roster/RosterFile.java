package org.turnout.roster;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.problem.Problem;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.Roster.Shift;
import org.turnout.time.CalendarDay;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// Reads `config/rosters/NAME.yaml`, and says what the notice does not cover.
public final class RosterFile {
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd H:mm", Locale.ROOT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final DateTimeFormatter SLUG =
      DateTimeFormatter.ofPattern("uuuu-MM-dd-HHmm", Locale.ROOT);

  /// A month of days is the most one item may mean; more is a slip of the year.
  private static final int MOST_DAYS = 62;

  private RosterFile() {}

  /// The roster; what is wrong in the file is added to the problems.
  ///
  /// @param sites the slugs of all sites
  /// @param notices what was served
  public static Roster read(
      YamlNode root, Set<String> sites, List<StrikeNotice> notices, Problems problems) {
    var block = YamlBlock.of(root, problems);
    block.maybe("about");
    var zone =
        block
            .maybe("zone", "a time zone such as America/Los_Angeles", ZoneId::of)
            .orElse(ZoneId.of("America/Los_Angeles"));
    var meeting = new HashMap<String, Map<String, String>>();
    var kind = block.value("kind", "picket, strike, job action or event", Kind.PICKET, Kind::read);
    boolean gated = block.yes("health care employer") && kind != Kind.EVENT;
    var shifts = shifts(block, sites, meeting);
    var gate = gated ? NoticeGate.of(kind, notices, shifts) : NoticeGate.OPEN;
    var roster =
        new Roster(
            block.text("roster"),
            kind,
            gate,
            block
                .maybe("opens", "a day and time such as 2026-10-02 9:00", RosterFile::moment)
                .map(moment -> moment.atZone(zone).toInstant()),
            LineFile.read(block.block("line")),
            CoverFile.read(block),
            shifts,
            RosterTexts.read(block, meeting));
    block.done();
    NoticeCheck.check(kind, gate, block.at("shifts"), problems);
    return roster;
  }

  /// @param meeting is added to: where people meet in other languages
  private static List<Shift> shifts(
      YamlBlock block, Set<String> sites, Map<String, Map<String, String>> meeting) {
    var shifts = new ArrayList<Shift>();
    var slugs = new HashSet<String>();
    for (var item : block.blocks("shifts")) {
      var meet = meet(item, meeting);
      var room = item.value("room", "a whole number", 0, Integer::parseUnsignedInt);
      var seats = item.maybe("seats", "a whole number", Integer::parseUnsignedInt);
      if (seats.filter(some -> some > room).isPresent()) {
        item.problems()
            .error(
                item.at("seats"),
                "wrong-value",
                "there are more seated jobs than places in 'room'");
      }
      var days = days(item);
      var times =
          item.texts("times").stream().flatMap(words -> hours(item, words).stream()).toList();
      for (var site : item.texts("sites")) {
        if (!sites.contains(site)) {
          item.problems()
              .error(
                  item.at("sites"),
                  "unknown-site",
                  "site '" + site + "' does not exist",
                  "the sites are in config/locals.yaml");
          continue;
        }
        for (var day : days) {
          for (var time : times) {
            var slug = slug(site, day, time.start());
            if (!slugs.add(slug)) {
              item.problems()
                  .error(
                      item.at(),
                      "twice",
                      site + " has two shifts on " + day + " at " + time.start());
              continue;
            }
            shifts.add(
                new Shift(
                    slug,
                    site,
                    day,
                    time.start(),
                    time.end(),
                    room,
                    seats,
                    meet,
                    item.maybe("captain"),
                    item.maybe("captain phone")));
          }
        }
      }
      item.maybe("captain");
      item.maybe("captain phone");
      item.done();
    }
    return shifts;
  }

  /// `meet: the main entrance`, or the same in several languages.
  private static Optional<String> meet(YamlBlock item, Map<String, Map<String, String>> meeting) {
    if (!(item.node("meet").orElse(null) instanceof YamlNode.Mapping)) {
      return item.maybe("meet");
    }
    var words = item.block("meet").inLanguages();
    var english = Optional.ofNullable(words.get("en"));
    english.ifPresent(place -> meeting.put(place, Map.copyOf(words)));
    return english;
  }

  /// `days: [2026-10-12, 2026-10-14]` or `days: 2026-10-12 to 2026-10-16`.
  private static List<LocalDate> days(YamlBlock item) {
    var days = new ArrayList<LocalDate>();
    for (var words : item.texts("days")) {
      var ends = words.split(" to ");
      try {
        var first = CalendarDay.parse(ends[0].strip());
        var last = CalendarDay.parse(ends[ends.length - 1].strip());
        if (ends.length > 2 || last.isBefore(first) || last.isAfter(first.plusDays(MOST_DAYS))) {
          throw new IllegalArgumentException(words);
        }
        days.addAll(first.datesUntil(last.plusDays(1)).toList());
      } catch (IllegalArgumentException | java.time.DateTimeException _) {
        item.problems()
            .add(
                wrong(
                    item.at("days"), "days such as 2026-10-12 or 2026-10-12 to 2026-10-16", words));
      }
    }
    return days;
  }

  private static Optional<Hours> hours(YamlBlock item, String words) {
    var ends = words.split("-");
    try {
      if (ends.length != 2) {
        throw new IllegalArgumentException(words);
      }
      return Optional.of(
          new Hours(
              LocalTime.parse(ends[0].strip(), TIME), LocalTime.parse(ends[1].strip(), TIME)));
    } catch (IllegalArgumentException | java.time.DateTimeException _) {
      item.problems().add(wrong(item.at("times"), "times such as 6:00-10:00", words));
      return Optional.empty();
    }
  }

  /// The id of a place: `sunset-2026-10-05-0600`.
  public static String slug(String site, LocalDate day, LocalTime start) {
    return site + "-" + day.atTime(start).format(SLUG);
  }

  static LocalDateTime moment(String words) {
    return LocalDateTime.parse(words, MOMENT);
  }

  private static Problem wrong(SourceLocation place, String expected, String found) {
    return Problem.error(place, "wrong-value", "expected " + expected + ", found '" + found + "'");
  }

  private record Hours(LocalTime start, LocalTime end) {}
}
