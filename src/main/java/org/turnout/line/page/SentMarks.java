package org.turnout.line.page;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.turnout.line.CaptainDesk.Mark;

/// What a captain's page sends: all that it has noted and not had an answer to.
record SentMarks(@Nullable List<SentMark> marks) {
  private static final int MOST = 500;

  /// No name is longer.
  private static final int LONGEST = 80;

  private static final String CAME = "came";
  private static final Set<String> ACTS = Set.of("arrived", "left", "missed");

  /// @param who of a walk-in, as the captain wrote it
  /// @param at when it was, as the phone says
  record SentMark(
      @Nullable String id,
      long person,
      @Nullable String who,
      @Nullable String act,
      @Nullable String at) {
    Mark read() {
      if (id == null || act == null || !(ACTS.contains(act) || act.equals(CAME))) {
        throw new IllegalArgumentException("a mark has an id and an act");
      }
      Optional<String> walkIn = Optional.ofNullable(who).map(String::strip);
      if (act.equals(CAME)
          != walkIn.filter(it -> !it.isEmpty() && it.length() <= LONGEST).isPresent()) {
        throw new IllegalArgumentException("a walk-in, and only that, says who came");
      }
      return new Mark(UUID.fromString(id), person, walkIn, act, moment(at));
    }

    private static Optional<Instant> moment(@Nullable String written) {
      try {
        return Optional.ofNullable(written).map(Instant::parse);
      } catch (DateTimeException _) {
        return Optional.empty();
      }
    }
  }

  /// @throws IllegalArgumentException no page of ours sends this
  List<Mark> read() {
    if (marks == null || marks.size() > MOST) {
      throw new IllegalArgumentException("between none and " + MOST + " marks");
    }
    return marks.stream().map(SentMark::read).toList();
  }
}
