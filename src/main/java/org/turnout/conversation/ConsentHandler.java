package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Conversation;
import org.turnout.flow.Reply;
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
    ConsentStore consent, Compliance compliance, SystemTexts texts, Rosters rosters) {
  PendingTurn carryOut(
      Handle handle,
      InboundRouter.Consent said,
      InboundMessage message,
      ConversationState live,
      Instant now) {
    Contact who = live.known();
    var word = new ConsentStore.Said(said.rule(), Optional.of(message.id()), message.sentAt(), now);
    return switch (said.kind()) {
      case STOP ->
          stop(
              handle, consent.stop(handle, who, word), SystemText.STOPPED, said, live, now, "stop");
      case WRONG_NUMBER -> {
        var change = consent.wrongNumber(handle, who, word);
        var draft = stop(handle, change, SystemText.WRONG_NUMBER, said, live, now, "wrong_number");
        yield change == ConsentStore.Change.OVERTAKEN
            ? draft
            : draft.then((h, _) -> consent.unlink(h, who, word));
      }
      case START ->
          consent.start(handle, who, word) == ConsentStore.Change.OVERTAKEN
              ? PendingTurn.silent("start", live.conversation()).changingPerson()
              : confirm(SystemText.STARTED, said, live, live.conversation(), "start");
      case HELP -> {
        consent.note(handle, who, ConsentStore.What.HELP, word);
        yield confirm(SystemText.HELP, said, live, live.conversation(), "help");
      }
      case REVIEW ->
          PendingTurn.silent("review", live.conversation())
              .then((h, inboundId) -> Inbox.holdForReview(h, who, inboundId, said.rule(), now))
              .changingPerson();
      case STILL_STOPPED ->
          consent.mayTellHowToStart(handle, who, now)
              ? confirm(SystemText.STILL_STOPPED, said, live, live.conversation(), "still_stopped")
              : PendingTurn.silent("still_stopped", live.conversation());
    };
  }

  /// Ends the conversation and skips what is planned, in the transaction of the STOP itself. Only
  /// the first STOP is confirmed; one that was said before a newer START changes nothing. It ends
  /// texts, not obligations: the places stay, and somebody is told to call.
  private PendingTurn stop(
      Handle handle,
      ConsentStore.Change change,
      SystemText text,
      InboundRouter.Consent said,
      ConversationState live,
      Instant now,
      String kind) {
    return switch (change) {
      case OVERTAKEN -> PendingTurn.silent(kind, live.conversation()).changingPerson();
      case ALREADY -> PendingTurn.silent(kind, Conversation.NONE).changingPerson();
      case DONE -> {
        Outbox.skipStopped(handle, live.known().addressId());
        var calls = rosters.pleaseCall(handle, live.known().person().id(), now);
        yield confirm(text, said, live, Conversation.NONE, kind)
            .then((h, inboundId) ->
                calls.forEach(call -> Notifier.pleaseCall(h, live.known(), inboundId, call, now)));
      }
    };
  }

  private PendingTurn confirm(
      SystemText text,
      InboundRouter.Consent said,
      ConversationState live,
      Conversation after,
      String kind) {
    String language = compliance.answerIn(said.rule(), live.known().language());
    List<Reply> answer = said.answered() ? List.of() : List.of(texts.say(text, language));
    return PendingTurn.said(kind, after, answer).pastStop().changingPerson();
  }
}
