package org.turnout.blast.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.CarrierError;
import org.turnout.channel.Channel;

/// Why a phone was or was not texted: what it agreed to, and every text that was meant for it.
///
/// @param stopped since when no text may leave for it
/// @param bad the carrier says that it can't be reached
/// @param held since when broadcasts wait because of what may be an opt-out
/// @param consent what was said about consent, the oldest first
/// @param texts the newest first
public record Explanation(
    Optional<Instant> stopped,
    boolean bad,
    Optional<Instant> held,
    boolean employerOwned,
    List<Word> consent,
    List<Text> texts) {
  /// One thing that was said about consent.
  ///
  /// @param topic empty: every text
  /// @param effective false when a newer word of the person was already there
  public record Word(
      Instant at, String what, Optional<String> topic, String source, boolean effective) {}

  /// One text that was meant for it.
  ///
  /// @param blast of a blast: `gear-day #3`
  /// @param why in plain words
  public record Text(
      long row, Instant at, Optional<String> blast, String kind, String state, String why) {}

  /// What is known of an address; empty for one that is in no record.
  ///
  /// @param number in E.164
  /// @param errors what the carrier's codes mean
  /// @param atMost texts
  public static Optional<Explanation> of(
      Handle handle, String number, IntFunction<CarrierError> errors, int atMost) {
    return handle
        .createQuery(
            "select id, stopped_at as stopped, bad, held_at as held, employer_owned from address where channel = :channel and value = :number")
        .bind("channel", Channel.ofPhones().word())
        .bind("number", number)
        .mapTo(Found.class)
        .findOne()
        .map(found ->
            new Explanation(
                found.stopped,
                found.bad,
                found.held,
                found.employerOwned,
                words(handle, found.id),
                texts(handle, found.id, errors, atMost)));
  }

  private record Found(
      long id,
      Optional<Instant> stopped,
      boolean bad,
      Optional<Instant> held,
      boolean employerOwned) {}

  private static List<Word> words(Handle handle, long address) {
    return handle
        .createQuery(
            "select at, what, topic, source, effective from consent_event where address_id = :id order by at, id")
        .bind("id", address)
        .mapTo(Word.class)
        .list();
  }

  /// Those of the ledger, and those of plans that have not been started.
  private static List<Text> texts(
      Handle handle, long address, IntFunction<CarrierError> errors, int atMost) {
    return handle
        .createQuery(
            """
            select o.id, o.planned_at as at, b.name || ' #' || r.number as blast, o.kind, o.state, o.reason, o.code,
                   r.state as run_state, r.why, o.attempt
            from outbox o left join blast_run r on r.id = o.run_id left join blast b on b.id = r.blast_id
            where o.address_id = :id
            union all
            select 0, r.planned_at, b.name || ' #' || r.number, 'broadcast', r.state, p.reason, 0, r.state, r.why, 1
            from blast_recipient p join blast_run r on r.id = p.run_id join blast b on b.id = r.blast_id
            where p.address_id = :id and r.started_at is null
            order by at desc, id desc limit :most
            """)
        .bind("id", address)
        .bind("most", atMost)
        .map((row, _) ->
            new Text(
                row.getLong("id"),
                row.getTimestamp("at").toInstant(),
                Optional.ofNullable(row.getString("blast")),
                row.getString("kind"),
                row.getString("state"),
                why(
                    row.getString("state"),
                    Optional.ofNullable(row.getString("reason")),
                    row.getInt("code"),
                    Optional.ofNullable(row.getString("run_state")),
                    Optional.ofNullable(row.getString("why")),
                    errors)))
        .list();
  }

  /// A state of the ledger, or of a plan, in words for an organizer.
  static String why(
      String state,
      Optional<String> reason,
      int code,
      Optional<String> run,
      Optional<String> runWhy,
      IntFunction<CarrierError> errors) {
    String known = code == 0 ? "" : " (" + code + ": " + errors.apply(code).meaning() + ")";
    return switch (state) {
      case "planned" ->
          run.filter(word -> !word.equals("started"))
              .map(word ->
                  reason
                      .map(Explanation::skipped)
                      .orElse(
                          "in the plan; the blast is "
                              + word
                              + runWhy.map(w -> ": " + w).orElse("")))
              .orElse("in line: it leaves as pace and hours allow" + known);
      case "approved" ->
          reason
              .map(Explanation::skipped)
              .orElse("in the plan; the blast is approved and not started");
      case "cancelled" -> "not texted: the blast was cancelled before it started";
      case "claimed" -> "handed to the carrier just now; its answer has not come";
      case "accepted" -> "the carrier has it";
      case "sent" -> "the carrier has sent it on; whether it arrived is not known";
      case "delivered" -> "it arrived";
      case "undelivered" -> "it was sent and did not arrive" + known;
      case "failed" ->
          reason.filter("unknown"::equals).isPresent()
              ? "nobody knows whether it left; a colleague gave it up"
              : "it did not leave" + known;
      case "skipped" -> skipped(reason.orElse(""));
      case "uncertain" ->
          "nobody knows whether it left; a person decides (./turnout blast uncertain)";
      default -> state;
    };
  }

  /// Why somebody got none.
  public static String skipped(String reason) {
    return switch (reason) {
      case "stopped" -> "not texted: the person had texted STOP";
      case "bad number" -> "not texted: the carrier says this number can't be reached";
      case "no consent" -> "not texted: they did not say yes to this topic";
      case "twice" -> "not texted here: they get it on another phone of theirs";
      case "employer phone" -> "not texted: the phone belongs to an employer";
      case "no phone" -> "not texted: this is not a phone number";
      case "unreadable" -> "not texted: what is recorded of them can't be read";
      case "no hours" -> "not texted: there is no hour at which it may reach them";
      case "window" -> "not texted: its hours ended first";
      case "cap" -> "not texted: they had as many blasts within 24 hours as anybody may get";
      case "no text" -> "not texted: there were no words for them";
      case "cancelled" -> "not texted: the blast was cancelled first";
      case "" -> "not texted";
      default -> "not texted: " + reason;
    };
  }
}
