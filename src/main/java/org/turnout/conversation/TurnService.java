package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.WebhookAnswer;
import org.turnout.flow.Input;
import org.turnout.flow.Turn;
import org.turnout.inbox.Inbox;
import org.turnout.outbox.TextKind;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.time.Clocks;

/// Takes one turn: decides what the text is, asks the engine, carries out what it needs, and
/// commits everything at once.
///
/// A turn that needs nothing of the records is one server call. Any other is one transaction that
/// begins with the lock on the address row and ends with that same call, so that whatever came
/// before it is rolled back with it.
record TurnService(
    Database database,
    InboundRouter deciding,
    FlowHandler talking,
    DecidedTurns decided,
    AlarmHandler alarms,
    SenderLimits limits,
    Clocks clocks,
    String node) {
  /// How a try at a turn ended.
  sealed interface Took {}

  /// @param after where the person is now; empty when it must be read again
  /// @param answer the texts that ride back on a waiting webhook
  record Done(
      String kind, String trace, Optional<ConversationState> after, List<WebhookAnswer.Text> answer)
      implements Took {}

  /// The text was handled before.
  record Repeated(long inboundId) implements Took {}

  /// A timer's turn.
  record Fired(Address address, String trace) {}

  /// The text comes after a blast that opens a flow: try again, knowing it.
  record AfterBlast(OpenedFlow opening) implements Took {}

  /// Somebody else took this turn, or the person has changed: read again and try again.
  record Overtaken() implements Took {}

  private static final Logger LOG = LoggerFactory.getLogger(TurnService.class);

  /// How long a timer whose turn failed waits for its next try.
  private static final Duration PUT_OFF = Duration.ofMinutes(5);

  /// One try.
  ///
  /// @param waiting whether a webhook waits for the answer
  Took take(InboundMessage message, ConversationState live, boolean waiting) {
    Instant now = clocks.campaign().instant();
    InboundRouter.Decision heard = deciding.decide(message, live);
    // Somebody who answers an alarm has no limits.
    InboundRouter.Decision decision =
        alarms.expects(message.from()) ? heard : limits.applied(heard, message, live, now);
    return switch (decision) {
      case InboundRouter.Talk _,
          InboundRouter.Danger _,
          InboundRouter.Worry _,
          InboundRouter.WhatNow _,
          InboundRouter.AfterDanger _
          when alarms.expects(message.from()) ->
          inTransaction(
              message,
              live,
              waiting,
              handle ->
                  alarms
                      .carryOut(handle, message, live, now)
                      .orElseGet(() -> decided.carryOut(handle, decision, message, live, now)));
      case InboundRouter.Talk _
          when message.photos().isEmpty() && !decided.line().concerns(message) ->
          talk(message, live, waiting, now);
      case InboundRouter.Talk _,
          InboundRouter.Consent _,
          InboundRouter.Danger _,
          InboundRouter.Worry _,
          InboundRouter.WhatNow _,
          InboundRouter.AfterDanger _,
          InboundRouter.OverLimit _,
          InboundRouter.Missed _ ->
          inTransaction(
              message,
              live,
              waiting,
              handle -> decided.carryOut(handle, decision, message, live, now));
      case InboundRouter.Silence(String kind) ->
          alone(message, live, waiting, PendingTurn.silent(kind, live.conversation()));
    };
  }

  /// The plain turn: no transaction of ours unless the engine needs the records or changes
  /// something.
  private Took talk(InboundMessage message, ConversationState live, boolean waiting, Instant now) {
    Input input = DecidedTurns.answering(live, new Input.Said(message.body(), List.of()));
    Optional<Turn> turn = talking.withoutRecords(live, input, now);
    return turn.isPresent() && turn.get().effects().isEmpty()
        ? alone(message, live, waiting, talking.draft(turn.get(), List.of(), live))
        : inTransaction(
            message, live, waiting, handle -> talking.carryOut(handle, live, input, now));
  }

  private Took alone(
      InboundMessage message, ConversationState live, boolean waiting, PendingTurn draft) {
    var taking =
        new TurnStore.Taking(
            Optional.of(message),
            live,
            waiting,
            draft,
            Optional.of(live.version()),
            clocks.campaign().instant());
    var taken =
        database.connection(
            connection -> TurnStore.take(connection, taking, clocks.machine().instant(), node));
    return took(taken, message, live, waiting, draft);
  }

  private Took inTransaction(
      InboundMessage message,
      ConversationState live,
      boolean waiting,
      Function<Handle, PendingTurn> work) {
    try {
      return database.inTransaction(handle -> {
        if (!TurnStore.lockAddress(handle, live)) {
          return new Overtaken();
        }
        PendingTurn draft = work.apply(handle).answering(message);
        var taken = commit(handle, Optional.of(message), live, waiting, draft);
        if (!(taken instanceof TurnStore.Taken.Done done)) {
          throw new RolledBack(took(taken, message, live, waiting, draft));
        }
        draft.afterwards().write(handle, done.inboundId());
        return took(taken, message, live, waiting, draft);
      });
    } catch (RolledBack rolledBack) {
      return rolledBack.took;
    }
  }

  /// Fires the timer that is due first, if any is; other nodes pass over it meanwhile. A turn that
  /// fails is put off and logged, so that it keeps no other timer waiting.
  Optional<Fired> fireDue(StateStore lives) {
    Instant now = clocks.campaign().instant();
    var about = new AtomicLong();
    try {
      return database.inTransaction(handle -> {
        Optional<ConversationState> due =
            Timers.lockDue(handle, now)
                .map(addressId -> {
                  about.set(addressId);
                  return lives.read(handle, addressId);
                });
        return due.map(live -> fire(handle, live, now));
      });
    } catch (RolledBack overtaken) {
      return Optional.empty();
    } catch (PostgresUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("timer's turn failed, put off address={}", about.get(), e);
      database.inTransaction(handle -> {
        Timers.putOff(handle, about.get(), now.plus(PUT_OFF));
        return true;
      });
      return Optional.empty();
    }
  }

  private Fired fire(Handle handle, ConversationState live, Instant now) {
    PendingTurn draft = talking.carryOut(handle, live, new Input.Due(), now);
    var taken = commit(handle, Optional.empty(), live, false, draft.as(TextKind.SERVICE));
    if (!(taken instanceof TurnStore.Taken.Done)) {
      throw new RolledBack(new Overtaken());
    }
    draft.afterwards().write(handle, 0);
    return new Fired(live.known().address(), draft.trace());
  }

  /// Keeps a text whose turn fails again and again for a person to look at, and acts on nothing.
  Took park(InboundMessage message, ConversationState live) {
    Instant now = clocks.campaign().instant();
    return inTransaction(
        message,
        live,
        false,
        _ ->
            PendingTurn.silent("failed", live.conversation())
                .then((handle, inboundId) ->
                    Inbox.handOver(handle, live.known(), inboundId, "turn failed", now)));
  }

  private TurnStore.Taken commit(
      Handle handle,
      Optional<InboundMessage> message,
      ConversationState live,
      boolean waiting,
      PendingTurn draft) {
    var taking =
        new TurnStore.Taking(
            message, live, waiting, draft, Optional.empty(), clocks.campaign().instant());
    return TurnStore.take(handle, taking, clocks.machine().instant(), node);
  }

  private Took took(
      TurnStore.Taken taken,
      InboundMessage message,
      ConversationState live,
      boolean waiting,
      PendingTurn draft) {
    return switch (taken) {
      case TurnStore.Taken.Duplicate(long inboundId) -> new Repeated(inboundId);
      case TurnStore.Taken.AfterBlast(OpenedFlow opening) -> new AfterBlast(opening);
      case TurnStore.Taken.Overtaken _ -> new Overtaken();
      case TurnStore.Taken.Done(long _, List<Long> outboxIds) ->
          new Done(
              draft.kind(),
              draft.trace(),
              draft.changesPerson()
                  ? Optional.empty()
                  : Optional.of(
                      live.after(
                          message,
                          draft.after(),
                          !draft.texts().isEmpty(),
                          clocks.campaign().instant())),
              waiting ? draft.answer(outboxIds) : List.of());
    };
  }

  /// Carries the outcome past the rollback.
  private static final class RolledBack extends RuntimeException {
    private final transient Took took;

    RolledBack(Took took) {
      super(null, null, false, false);
      this.took = took;
    }
  }
}
