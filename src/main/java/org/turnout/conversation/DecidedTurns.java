package org.turnout.conversation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.MediaKind;
import org.turnout.flow.Input;
import org.turnout.inbox.Inbox;
import org.turnout.language.Emergency;
import org.turnout.media.Photos;

/// Carries out what a text was taken for, within the transaction of its turn, where that needs the
/// records.
record DecidedTurns(
    FlowHandler talking,
    ConsentHandler consenting,
    EmergencyHandler helping,
    DangerAfterwards afterwards,
    LineHandler line) {
  /// The turn of such a text.
  PendingTurn carryOut(
      Handle handle,
      InboundRouter.Decision decision,
      InboundMessage message,
      ConversationState live,
      Instant now) {
    return switch (decision) {
      case InboundRouter.Talk _ -> {
        var heard = line.hear(handle, message, live, now);
        yield heard.turn().orElseGet(() -> withPhotos(handle, message, heard.text(), live, now));
      }
      case InboundRouter.Consent consent ->
          consenting.carryOut(handle, consent, message, live, now);
      case InboundRouter.Danger danger -> helping.carryOut(handle, danger, message, live, now);
      case InboundRouter.Worry(Emergency kind) ->
          EmergencyHandler.worry(withPhotos(handle, message, live, now), kind, live.known(), now);
      case InboundRouter.WhatNow _ ->
          helping.again(handle, live, now).orElseGet(() -> withPhotos(handle, message, live, now));
      case InboundRouter.AfterDanger _ ->
          afterwards
              .carryOut(handle, message, live, now)
              .orElseGet(() -> withPhotos(handle, message, live, now));
      case InboundRouter.OverLimit(String reason) ->
          PendingTurn.silent("over_limit", live.conversation())
              .then((h, inboundId) -> Inbox.handOver(h, live.known(), inboundId, reason, now));
      case InboundRouter.Missed missed -> EmergencyHandler.missed(missed, live, now);
      case InboundRouter.Silence(String kind) -> PendingTurn.silent(kind, live.conversation());
    };
  }

  static Input answering(ConversationState live, Input.Said said) {
    return live.opening()
        .<Input>map(blast -> new Input.Answered(blast.flow(), Map.of(), said))
        .orElse(said);
  }

  private PendingTurn withPhotos(
      Handle handle, InboundMessage message, ConversationState live, Instant now) {
    return withPhotos(handle, message, message.body(), live, now);
  }

  /// @param text what the flows hear of it
  private PendingTurn withPhotos(
      Handle handle, InboundMessage message, String text, ConversationState live, Instant now) {
    List<Long> planned =
        Photos.plan(handle, message.id(), live.known().person().id(), message.photos());
    var photos = new ArrayList<Long>();
    var others = EnumSet.noneOf(MediaKind.class);
    for (int i = 0; i < planned.size(); i++) {
      MediaKind kind = message.photos().get(i).kind();
      if (kind == MediaKind.PHOTO) {
        photos.add(planned.get(i));
      } else {
        others.add(kind);
      }
    }
    var said = new Input.Said(text, photos, others);
    return talking.carryOut(handle, live, answering(live, said), now);
  }
}
