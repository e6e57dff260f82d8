package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Effect;
import org.turnout.inbox.Inbox;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.roster.ToTell;

/// What a taken turn changes besides the conversation: the person, the inbox, and others who must
/// be told.
record EffectWriter(PersonEffects effects, Notifier telling) {
  void write(
      Handle handle,
      List<Effect> all,
      List<ToTell> toTell,
      ConversationState live,
      long inboundId,
      Instant now) {
    var said = new ConsentStore.Said("flow", messageId(handle, inboundId), now, now);
    for (var effect : all) {
      if (!effects.carryOut(handle, effect, live.known(), said)
          && effect instanceof Effect.HandOver(String reason, boolean stays)) {
        Inbox.handOver(handle, live.known(), inboundId, reason, now);
        if (stays) {
          People.attend(handle, live.known().addressId(), false, now);
        }
      }
    }
    telling.plan(handle, toTell, live.sender(), now);
  }

  private static Optional<String> messageId(Handle handle, long inboundId) {
    return handle
        .createQuery("select carrier_id from inbound where id = :id")
        .bind("id", inboundId)
        .mapTo(String.class)
        .findOne();
  }
}
