package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Conversation;
import org.turnout.flow.Reply;
import org.turnout.inbox.Holds;
import org.turnout.inbox.Inbox;
import org.turnout.language.SystemText;
import org.turnout.outbox.Outbox;
import org.turnout.people.Compliance;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.roster.Rosters;

/// Carries out what a person says about consent. No flow is asked, so no step can swallow a STOP;
/// everything happens under the lock of the address row.
record ConsentHandler(
    ConsentStore consent,
    Compliance compliance,
    SystemTexts texts,
    Rosters rosters,
    SenderLimits limits) {
  PendingTurn carryOut(
      Handle handle,
      InboundRouter.Consent said,
      InboundMessage message,
      ConversationState live,
      Instant now) {
    Contact who = live.known();
    var word = new ConsentStore.Said(said.rule(), Optional.of(message.id()), message.sentAt(), now);
    var heard =
        heard(
            said,
            message,
            who,
            said.answered() || limits.mutes(handle, said.kind(), message, live, now));
    PendingTurn draft = carryOut(handle, said, word, heard, live, now);
    boolean ends = said.kind() == InboundRouter.Kind.STOP || said.kind() == InboundRouter.Kind.PLEA;
    return ends && heard.deletes()
        ? draft.then((h, inboundId) -> Inbox.handOver(h, who, inboundId, "asks to be deleted", now))
        : draft;
  }

  private PendingTurn carryOut(
      Handle handle,
      InboundRouter.Consent said,
      ConsentStore.Said word,
      Heard heard,
      ConversationState live,
      Instant now) {
    Contact who = live.known();
    return switch (said.kind()) {
      case STOP ->
          stop(
              handle,
              consent.stop(handle, who, word),
              heard.deletes() ? SystemText.STOPPED_DELETES : SystemText.STOPPED,
              heard,
              live,
              now,
              "stop");
      case WRONG_NUMBER -> {
        var change = consent.wrongNumber(handle, who, word);
        var draft = stop(handle, change, SystemText.WRONG_NUMBER, heard, live, now, "wrong_number");
        yield change == ConsentStore.Change.OVERTAKEN
            ? draft
            : draft.then((h, _) -> consent.unlink(h, who, word));
      }
      case START ->
          consent.start(handle, who, word) == ConsentStore.Change.OVERTAKEN
              ? PendingTurn.silent("start", live.conversation()).changingPerson()
              : kept(confirm(SystemText.STARTED, heard, live.conversation(), "start"), who, now);
      case HELP -> {
        consent.note(handle, who, ConsentStore.What.HELP, word);
        yield confirm(SystemText.HELP, heard, live.conversation(), "help");
      }
      case PLEA -> ask(handle, heard, word, live, now);
      case KEEP -> {
        consent.note(handle, who, ConsentStore.What.KEPT, word);
        yield said.rule().equals(InboundRouter.ANOTHER_PHONE)
            ? kept(say(SystemText.OTHER_PHONE, heard, live, "keep"), who, now)
                .then((h, inboundId) -> Inbox.handOver(h, who, inboundId, said.rule(), now))
            : kept(say(SystemText.KEPT, heard, live, "keep"), who, now);
      }
      case REVIEW ->
          read(heard, live, now)
              .then((h, inboundId) -> Holds.review(h, who, inboundId, said.rule(), now))
              .changingPerson();
      case STILL_STOPPED ->
          !heard.mute() && consent.mayTellHowToStart(handle, who, now)
              ? confirm(SystemText.STILL_STOPPED, heard, live.conversation(), "still_stopped")
              : PendingTurn.silent("still_stopped", live.conversation());
    };
  }

  /// What was said about consent.
  ///
  /// @param deletes whether what we know of them is to be deleted besides
  /// @param mute whether the carrier has answered already, or the limits leave no answer
  /// @param language to answer in
  private record Heard(String rule, boolean deletes, boolean mute, String language) {}

  private Heard heard(
      InboundRouter.Consent said, InboundMessage message, Contact who, boolean mute) {
    var language = compliance.answerIn(said.rule(), message.body(), who.person().language());
    return new Heard(said.rule(), compliance.beside().asksToDelete(message.body()), mute, language);
  }

  /// Asked once: a second plea is a STOP. The conversation stays where it is, so that a text that
  /// answers something else goes its way.
  private PendingTurn ask(
      Handle handle, Heard said, ConsentStore.Said word, ConversationState live, Instant now) {
    Contact who = live.known();
    if (consent.overtaken(handle, who, word)) {
      return PendingTurn.silent("plea", live.conversation());
    }
    if (said.mute()) {
      return PendingTurn.silent("plea", live.conversation())
          .then((h, inboundId) -> Holds.review(h, who, inboundId, said.rule(), now))
          .changingPerson();
    }
    consent.note(handle, who, ConsentStore.What.ASKED, word);
    return say(SystemText.STOP_ALL, said, live, "plea")
        .then((h, inboundId) -> Holds.ask(h, who, live.turn() + 1, inboundId, said.rule(), now));
  }

  private static PendingTurn kept(PendingTurn draft, Contact who, Instant now) {
    return draft.then((handle, _) -> Holds.answered(handle, who.addressId(), "kept", now));
  }

  /// Ends the conversation and skips what is planned, in the transaction of the STOP itself. Only
  /// the first STOP is confirmed; one that was said before a newer START changes nothing. It ends
  /// texts, not obligations: the places stay, and somebody is told to call.
  private PendingTurn stop(
      Handle handle,
      ConsentStore.Change change,
      SystemText text,
      Heard said,
      ConversationState live,
      Instant now,
      String kind) {
    return switch (change) {
      case OVERTAKEN -> PendingTurn.silent(kind, live.conversation()).changingPerson();
      case ALREADY ->
          stopped(PendingTurn.silent(kind, Conversation.NONE).changingPerson(), live, now);
      case DONE -> {
        Outbox.skipStopped(handle, live.known().addressId());
        var calls = rosters.texts().pleaseCall(handle, live.known().person().id(), now);
        yield stopped(confirm(text, said, Conversation.NONE, kind), live, now)
            .then((h, inboundId) ->
                calls.forEach(call -> Notifier.pleaseCall(h, live.known(), inboundId, call, now)));
      }
    };
  }

  private static PendingTurn stopped(PendingTurn draft, ConversationState live, Instant now) {
    long address = live.known().addressId();
    return draft.then((handle, _) -> Holds.answered(handle, address, "stopped", now));
  }

  private PendingTurn confirm(SystemText text, Heard said, Conversation after, String kind) {
    return PendingTurn.said(kind, after, words(text, said)).pastStop().changingPerson();
  }

  /// A person reads a doubtful text, and the member is told so: in full once an hour.
  private PendingTurn read(Heard heard, ConversationState live, Instant now) {
    var talk = live.conversation();
    boolean lately = talk.passedOnLately(now);
    List<Reply> words = words(lately ? SystemText.ADDED : SystemText.MAY_STOP, heard);
    return PendingTurn.said("review", lately ? talk : talk.passedOn(now), words);
  }

  /// What is said to somebody who is not stopped; a STOP that comes first keeps it back.
  private PendingTurn say(SystemText text, Heard said, ConversationState live, String kind) {
    return PendingTurn.said(kind, live.conversation(), words(text, said)).changingPerson();
  }

  private List<Reply> words(SystemText text, Heard said) {
    return said.mute() ? List.of() : List.of(texts.say(text, said.language()));
  }
}
