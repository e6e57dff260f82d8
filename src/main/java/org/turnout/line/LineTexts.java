package org.turnout.line;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.access.FailedTries;
import org.turnout.language.Languages;
import org.turnout.language.SystemText;
import org.turnout.line.AttendanceStore.Word;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.PhoneNumber;
import org.turnout.people.Site;
import org.turnout.roster.CheckInCodes;
import org.turnout.roster.calendar.CalendarLinks;

/// What captains and stewards text about their shift, and what codes and posters' words mean. Works
/// inside the caller's transaction.
public final class LineTexts {
  /// What a text is.
  public sealed interface Heard {
    /// Answered here.
    ///
    /// @param trace what was done, for the log and the count of codes: `code/shared`
    record Said(String words, String trace) implements Heard {}

    /// To be heard by the flows as this word.
    record As(String word) implements Heard {}

    /// About something else.
    record Nothing() implements Heard {}
  }

  private static final Heard NOTHING = new Heard.Nothing();

  private final Supplier<Directory> directory;
  private final Languages languages;
  private final CaptainShifts shifts;
  private final CaptainLinks links;
  private final CalendarLinks calendars;
  private final FailedTries tries;

  /// @param tries wrong codes by the phone that they came from
  public LineTexts(
      Supplier<Directory> directory,
      Languages languages,
      CaptainLinks links,
      CalendarLinks calendars,
      FailedTries tries) {
    this.directory = directory;
    this.languages = languages;
    this.shifts = new CaptainShifts(directory);
    this.links = links;
    this.calendars = calendars;
    this.tries = tries;
  }

  /// Whether a text may be one of these: nearly none is, and the others cost nothing more.
  public static boolean concerns(String text) {
    return LineWord.of(text).isPresent();
  }

  /// What this text is, done and answered.
  public Heard hear(Handle handle, String text, Contact from, Instant now) {
    var word = LineWord.of(text);
    if (word.isEmpty()) {
      return NOTHING;
    }
    var mine =
        from.address().channel().traits().addressedByPhone()
            ? shifts.of(handle, from.address().value(), now)
            : List.<LineShift>of();
    return switch (word.get().kind()) {
      case LIST -> mine.isEmpty() ? said(SystemText.CAPTAIN_NOT, from) : list(handle, mine, from);
      case CALENDAR ->
          said(
              SystemText.CALENDAR,
              from,
              Map.of("link", calendars.of(handle, from.person().id())),
              "calendar");
      case IN, OUT ->
          mine.isEmpty()
              ? member(handle, word.get(), from)
              : sign(handle, word.get(), mine, from, now);
      case CODE, HERE -> {
        var member = member(handle, word.get(), from);
        yield mine.isEmpty()
                || !(member instanceof Heard.Said)
                || word.get().kind() != LineWord.Kind.CODE
            ? poster(handle, word.get(), from, now).orElse(member)
            : sign(handle, word.get(), mine, from, now);
      }
    };
  }

  private Heard list(Handle handle, List<LineShift> mine, Contact from) {
    var shift = mine.getFirst();
    var all = ShiftList.of(handle, shift);
    return said(
        SystemText.CAPTAIN_LIST,
        from,
        Map.of(
            "shift", ShiftList.title(shift, shifts.site(shift)),
            "here", all.here(),
            "coming", all.coming(),
            "link", links.behind(handle, shift, from.address().value())),
        "list");
  }

  /// A captain checks somebody in or out, by code or by name.
  private Heard sign(
      Handle handle, LineWord word, List<LineShift> mine, Contact from, Instant now) {
    var code = word.code().map(CheckInCodes.of(handle)::read);
    if (code.isPresent() && code.get().isPresent()) {
      for (var shift : mine) {
        for (var one : ShiftList.of(handle, shift).people()) {
          if (one.reservation().filter(id -> id == code.get().getAsLong()).isPresent()) {
            return signed(handle, word, shift, one, from, now, "code/");
          }
        }
      }
    }
    var shift = mine.getFirst();
    var named = ShiftList.of(handle, shift).called(word.rest());
    if (named.size() == 1) {
      return signed(handle, word, shift, named.getFirst(), from, now, "name/");
    }
    if (named.size() > 1) {
      return said(
          SystemText.CAPTAIN_WHICH, from, Map.of("people", ShiftList.named(named)), "name/several");
    }
    return said(
        SystemText.CAPTAIN_NOBODY,
        from,
        Map.of(),
        word.code().isPresent() ? "code/unknown" : "name/unknown");
  }

  private Heard signed(
      Handle handle,
      LineWord word,
      LineShift shift,
      ListedPerson who,
      Contact from,
      Instant now,
      String by) {
    ShiftStore.lock(handle, shift.id());
    var said = Word.now("text:" + called(from), now);
    var names = Map.of("who", who.name().orElse("?"));
    if (word.kind() == LineWord.Kind.OUT) {
      AttendanceStore.depart(handle, shift.id(), who.person(), said);
      return said(SystemText.CAPTAIN_OUT, from, names, by + "out");
    }
    return AttendanceStore.arrive(handle, shift.id(), who.person(), who.reservation(), said)
        ? said(SystemText.CAPTAIN_IN, from, names, by + "used")
        : said(SystemText.CAPTAIN_AGAIN, from, names, by + "replayed");
  }

  private static String called(Contact from) {
    return from.person()
        .name()
        .orElse(
            PhoneNumber.read(from.address().value()).number().map(PhoneNumber::masked).orElse("?"));
  }

  /// A code from somebody who looks after no shift: their own is a check-in, another's is refused.
  private Heard member(Handle handle, LineWord word, Contact from) {
    if (word.code().isEmpty()) {
      return NOTHING;
    }
    String phone = from.address().value();
    if (!tries.wait(phone).isZero()) {
      return said(SystemText.CODE_UNKNOWN, from, Map.of(), "code/limited");
    }
    var reservation = CheckInCodes.of(handle).read(word.code().get());
    var owner =
        reservation.isEmpty()
            ? Optional.<Long>empty()
            : handle
                .createQuery("select person_id from reservation where id = :id")
                .bind("id", reservation.getAsLong())
                .mapTo(Long.class)
                .findOne();
    if (owner.filter(id -> id == from.person().id()).isPresent()) {
      return new Heard.As(word.kind() == LineWord.Kind.HERE ? word.word() : "HERE");
    }
    tries.failed(phone);
    return owner.isPresent()
        ? said(SystemText.CODE_OTHER, from, Map.of(), "code/shared")
        : said(SystemText.CODE_UNKNOWN, from, Map.of(), "code/unknown");
  }

  /// `HERE SUNSET`, as the poster's code has it.
  private Optional<Heard> poster(Handle handle, LineWord word, Contact from, Instant now) {
    return word.kind() != LineWord.Kind.HERE
        ? Optional.empty()
        : named(word.rest())
            .map(site -> {
              AttendanceStore.scanned(handle, from.person().id(), site.id(), now);
              return new Heard.As(word.word());
            });
  }

  private Optional<Site> named(String words) {
    var places = directory.get();
    return places
        .site(words)
        .or(() ->
            places.sites().stream()
                .filter(site -> site.aliases().stream().anyMatch(words::equalsIgnoreCase))
                .findFirst());
  }

  private Heard said(SystemText text, Contact from) {
    return said(text, from, Map.of(), text.name().toLowerCase(java.util.Locale.ROOT));
  }

  private Heard said(SystemText text, Contact from, Map<String, String> names, String trace) {
    return new Heard.Said(languages.of(from.language()).text(text, names).strip(), trace);
  }
}
