package org.turnout.blast.audience;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.turnout.blast.audience.Audience.Field;
import org.turnout.blast.audience.Audience.Parsed;
import org.turnout.blast.audience.Audience.Reaction;
import org.turnout.blast.audience.Audience.Standing;
import org.turnout.blast.audience.AudienceWords.Word;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.settings.Times;
import org.turnout.time.CalendarDay;

/// Reads the line that says who a blast is for: `or` binds least, then `and`, then `not`;
/// parentheses group. The first thing that can't be read ends it; names are all checked.
final class AudienceReader {
  /// The words a condition may begin with.
  private static final List<String> BEGINNINGS =
      List.of(
          "everyone",
          "members",
          "local",
          "site",
          "state",
          "language",
          "tag",
          "topic",
          "signed",
          "ordered",
          "did",
          "has",
          "no",
          "checked",
          "waitlisted",
          "heard",
          "never",
          "got",
          "answered",
          "list",
          "not");

  /// Deeper nesting than anybody writes; the line is read by recursion.
  private static final int DEEPEST = 40;

  /// Longer than anybody can check before they approve it.
  private static final int MOST_CHARACTERS = 10_000;

  private static final int MOST_CONDITIONS = 500;

  private final AudienceWords words;
  private final AudienceNames names;
  private final Problems problems = new Problems();
  private final boolean tooLong;
  private int conditions;

  /// Ends the reading; the problem is noted by then.
  private static final class Unreadable extends RuntimeException {
    Unreadable() {
      super("noted", null, false, false);
    }
  }

  AudienceReader(String line, SourceLocation at, BlastCatalog catalog) {
    this.tooLong = line.length() > MOST_CHARACTERS;
    this.words = new AudienceWords(tooLong ? "" : line, at);
    this.names = new AudienceNames(catalog, problems);
  }

  Parsed read() {
    try {
      if (tooLong) {
        throw unreadable(
            words.peek(),
            "an audience has at most %,d characters".formatted(MOST_CHARACTERS),
            "make a list of these people and write 'list is ...'");
      }
      var audience = any(0);
      var rest = words.next();
      if (!rest.end()) {
        throw unreadable(
            rest, "'" + rest.text() + "' is where 'and' or 'or' should be", "join with and, or");
      }
      return new Parsed(
          problems.hasErrors() ? Optional.empty() : Optional.of(audience), problems.sorted());
    } catch (Unreadable _) {
      return new Parsed(Optional.empty(), problems.sorted());
    }
  }

  private Audience any(int depth) {
    var parts = joined("or", () -> all(depth));
    return parts.size() == 1 ? parts.getFirst() : new Audience.Any(parts);
  }

  private Audience all(int depth) {
    var parts = joined("and", () -> one(depth));
    return parts.size() == 1 ? parts.getFirst() : new Audience.All(parts);
  }

  private List<Audience> joined(String by, Supplier<Audience> part) {
    var parts = new ArrayList<Audience>(List.of(part.get()));
    while (words.take(by)) {
      parts.add(part.get());
    }
    return parts;
  }

  private Audience one(int depth) {
    if (depth > DEEPEST) {
      throw unreadable(words.peek(), "this is too deep inside parentheses", "make it shorter");
    }
    if (words.take("not")) {
      return new Audience.Not(one(depth + 1));
    }
    if (words.take("(")) {
      var inside = any(depth + 1);
      must(")", "a parenthesis is never closed");
      return inside;
    }
    if (++conditions > MOST_CONDITIONS) {
      throw unreadable(
          words.peek(),
          "an audience has at most %,d conditions".formatted(MOST_CONDITIONS),
          "make a list of these people and write 'list is ...'");
    }
    return condition(words.next());
  }

  private Audience condition(Word first) {
    return switch (first.lower()) {
      case "everyone", "everybody" -> new Audience.Everyone();
      case "members" -> new Audience.Members();
      case "local" -> is(Field.LOCAL);
      case "site" -> is(Field.SITE);
      case "state", "region" -> is(Field.STATE);
      case "language" -> is(Field.LANGUAGE);
      case "tag" -> is(Field.TAG);
      case "topic" -> is(Field.TOPIC);
      case "signed", "ordered", "did" -> new Audience.Did(names.form(name("a form")));
      case "has" -> has();
      case "no" -> new Audience.Not(shift());
      case "checked" -> {
        must("in", "it is written 'checked in'");
        yield onRoster(Standing.CHECKED_IN);
      }
      case "waitlisted" -> onRoster(Standing.WAITLISTED);
      case "heard" -> heard();
      case "never" -> never();
      case "got" -> of(Reaction.GOT);
      case "answered" -> of(Reaction.ANSWERED);
      case "list" -> new Audience.OnList(names.list(name("a list")));
      default -> throw strange(first);
    };
  }

