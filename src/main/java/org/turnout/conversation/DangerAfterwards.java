package org.turnout.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.alarm.Alarms;
import org.turnout.alarm.Withdrawals;
import org.turnout.channel.InboundMessage;
import org.turnout.flow.Reply;
import org.turnout.inbox.Inbox;
import org.turnout.language.Dangers;
import org.turnout.language.SystemText;
import org.turnout.people.Contact;

/// What a member writes right behind a danger that they told of: that a report which was only its
/// word was a mistake, and thanks behind thoughts of suicide. Whatever else they write goes its
/// way.
record DangerAfterwards(SystemTexts texts, Withdrawals withdrawals) {
  private static final String KIND = "emergency";
  private static final String INCIDENT = KIND + "/incident";
  private static final String SUICIDE = KIND + "/suicide";
  private static final String AFTER_SUICIDE = "wrote after: suicide";
  private static final String THANKED = SUICIDE + ".thanks";

  /// So long thanks may be for what was said to thoughts of suicide.
  private static final Duration LATELY = Duration.ofDays(1);

  /// How a turn went.
  private record Newest(String trace, Instant takenAt) {
    boolean is(String kind, Duration within, Instant now) {
      return trace.startsWith(kind) && takenAt.plus(within).isAfter(now);
    }
  }

  /// The turn of such a text; empty when what came before was something else.
  Optional<PendingTurn> carryOut(
      Handle handle, InboundMessage message, ConversationState live, Instant now) {
    Contact who = live.known();
    Newest newest = newest(handle, who).orElse(null);
    Dangers dangers = texts.languages().dangers();
    if (newest == null) {
      return Optional.empty();
    }
    if (newest.is(INCIDENT, Alarms.ONCE_IN, now)
        && dangers.callsOff(message.body())
        && withdrawals.carryOut(handle, who, message.to(), now)) {
      return Optional.of(
          said(
              SystemText.INCIDENT_WITHDRAWN, KIND + "/withdrawn", live, now, "took a report back"));
    }
    if (newest.is(SUICIDE, LATELY, now) && dangers.isRelieved(message.body())) {
      return Optional.of(
          newest.trace().equals(THANKED)
              ? PendingTurn.silent(KIND, live.conversation())
                  .traced(THANKED)
                  .then((h, inboundId) -> Inbox.handOver(h, who, inboundId, AFTER_SUICIDE, now))
              : said(SystemText.SUICIDE_THANKS, THANKED, live, now, AFTER_SUICIDE));
    }
    return Optional.empty();
  }

  private static Optional<Newest> newest(Handle handle, Contact who) {
    return handle
        .createQuery(
            "select trace, taken_at from turn where person_id = :person order by turn desc limit 1")
        .bind("person", who.person().id())
        .mapTo(Newest.class)
        .findOne();
  }

  private PendingTurn said(
      SystemText text, String trace, ConversationState live, Instant now, String reason) {
    Reply words = texts.say(text, live.known().language());
    return PendingTurn.said(KIND, live.conversation().passedOn(now), List.of(words))
        .traced(trace)
        .then((handle, inboundId) -> Inbox.handOver(handle, live.known(), inboundId, reason, now));
  }
}
