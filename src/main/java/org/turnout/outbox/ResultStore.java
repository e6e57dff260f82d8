package org.turnout.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.SendResult;

/// What the carrier said of texts, as rows of the ledger: one statement for a batch, and what it
/// says about other texts too.
final class ResultStore {
  /// How long a text waits after the carrier said "later" (429): long enough for a burst to pass,
  /// short enough that a person still gets an answer to what they have just texted.
  private static final Duration BACK_OFF = Duration.ofSeconds(1);

  /// A carrier may name a longer time, but not a day.
  private static final Duration LONGEST_REST = Duration.ofMinutes(5);

  private final CarrierRefusals refusals;
  private final ClaimTerms terms;
  private final PutOffs putOffs = new PutOffs();

  ResultStore(CarrierRefusals refusals, ClaimTerms terms) {
    this.refusals = refusals;
    this.terms = terms;
  }

  /// What the carrier made of a text that was claimed.
  record Result(ClaimedText text, SendResult became) {
    long row() {
      return text.row();
    }
  }

  /// Takes note of one batch before it is written: how often texts were put off in a row.
  void heard(List<Result> batch) {
    putOffs.next();
    batch.forEach(result -> putOffs.heard(result.text(), result.became()));
  }

  void write(Handle handle, List<Result> batch) {
    Instant now = terms.clocks().machine().instant();
    List<CarrierRefusals.Told> refused =
        batch.stream().flatMap(result -> refused(result).stream()).toList();
    // Addresses before ledger rows, as a STOP locks them.
    refusals.remember(handle, refused);
    batch.forEach(result -> rest(handle, result, now));
    List<Result> sorted = batch.stream().sorted(Comparator.comparingLong(Result::row)).toList();
    handle
        .createUpdate(
            """
            with told as materialized (
              select t.* from unnest(:rows, :words, :carriers, :codes, :reasons, cast(:claims as timestamptz[]),
                     cast(:later as timestamptz[])) as t(id, word, carrier, code, reason, claim, later)
            ), held as materialized (
              select o.id, told.word, told.carrier, told.code, told.reason, told.later,
                     o.state = 'claimed' and o.claimed_by = :node and o.claimed_at = told.claim as ours,
                     o.run_id is not null and (a.stopped_at is not null or a.word_at > o.left_at) as stopped
              from told join outbox o on o.id = told.id join address a on a.id = o.address_id
              order by o.id for update of o
            )
            update outbox o
            set carrier_id = case word when 'accepted' then coalesce(o.carrier_id, held.carrier) else o.carrier_id end,
                state = case when word = 'accepted' and o.state = 'uncertain' then 'accepted'
                             when not ours then o.state
                             when word = 'later' and held.stopped then 'skipped'
                             when word = 'later' then 'planned'
                             when word = 'uncertain' then o.state
                             else word end,
                reason = case when not ours then o.reason
                              when word = 'later' and held.stopped then 'stopped'
                              when word = 'accepted' and o.run_id is not null then null
                              when word = 'accepted' then o.reason
                              else held.reason end,
                code = case when ours and word = 'failed' then held.code else o.code end,
                claimed_by = case when ours and word = 'later' then null else o.claimed_by end,
                left_at = case when ours and word = 'later' then null else o.left_at end,
                not_before = case when ours and word = 'later' then held.later else o.not_before end
            from held where o.id = held.id and (ours or word = 'accepted')
            """)
        .bindArray("rows", Long.class, sorted.stream().map(Result::row).toList())
        .bindArray("words", String.class, sorted.stream().map(r -> word(r.became())).toList())
        .bindArray("carriers", String.class, sorted.stream().map(r -> carrier(r.became())).toList())
        .bindArray("codes", Integer.class, sorted.stream().map(r -> code(r.became())).toList())
        .bindArray("reasons", String.class, sorted.stream().map(r -> reason(r.became())).toList())
        .bindArray(
            "claims",
            String.class,
            sorted.stream().map(r -> r.text().claimedAt().toString()).toList())
        .bind("node", terms.node())
        .bindArray(
            "later", String.class, sorted.stream().map(r -> later(r, now).toString()).toList())
        .execute();
    refusals.again(handle, refused);
  }

  /// What says something about other texts too: refusals, and what took nothing for a reason that
  /// somebody has to fix.
  private Optional<CarrierRefusals.Told> refused(Result result) {
    return switch (result.became()) {
      case SendResult.Refused(int code, String _) ->
          Optional.of(new CarrierRefusals.Told(result.row(), code));
      case SendResult.TryLater later when refusals.pauses(later.code()) ->
          Optional.of(new CarrierRefusals.Told(result.row(), later.code()));
      case SendResult.TryLater _, SendResult.Accepted _, SendResult.Uncertain _ -> Optional.empty();
    };
  }

  /// Lets the blasts of a sender rest when the carrier asks for more than a moment, or takes none
  /// of them: the run says so then.
  private void rest(Handle handle, Result result, Instant now) {
    if (result.became() instanceof SendResult.TryLater later
        && asked(result).compareTo(BACK_OFF.multipliedBy(3)) > 0) {
      refusals.rest(
          handle, new CarrierRefusals.Told(result.row(), later.code()), later(result, now));
    }
  }

  private Instant later(Result result, Instant now) {
    Duration asked = asked(result);
    Duration least = asked.compareTo(BACK_OFF) < 0 ? BACK_OFF : asked;
    return now.plus(least.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : least);
  }

  private Duration asked(Result result) {
    return switch (result.became()) {
      case SendResult.TryLater later
          when later.rest().isZero() && later.code() != 0 && putOffs.many(result.text()) ->
          PutOffs.REST;
      case SendResult.TryLater later -> later.rest();
      case SendResult.Accepted _, SendResult.Refused _, SendResult.Uncertain _ -> Duration.ZERO;
    };
  }

  private static String word(SendResult result) {
    return switch (result) {
      case SendResult.Accepted _ -> "accepted";
      case SendResult.Refused _ -> "failed";
      case SendResult.TryLater _ -> "later";
      case SendResult.Uncertain _ -> "uncertain";
    };
  }

  private static String carrier(SendResult result) {
    return result instanceof SendResult.Accepted(String carrierId) ? carrierId : "";
  }

  private static int code(SendResult result) {
    return result instanceof SendResult.Refused(int code, String _) ? code : 0;
  }

  private static String reason(SendResult result) {
    return switch (result) {
      case SendResult.Accepted _ -> "";
      case SendResult.Refused(int _, String reason) -> reason;
      case SendResult.TryLater later -> later.reason();
      case SendResult.Uncertain(String reason) -> reason;
    };
  }
}
