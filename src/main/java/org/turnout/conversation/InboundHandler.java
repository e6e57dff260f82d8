package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.RecordUnavailable;
import org.turnout.channel.WebhookAnswer;
import org.turnout.log.TurnId;
import org.turnout.outbox.Outbox;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// The door of the house: every text of every channel goes through here, one at a time for each
/// address, and comes out as a durable answer.
public final class InboundHandler implements InboundDoor {
  private static final Logger LOG = LoggerFactory.getLogger(InboundHandler.class);

  /// A turn that loses this many races in a row is given up for the carrier to bring again: every
  /// loss means that some other turn of the same person went through, so in practice the second try
  /// wins.
  private static final int TRIES = 8;

  private final AddressLocks<Address> lines = new AddressLocks<>();
  private final Database database;
  private final StateStore lives;
  private final TurnService turns;
  private final ExpiredHolds holds;
  private final InstantSource machine;
  private final Duration webhookPatience;
  private final Consumer<Seen> watch;

  /// A turn that was taken, for the log and the metrics: no word of any text, and an address that
  /// masks itself.
  ///
  /// @param kind what the text was taken for: `flow`, `stop`, `late` ...; `timer` without a text,
  ///   `duplicate` when it was handled before
  /// @param trace the steps that were passed
  /// @param took from the arrival to the commit, waiting in line included
  public record Seen(Address address, String kind, String trace, Duration took) {}

  /// @param webhookPatience how old a waiting webhook may be for the answer to ride on it (design:
  ///   three seconds)
  InboundHandler(
      Database database,
      StateStore lives,
      TurnService turns,
      ExpiredHolds holds,
      InstantSource machine,
      Duration webhookPatience,
      Consumer<Seen> watch) {
    this.database = database;
    this.lives = lives;
    this.turns = turns;
    this.holds = holds;
    this.machine = machine;
    this.webhookPatience = webhookPatience;
    this.watch = watch;
  }

  @Override
  public WebhookAnswer receive(InboundMessage message) {
    Instant arrived = machine.instant();
    try {
      // The carrier's id ties our log lines to the carrier's own log of the same text.
      return TurnId.with(
          message.id(), () -> lines.inLine(message.from(), () -> take(message, arrived)));
    } catch (PostgresUnavailable e) {
      throw new RecordUnavailable("taking a turn", e);
    }
  }

  private WebhookAnswer take(InboundMessage message, Instant arrived) {
    Optional<ConversationState> cached = lives.cached(message.from());
    for (int attempt = 0; attempt < TRIES; attempt++) {
      ConversationState live = cached.isPresent() ? cached.get() : lives.read(message);
      cached = Optional.empty();
      switch (once(message, live, waits(message, arrived))) {
        case TurnService.Done done -> {
          lives.keep(message.from(), done.after());
          seen(message.from(), done.kind(), done.trace(), arrived);
          return new WebhookAnswer(done.answer());
        }
        case TurnService.Repeated(long inboundId) -> {
          seen(message.from(), "duplicate", "", arrived);
          return waits(message, arrived)
              ? new WebhookAnswer(
                  database.with(handle -> Outbox.offer(handle, inboundId, machine.instant())))
              : WebhookAnswer.SILENCE;
        }
        case TurnService.AfterBlast(OpenedFlow opening) ->
            cached = Optional.of(live.after(opening));
        case TurnService.Overtaken _ ->
            LOG.debug("turn overtaken address={} attempt={}", message.from(), attempt);
      }
    }
    throw new RecordUnavailable(
        "taking a turn",
        new IllegalStateException("lost " + TRIES + " races in a row for " + message.from()));
  }

  /// A failure of ours makes a webhook fail too, and the carrier tries again. By the time the sweep
  /// brings the text it has failed every time, and a gateway tells it once: it is kept for a person
  /// then, so that it keeps no other text waiting.
  private TurnService.Took once(InboundMessage message, ConversationState live, boolean waiting) {
    try {
      return turns.take(message, live, waiting);
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      boolean toldOnce =
          switch (message.origin()) {
            case WEBHOOK -> false;
            case SWEEP, RESTORED, GATEWAY -> true;
          };
      if (!toldOnce) {
        throw e;
      }
      LOG.error("turn failed again, kept for a person message={}", message.id(), e);
      return turns.park(message, live);
    }
  }

  private boolean waits(InboundMessage message, Instant arrived) {
    return message.origin() == InboundMessage.Origin.WEBHOOK
        && Duration.between(arrived, machine.instant()).compareTo(webhookPatience) < 0;
  }

  /// Fires the timer that is due first; false when none was.
  public boolean fireDue() {
    Instant began = machine.instant();
    Optional<TurnService.Fired> fired = turns.fireDue(lives);
    fired.ifPresent(timer -> {
      lives.forget(timer.address());
      seen(timer.address(), "timer", timer.trace(), began);
    });
    return fired.isPresent();
  }

  /// Ends the hold whose day is over first; false when none is.
  public boolean endHold() {
    Instant began = machine.instant();
    Optional<TurnService.Fired> ended = holds.round();
    ended.ifPresent(hold -> {
      lives.forget(hold.address());
      seen(hold.address(), "hold", hold.trace(), began);
    });
    return ended.isPresent();
  }

  private void seen(Address address, String kind, String trace, Instant since) {
    watch.accept(new Seen(address, kind, trace, Duration.between(since, machine.instant())));
  }
}
