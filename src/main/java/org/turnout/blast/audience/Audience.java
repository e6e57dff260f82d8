package org.turnout.blast.audience;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.turnout.problem.Problem;
import org.turnout.problem.SourceLocation;

/// Who a blast is for, as somebody wrote it in one line: `topic is actions and not signed
/// petition`. `docs/blasts.md` has every word with an example.
///
/// An audience picks phones, each by the person who speaks from it now; whether they may be texted
/// is the plan's to say, not the audience's.
public sealed interface Audience {
  /// An audience, or what is wrong with the line.
  record Parsed(Optional<Audience> audience, List<Problem> problems) {
    public Parsed {
      problems = List.copyOf(problems);
    }
  }

  /// Reads a line.
  ///
  /// @param at where the line begins: problems point into it
  /// @param catalog what it may name
  static Parsed parse(String line, SourceLocation at, BlastCatalog catalog) {
    return new AudienceReader(line, at, catalog).read();
  }

  /// Every phone that somebody speaks from.
  record Everyone() implements Audience {}

  /// People with a current membership.
  record Members() implements Audience {}

  /// A word of the records with the values it may have: any of them will do.
  ///
  /// @param values slugs of locals and sites, capitals of states, tags of languages
  record Is(Field field, List<String> values) implements Audience {
    public Is {
      values = List.copyOf(values);
    }
  }

  /// What `is` comes after.
  enum Field {
    LOCAL,
    SITE,
    STATE,
    LANGUAGE,
    TAG,
    TOPIC
  }

  /// They handed a form in and did not take it back.
  record Did(String form) implements Audience {}

  /// Their place on a roster, or on any when none is named.
  record OnRoster(Standing standing, Optional<String> roster) implements Audience {}

  /// Somebody's place on a roster.
  enum Standing {
    /// A place that is still ahead, or runs now.
    HAS_A_SHIFT,
    /// Their captain signed them in, at any shift.
    CHECKED_IN,
    /// In line for a place.
    WAITLISTED
  }

  /// When a text of theirs last reached us. All empty: ever.
  ///
  /// @param since on this day or later, by the campaign's zone
  /// @param before their last text is from an earlier day
  /// @param last within so long before now
  record Heard(Optional<LocalDate> since, Optional<LocalDate> before, Optional<Duration> last)
      implements Audience {}

  /// They got, or answered, a run of a blast; any run when none is named. Anyone who may have
  /// gotten it counts as having got it, so that "not got" never means a second copy.
  record Of(Reaction reaction, String blast, OptionalInt run) implements Audience {}

  /// What somebody did with a blast.
  enum Reaction {
    GOT,
    ANSWERED
  }

  /// They are on a list that was imported.
  record OnList(String list) implements Audience {}

  /// All of these hold.
  record All(List<Audience> parts) implements Audience {
    public All {
      parts = List.copyOf(parts);
    }
  }

  /// One of these holds.
  record Any(List<Audience> parts) implements Audience {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /// This does not hold.
  record Not(Audience part) implements Audience {}
}
