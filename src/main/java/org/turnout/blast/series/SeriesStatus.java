package org.turnout.blast.series;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.run.Run;
import org.turnout.blast.series.SeriesStore.Kept;
import org.turnout.blast.series.SeriesStore.PastOccurrence;
import org.turnout.blast.text.BlastSchedule;
import org.turnout.blast.text.BlastStore;
import org.turnout.blast.text.BlastStore.Stored;

/// A blast that repeats automatically, as people look at it: the state of its series, what comes
/// next and how earlier ones ended.
///
/// @param every the schedule that goes on; while none does, that of the text, else the last one
/// @param offered what the text says now, and so what an approval would agree to
/// @param approval the newest one, ended or not
/// @param next by its schedule, the nearest first; if nothing is approved: what it would be
/// @param past of the last weeks, the newest first
public record SeriesStatus(
    Stored blast,
    BlastSchedule every,
    Optional<BlastSchedule> offered,
    Optional<Kept> approval,
    List<Occurrence> next,
    List<PastOccurrence> past) {
  private static final int WEEKS = 8;
  private static final int NEXT = 6;

  public SeriesStatus {
    next = List.copyOf(next);
    past = List.copyOf(past);
  }

  /// Whether anything is sent automatically.
  public enum Stand {
    NEVER_APPROVED("not approved"),
    APPROVED("approved"),
    /// The text is not the approved one any more: each recurrence waits for a person.
    CHANGED("changed"),
    ENDED("ended");

    private final String word;

    Stand(String word) {
      this.word = word;
    }

    /// As people read it: `not approved`.
    public String word() {
      return word;
    }
  }

  /// Empty for a blast that neither says `every:` nor ever was a series.
  public static Optional<SeriesStatus> of(Handle handle, Stored blast, Instant campaignNow) {
    var kept = SeriesStore.newest(handle, blast.id());
    var goesOn = kept.filter(it -> it.ended().isEmpty()).map(Kept::series);
    var offered = BlastSchedule.of(blast.yaml());
    var last = kept.flatMap(it -> BlastSchedule.of(it.series().spec()));
    var past = SeriesStore.occurrences(handle, blast.name(), day(campaignNow).minusWeeks(WEEKS));
    var comes = goesOn.isPresent() ? last : offered;
    var since = goesOn.map(SeriesStore.Approved::approvedAt).orElse(campaignNow);
    var next = comes.map(every -> next(handle, every, past, since, campaignNow)).orElse(List.of());
    return comes
        .or(() -> last)
        .map(every -> new SeriesStatus(blast, every, offered, kept, next, past));
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static List<Occurrence> next(
      Handle handle, BlastSchedule every, List<PastOccurrence> past, Instant since, Instant now) {
    LocalDate today = day(now);
    return Occurrence.open(
            every,
            today.minusDays(1),
            today.plusWeeks(WEEKS),
            Occurrence.zones(handle),
            past,
            since)
        .stream()
        .filter(recurrence -> now.isBefore(recurrence.over()))
        .sorted(Comparator.comparing(Occurrence::first))
        .limit(NEXT)
        .toList();
  }

  /// What an approval of the text as it is now is bound to.
  public String hash() {
    return BlastStore.hash(blast.yaml());
  }

  /// Whether anything is sent automatically.
  public Stand stand() {
    return approval
        .map(kept -> {
          if (kept.ended().isPresent()) {
            return Stand.ENDED;
          }
          return kept.series().spec().equals(blast.yaml()) ? Stand.APPROVED : Stand.CHANGED;
        })
        .orElse(Stand.NEVER_APPROVED);
  }

  /// Whether there is a series to end.
  public boolean goesOn() {
    return approval.isPresent() && approval.get().ended().isEmpty();
  }

  /// Whether there is something to approve.
  public boolean open() {
    return offered.isPresent() && stand() != Stand.APPROVED;
  }

  /// Its state, in a sentence.
  public String standing() {
    return switch (stand()) {
      case NEVER_APPROVED ->
          "This series is not approved: nothing is sent automatically."
              + (next.isEmpty() ? " Its schedule has no further dates." : "");
      case APPROVED ->
          next.isEmpty()
              ? blast.name()
                  + " was approved by "
                  + approver()
                  + ", and its schedule has no further dates."
              : blast.name() + " is sent automatically, approved by " + approver() + ".";
      case CHANGED ->
          blast.name()
              + " was changed after its series was approved: each recurrence waits for a person.";
      case ENDED ->
          "This series was ended by %s and is not approved: nothing is sent automatically."
              .formatted(approval.flatMap(Kept::ended).map(Run.Did::name).orElse("somebody"));
    };
  }

  private String approver() {
    return approval.map(kept -> kept.series().approval().name()).orElse("somebody");
  }

  /// What happens to what comes next, after "next, ".
  public String expected() {
    return switch (stand()) {
      case NEVER_APPROVED, ENDED -> "if it is approved";
      case APPROVED -> "automatic";
      case CHANGED -> "waiting for a person";
    };
  }

  /// What can be done now, in words that fit a page as well as a terminal.
  public String todo() {
    return switch (stand()) {
      case NEVER_APPROVED -> "a colleague reads it and approves it";
      case APPROVED -> "end it when it should not be sent any more";
      case CHANGED -> open() ? "read it as it is now and approve it again, or end it" : "end it";
      case ENDED ->
          open()
              ? "to send it again, read it and approve it again"
              : "to send it regularly, write it with 'every:'";
    };
  }
}
