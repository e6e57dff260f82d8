package org.turnout.blast.audience;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.turnout.language.Language;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.Site;
import org.turnout.people.Topics;
import org.turnout.problem.CountWords;

/// An audience in plain English, for somebody who approves it and never wrote one: "People who are
/// members now, and who have not handed in the form petition." Every `not` is said of a single
/// condition, so that no sentence has to be read twice.
public record AudienceSentence(Directory directory, Topics topics) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, uuuu", Locale.US);

  /// The whole sentence.
  public String of(Audience audience) {
    return switch (flat(audience, true)) {
      case Audience.Everyone _ -> "Everybody whose phone is in the records.";
      case Audience all -> "People who " + said(all, 0) + ".";
    };
  }

  /// The same with every `not` at a condition, and no group of a kind in another of that kind.
  ///
  /// @param holds false for its opposite
  private static Audience flat(Audience audience, boolean holds) {
    return switch (audience) {
      case Audience.Not(var part) -> flat(part, !holds);
      case Audience.All(var parts) -> holds ? all(parts, true) : any(parts, false);
      case Audience.Any(var parts) -> holds ? any(parts, true) : all(parts, false);
      case Audience.Everyone _,
          Audience.Members _,
          Audience.Is _,
          Audience.Did _,
          Audience.OnRoster _,
          Audience.Heard _,
          Audience.Of _,
          Audience.OnList _ ->
          holds ? audience : new Audience.Not(audience);
    };
  }

  private static Audience all(List<Audience> parts, boolean hold) {
    var flat = new ArrayList<Audience>();
    for (var part : parts) {
      var one = flat(part, hold);
      flat.addAll(one instanceof Audience.All(var inner) ? inner : List.of(one));
    }
    // "Everyone and members" are the members.
    var some = flat.stream().filter(part -> !(part instanceof Audience.Everyone)).toList();
    return switch (some.size()) {
      case 0 -> new Audience.Everyone();
      case 1 -> some.getFirst();
      default -> new Audience.All(some);
    };
  }

  private static Audience any(List<Audience> parts, boolean hold) {
    var flat = new ArrayList<Audience>();
    for (var part : parts) {
      var one = flat(part, hold);
      flat.addAll(one instanceof Audience.Any(var inner) ? inner : List.of(one));
    }
    return new Audience.Any(flat);
  }

  /// After "who ". The marks between parts say what belongs together: a semicolon parts more than a
  /// comma, and that more than a bare word.
  ///
  /// @param depth how many groups it is in
  private String said(Audience audience, int depth) {
    return switch (audience) {
      case Audience.Any(var parts) -> joined(parts, depth == 0 ? "; or who " : " or ", depth);
      case Audience.All(var parts) -> joined(parts, depth < 2 ? ", and who " : " and ", depth);
      case Audience.Not(var part) -> condition(part, false);
      case Audience.Everyone _,
          Audience.Members _,
          Audience.Is _,
          Audience.Did _,
          Audience.OnRoster _,
          Audience.Heard _,
          Audience.Of _,
          Audience.OnList _ ->
          condition(audience, true);
    };
  }

  private String joined(List<Audience> parts, String by, int depth) {
    var words = parts.stream().map(part -> said(part, depth + 1)).collect(Collectors.joining(by));
    return depth < 2 ? words : "(" + words + ")";
  }

  private String condition(Audience audience, boolean holds) {
    return switch (audience) {
      case Audience.Everyone _ ->
          holds ? "have a phone in the records" : "have no phone in the records, which is nobody";
      case Audience.Members _ -> holds ? "are members now" : "are not members now";
      case Audience.Is is -> is(is, holds);
      case Audience.Did(var form) ->
          (holds ? "have handed in the form " : "have not handed in the form ") + form;
      case Audience.OnRoster(var standing, var roster) -> roster(standing, roster, holds);
      case Audience.Heard(var since, var before, var last) -> heard(since, before, last, holds);
      case Audience.Of(var reaction, var blast, var run) -> reaction(reaction, blast, run, holds);
      case Audience.OnList(var list) ->
          (holds ? "are on the list " : "are not on the list ") + list;
      case Audience.All _, Audience.Any _, Audience.Not _ ->
          throw new IllegalStateException("no single condition: " + audience);
    };
  }

  private String is(Audience.Is is, boolean holds) {
    String values =
        is.values().stream()
            .map(value -> name(is.field(), value))
            .collect(Collectors.joining(" or "));
    return switch (is.field()) {
      case LOCAL -> (holds ? "are members of " : "are not members of ") + values;
      case SITE -> (holds ? "work at " : "do not work at ") + values;
      case STATE -> (holds ? "work in " : "do not work in ") + values;
      case LANGUAGE -> (holds ? "get texts in " : "do not get texts in ") + values;
      case TAG -> (holds ? "have the tag " : "do not have the tag ") + values;
      case TOPIC -> (holds ? "said yes to " : "have not said yes to ") + values;
    };
  }

  private String name(Audience.Field field, String value) {
    return switch (field) {
      case LOCAL -> directory.local(value).map(Local::name).orElse(value);
      case SITE -> directory.site(value).map(Site::name).orElse(value);
      case LANGUAGE -> Language.inEnglish(value);
      case TOPIC ->
          topics.topics().stream()
              .filter(topic -> topic.slug().equals(value))
              .findFirst()
              .map(topic -> topic.name("en") + " (" + topic.about("en") + ")")
              .orElse(value);
      case STATE, TAG -> value;
    };
  }

  private static String roster(Audience.Standing standing, Optional<String> roster, boolean holds) {
    String on = roster.map(name -> " on " + name).orElse("");
    return switch (standing) {
      case HAS_A_SHIFT -> (holds ? "have a shift" : "have no shift") + on + " that is not over";
      case CHECKED_IN -> (holds ? "were" : "were never") + " checked in at a shift" + on;
      case WAITLISTED -> (holds ? "are waiting for a place" : "are not waiting for a place") + on;
    };
  }

  private static String heard(
      Optional<LocalDate> since,
      Optional<LocalDate> before,
      Optional<Duration> last,
      boolean holds) {
    if (before.isPresent()) {
      String day = DAY.format(before.get());
      return holds
          ? "have texted us, the last time before " + day
          : "have texted us on " + day + " or later, or never";
    }
    String when =
        since
            .map(day -> " since " + DAY.format(day))
            .or(() -> last.map(length -> " in the last " + length(length)))
            .orElse("");
    return holds
        ? "have texted us" + when
        : when.isEmpty() ? "have never texted us" : "have not texted us" + when;
  }

  private static String length(Duration length) {
    long hours = length.toHours();
    if (hours > 0 && length.equals(Duration.ofHours(hours))) {
      return hours % 24 == 0
          ? CountWords.many(hours / 24, "day", "days")
          : CountWords.many(hours, "hour", "hours");
    }
    return CountWords.many(Math.max(1, length.toMinutes()), "minute", "minutes");
  }

  private static String reaction(
      Audience.Reaction reaction, String blast, OptionalInt run, boolean holds) {
    String which = "the blast " + blast + (run.isPresent() ? " #" + run.getAsInt() : "");
    return switch (reaction) {
      case GOT -> (holds ? "have gotten " : "have not gotten ") + which;
      case ANSWERED -> (holds ? "have answered " : "have not answered ") + which;
    };
  }
}