  private Unreadable strange(Word word) {
    if (word.end()) {
      return unreadable(word, "who it is for is missing here", "begin with everyone, topic is ...");
    }
    return unreadable(
        word,
        "'" + word.text() + "' says nothing about people",
        DidYouMean.hint(word.lower(), BEGINNINGS)
            .orElse("a condition begins with " + String.join(", ", BEGINNINGS)));
  }

  /// What a field is called in an audience: `local`.
  static String word(Field field) {
    return field.name().toLowerCase(Locale.ROOT);
  }

  /// `is kern-care`, `is kern-care, inland-care`, `is not kern-care`.
  private Audience is(Field field) {
    String key = word(field);
    must("is", "'is' is missing: '%s is %s'".formatted(key, names.example(field, words.peek())));
    boolean not = words.take("not");
    var values = new ArrayList<String>();
    do {
      values.add(names.value(field, name("a " + key)));
    } while (words.take(","));
    var is = new Audience.Is(field, values);
    return not ? new Audience.Not(is) : is;
  }

  private Audience has() {
    if (words.take("no")) {
      return new Audience.Not(shift());
    }
    words.take("a");
    return shift();
  }

  private Audience shift() {
    must("shift", "it is written 'has a shift' or 'no shift'");
    return onRoster(Standing.HAS_A_SHIFT);
  }

  private Audience onRoster(Standing standing) {
    return new Audience.OnRoster(
        standing,
        words.take("on") ? Optional.of(names.roster(name("a roster"))) : Optional.empty());
  }

  private Audience never() {
    must("heard", "it is written 'never heard'");
    return new Audience.Not(ever());
  }

  private static Audience ever() {
    return new Audience.Heard(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Audience heard() {
    if (words.take("since")) {
      return new Audience.Heard(Optional.of(day()), Optional.empty(), Optional.empty());
    }
    if (words.take("before")) {
      return new Audience.Heard(Optional.empty(), Optional.of(day()), Optional.empty());
    }
    if (words.take("in")) {
      must("the", "it is written 'heard in the last 14 days'");
      must("last", "it is written 'heard in the last 14 days'");
      return new Audience.Heard(Optional.empty(), Optional.empty(), Optional.of(length()));
    }
    return ever();
  }

  private LocalDate day() {
    var word = words.next();
    try {
      return CalendarDay.parse(word.text());
    } catch (DateTimeException _) {
      throw unreadable(word, "a date is missing here", "write it as 2026-10-02");
    }
  }

  private Duration length() {
    var number = words.next();
    var unit = words.peek();
    var together = Times.parse(number.text());
    if (together.isPresent()) {
      return together.get();
    }
    words.next();
    return Times.parse(number.text() + " " + unit.lower())
        .orElseThrow(
            () -> unreadable(number, "a length of time is missing here", "write 14 days, 2 weeks"));
  }

  /// `gear-day` is any run of it, `gear-day#2` its second.
  private Audience of(Reaction reaction) {
    var word = name("a blast");
    int hash = word.text().indexOf('#');
    if (hash < 0) {
      return new Audience.Of(reaction, names.blast(word), OptionalInt.empty());
    }
    var run = word.text().substring(hash + 1);
    if (!run.matches("[1-9][0-9]{0,6}")) {
      throw unreadable(
          word,
          "'" + run + "' is not the number of a run",
          "write " + word.text().substring(0, hash) + "#2");
    }
    var blast = new Word(word.text().substring(0, hash), false, word.at());
    return new Audience.Of(reaction, names.blast(blast), OptionalInt.of(Integer.parseInt(run)));
  }

  private Word name(String what) {
    var word = words.next();
    boolean joins = List.of("and", "or", "(", ")", ",").contains(word.lower()) && !word.quoted();
    if (word.end() || joins) {
      throw unreadable(word, what + " is missing here", "put a name with blanks in \"quotes\"");
    }
    return word;
  }

  private void must(String expected, String otherwise) {
    if (!words.take(expected)) {
      throw unreadable(words.peek(), otherwise, "'" + expected + "' belongs here");
    }
  }

  private Unreadable unreadable(Word word, String message, String hint) {
    problems.error(word.at(), "bad-audience", message, hint);
    return new Unreadable();
  }
}
