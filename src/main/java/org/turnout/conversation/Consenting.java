package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Conversation;
import org.turnout.inbox.Inbox;
import org.turnout.language.SystemText;
import org.turnout.outbox.Outbox;
import org.turnout.people.Compliance;
import org.turnout.people.Consent;
import org.turnout.people.Known;
import org.turnout.roster.Rosters;

/// Carries out what a person says about consent. No flow is asked, so no step can swallow a STOP;
/// everything happens under the lock of the address row.
final class Consenting {
  private final Consent consent;
  private final Compliance compliance;
  private final SystemTexts texts;
  private final Rosters rosters;

  Consenting(Consent consent, Compliance compliance, SystemTexts texts, Rosters rosters) {
    this.consent = consent;
    this.compliance = compliance;
    this.texts = texts;
    this.rosters = rosters;
  }

  Draft carryOut(
      Handle handle, Deciding.Consent said, InboundMessage message, Live live, Instant now) {
    Known who = live.known();
    var word = new Consent.Said(said.rule(), Optional.of(message.id()), message.sentAt(), now);
    return switch (said.kind()) {
      case STOP ->
          stop(
              handle, consent.stop(handle, who, word), SystemText.STOPPED, said, live, now, "stop");
      case WRONG_NUMBER -> {
        var change = consent.wrongNumber(handle, who, word);
        var draft = stop(handle, change, SystemText.WRONG_NUMBER, said, live, now, "wrong_number");
        yield change == Consent.Change.OVERTAKEN
            ? draft
            : draft.then((h, _) -> consent.unlink(h, who, word));
      }
      case START ->
          consent.start(handle, who, word) == Consent.Change.OVERTAKEN
              ? Draft.silent("start", live.conversation()).changingPerson()
              : confirm(SystemText.STARTED, said, live, live.conversation(), "start");
      case HELP -> {
        consent.note(handle, who, Consent.What.HELP, word);
        yield confirm(SystemText.HELP, said, live, live.conversation(), "help");
      }
      case REVIEW ->
          Draft.silent("review", live.conversation())
              .then((h, inboundId) -> Inbox.holdForReview(h, who, inboundId, said.rule(), now))
              .changingPerson();
      case STILL_STOPPED ->
          consent.mayTellHowToStart(handle, who, now)
              ? confirm(SystemText.STILL_STOPPED, said, live, live.conversation(), "still_stopped")
              : Draft.silent("still_stopped", live.conversation());
    };
  }

  /// Ends the conversation and skips what is planned, in the transaction of the STOP itself. Only
  /// the first STOP is confirmed; one that was said before a newer START changes nothing. It ends
  /// texts, not obligations: the places stay, and somebody is told to call.
  private Draft stop(
      Handle handle,
      Consent.Change change,
      SystemText text,
      Deciding.Consent said,
      Live live,
      Instant now,
      String kind) {
    return switch (change) {
      case OVERTAKEN -> Draft.silent(kind, live.conversation()).changingPerson();
      case ALREADY -> Draft.silent(kind, Conversation.NONE).changingPerson();
      case DONE -> {
        Outbox.skipStopped(handle, live.known().addressId());
        var calls = rosters.pleaseCall(handle, live.known().person().id(), now);
        yield confirm(text, said, live, Conversation.NONE, kind)
            .then((h, inboundId) ->
                calls.forEach(call -> Telling.pleaseCall(h, live.known(), inboundId, call, now)));
      }
    };
  }

  private Draft confirm(
      SystemText text, Deciding.Consent said, Live live, Conversation after, String kind) {
    String language = compliance.answerIn(said.rule(), live.known().language());
    List<Turns.Out> answer = said.answered() ? List.of() : List.of(texts.say(text, language));
    return Draft.said(kind, after, answer).pastStop().changingPerson();
  }
}
