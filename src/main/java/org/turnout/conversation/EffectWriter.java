package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Effect;
import org.turnout.inbox.BlastReplies;
import org.turnout.inbox.Inbox;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;

/// What a taken turn changes besides the conversation: the person and the inbox.
record EffectWriter(PersonEffects effects) {
  void write(Handle handle, List<Effect> all, ConversationState live, long inboundId, Instant now) {
    var said = new ConsentStore.Said("flow", messageId(handle, inboundId), now, now);
    for (var effect : all) {
      if (!effects.carryOut(handle, effect, live.known(), said)
          && effect instanceof Effect.HandOver(String reason, boolean stays)) {
        Inbox.handOver(handle, live.known(), inboundId, reason, now);
        var blast = live.opening().map(OpenedFlow::run);
        BlastReplies.attach(handle, live.known(), inboundId, blast, reason, now);
        if (stays) {
          People.attend(handle, live.known().addressId(), false, now);
        }
      }
    }
  }

  private static Optional<String> messageId(Handle handle, long inboundId) {
    return handle
        .createQuery("select carrier_id from inbound where id = :id")
        .bind("id", inboundId)
        .mapTo(String.class)
        .findOne();
  }
}
