package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Reply;
import org.turnout.inbox.Holds;
import org.turnout.inbox.Inbox;
import org.turnout.language.Emergency;
import org.turnout.language.SystemText;
import org.turnout.media.Photos;
import org.turnout.people.Compliance;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;

/// Answers a text that says that somebody is in danger: the fixed text of its kind at once, and an
/// item for a person. What is open stays open. Within ten minutes a person gets the text of a kind
/// once; what they write besides is added to the item.
record EmergencyHandler(ConsentStore consent, SystemTexts texts) {
  private static final Duration TELL_EVERY = Duration.ofMinutes(10);

  private static final String KIND = "emergency";

  PendingTurn carryOut(
      Handle handle,
      InboundRouter.Danger danger,
      InboundMessage message,
      ConversationState live,
      Instant now) {
    Contact who = live.known();
    Photos.plan(handle, message.id(), who.person().id(), message.photos());
    Emergency kind = danger.said().kind();
    PendingTurn draft =
        answer(handle, danger, live, now)
            .then((h, inboundId) ->
                Inbox.handOver(h, who, inboundId, KIND + ": " + kind.word(), now));
    return danger
        .plea()
        .filter(_ -> !who.stopped())
        .map(rule -> held(draft, who, rule, now))
        .orElse(draft);
  }

  /// A life is answered whatever was stopped. What the police do is not: a stopped phone is told
  /// whom to call as with any other text.
  private PendingTurn answer(
      Handle handle, InboundRouter.Danger danger, ConversationState live, Instant now) {
    Emergency kind = danger.said().kind();
    Contact who = live.known();
    String trace = KIND + "/" + kind.word();
    if (who.stopped() && kind == Emergency.POLICE) {
      return consent.mayTellHowToStart(handle, who, now)
          ? said(SystemText.STILL_STOPPED, danger, live).traced(trace + ".stopped").pastStop()
          : silent(live, trace);
    }
    if (told(handle, who, trace, now)) {
      return who.stopped()
          ? silent(live, trace)
          : said(SystemText.ADDED, danger, live).traced(trace + ".again");
    }
    PendingTurn fixed = said(kind.text(), danger, live).traced(trace);
    return who.stopped() ? fixed.pastStop() : fixed;
  }

  private PendingTurn said(SystemText text, InboundRouter.Danger danger, ConversationState live) {
    Reply words = texts.say(text, Compliance.answerIn(danger.said(), live.known().language()));
    return PendingTurn.said(KIND, live.conversation(), List.of(words));
  }

  private static PendingTurn silent(ConversationState live, String trace) {
    return PendingTurn.silent(KIND, live.conversation()).traced(trace + ".again");
  }

  /// Whether this person got the text of this kind a short while ago.
  private static boolean told(Handle handle, Contact who, String trace, Instant now) {
    return handle
        .createQuery(
            """
            select exists (select from turn
              where person_id = :person and trace = :trace and taken_at > :since)
            """)
        .bind("person", who.person().id())
        .bind("trace", trace)
        .bind("since", now.minus(TELL_EVERY))
        .mapTo(Boolean.class)
        .one();
  }

  /// The danger is answered, not the plea: broadcasts wait until a person has looked.
  private static PendingTurn held(PendingTurn draft, Contact who, String rule, Instant now) {
    return draft
        .then((handle, inboundId) -> Holds.review(handle, who, inboundId, rule, now))
        .changingPerson();
  }

  /// The text may be one of danger: its turn is what it would be, and a person looks.
  static PendingTurn worry(PendingTurn turn, Emergency kind, Contact who, Instant now) {
    return turn.then((handle, inboundId) ->
        Inbox.handOver(handle, who, inboundId, "emergency?: " + kind.word(), now));
  }
}
