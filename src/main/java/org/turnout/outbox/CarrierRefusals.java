package org.turnout.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.CarrierError;
import org.turnout.channel.CarrierError.Action;
import org.turnout.time.Clocks;

/// What follows from a carrier's error code: the carrier's own table says which action. What is
/// about the text and its phone is carried out here; what is about its run or its sender is told to
/// the listener.
public final class CarrierRefusals {
  /// The daily allowances of 10DLC begin again at midnight there (`facts/twilio.md` 8).
  private static final ZoneId ALLOWANCE = ZoneId.of("America/Los_Angeles");

  /// How long a sender's blasts wait after "too fast".
  private static final Duration SLOW_DOWN = Duration.ofSeconds(30);

  /// A text that came too late on so many days is given up.
  private static final int ATTEMPTS = 4;

  private final IntFunction<CarrierError> errors;
  private final RefusalListener listener;
  private final AddressSuppression suppression;
  private final Clocks clocks;

  /// One refused text.
  ///
  /// @param row its row of the ledger
  /// @param code the carrier's
  record Told(long row, int code) {}

  /// @param errors the carrier's table
  /// @param listener the runs
  public CarrierRefusals(
      IntFunction<CarrierError> errors, RefusalListener listener, Clocks clocks) {
    this.errors = errors;
    this.listener = listener;
    this.suppression = new AddressSuppression(errors);
    this.clocks = clocks;
  }

  /// Acts on errors whose rows are not written yet. Runs are locked first, then addresses; the
  /// ledger comes last.
  void remember(Handle handle, List<Told> told) {
    List<Told> sorted = told.stream().sorted(Comparator.comparingLong(Told::row)).toList();
    sorted.forEach(one -> tell(handle, one));
    suppression.of(handle, sorted, clocks.campaign().instant());
  }

  /// Whether a code is about more than one text, so that a person has to look.
  boolean pauses(int code) {
    return switch (errors.apply(code).action()) {
      case FIX_TEXT, PAUSE_SENDER, PAUSE_EVERYTHING -> true;
      case BACK_OFF,
          AFTER_MIDNIGHT_PACIFIC,
          SUPPRESS,
          BAD_NUMBER,
          BAD_AFTER_TWO_RUNS,
          LOST,
          FILTERED,
          RESCHEDULE,
          WITHOUT_PICTURE,
          SHOW ->
          false;
    };
  }

  /// The carrier asks the sender of this text to wait.
  ///
  /// @param until machine time
  void rest(Handle handle, Told told, Instant until) {
    listener.refused(
        handle, new CarrierRefusal.Delay(told.row(), errors.apply(told.code()), until));
  }

  private void tell(Handle handle, Told told) {
    long row = told.row();
    CarrierError error = errors.apply(told.code());
    switch (error.action()) {
      case BACK_OFF ->
          listener.refused(
              handle,
              new CarrierRefusal.Delay(row, error, clocks.machine().instant().plus(SLOW_DOWN)));
      case AFTER_MIDNIGHT_PACIFIC ->
          listener.refused(handle, new CarrierRefusal.Delay(row, error, tomorrow()));
      case FIX_TEXT -> listener.refused(handle, new CarrierRefusal.OfText(row, error));
      case PAUSE_SENDER -> listener.refused(handle, new CarrierRefusal.OfSender(row, error));
      case PAUSE_EVERYTHING -> listener.refused(handle, new CarrierRefusal.OfAccount(row, error));
      case SUPPRESS,
          BAD_NUMBER,
          BAD_AFTER_TWO_RUNS,
          LOST,
          FILTERED,
          RESCHEDULE,
          WITHOUT_PICTURE,
          SHOW -> {}
    }
  }

  /// Puts recipients of runs that are not over back in line, where the carrier says for certain
  /// that this copy was not delivered: its time ran out, the day's allowance was used up, or the
  /// phone takes no pictures (then the words go alone). Not for who has stopped meanwhile, and not
  /// for ever. The rows' own state must have been written before.
  void again(Handle handle, List<Told> told) {
    List<Told> lost = told.stream().filter(one -> comesAgain(errors.apply(one.code()))).toList();
    if (lost.isEmpty()) {
      return;
    }
    Set<Long> open = listener.open(handle, lost.stream().map(Told::row).toList());
    lost.stream().filter(one -> open.contains(one.row())).forEach(one -> putBack(handle, one));
  }

  private static boolean comesAgain(CarrierError error) {
    return error.action() == Action.WITHOUT_PICTURE
        || error.action() == Action.AFTER_MIDNIGHT_PACIFIC
        || error.action() == Action.RESCHEDULE;
  }

  private void putBack(Handle handle, Told told) {
    Action action = errors.apply(told.code()).action();
    handle
        .createUpdate(
            """
            update outbox o
            set state = 'planned', attempt = o.attempt + 1, code = 0, reason = null, claimed_by = null, claimed_at = null,
                left_at = null, not_before = :later, carrier_id = null,
                earlier = case when o.carrier_id is null then o.earlier else o.earlier || o.carrier_id end,
                media = case when cast(:bare as boolean) then '{}' else o.media end
            from address a
            where o.id = :row and o.state in ('failed', 'undelivered') and o.code = :code and o.attempt < :most
              and a.id = o.address_id and a.stopped_at is null
              and (not cast(:bare as boolean) or cardinality(o.media) > 0 and o.body <> '')
            """)
        .bind("row", told.row())
        .bind("code", told.code())
        .bind("most", ATTEMPTS)
        .bind("bare", action == Action.WITHOUT_PICTURE)
        .bind("later", action == Action.AFTER_MIDNIGHT_PACIFIC ? tomorrow() : Instant.EPOCH)
        .execute();
  }

  /// When the next day's allowance begins, machine time.
  private Instant tomorrow() {
    var today = clocks.machine().instant().atZone(ALLOWANCE).toLocalDate();
    return today.plusDays(1).atStartOfDay(ALLOWANCE).toInstant();
  }
}
