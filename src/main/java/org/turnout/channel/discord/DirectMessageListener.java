package org.turnout.channel.discord;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.Photo;
import org.turnout.channel.RecordUnavailable;
import org.turnout.log.TurnId;

/// Turns direct messages into `InboundMessage`s and hands them to the door, each person's in order.
///
/// Discord tells a message once: while the record is away it is kept here and tried again, since
/// nobody will send it a second time.
final class DirectMessageListener extends ListenerAdapter {
  private static final Logger LOG = LoggerFactory.getLogger(DirectMessageListener.class);

  /// Messages that may wait in this node; a petition drive brings a few a second.
  private static final int ROOM = 10_000;

  /// Turns at once, well under the database's connections, which webhooks need too.
  private static final int HANDS = 8;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final InboundDoor door;
  private final InstantSource clock;
  private final DirectChannels channels;
  private final OrderedExecutor lanes = new OrderedExecutor(ROOM, HANDS);
  private volatile boolean closed;

  DirectMessageListener(InboundDoor door, InstantSource clock, DirectChannels channels) {
    this.door = door;
    this.clock = clock;
    this.channels = channels;
  }

  @Override
  public void onMessageReceived(MessageReceivedEvent event) {
    Message message = event.getMessage();
    if (event.isFromGuild() || event.getAuthor().isBot() || !isSaid(message)) {
      return;
    }
    PrivateChannel channel = message.getChannel().asPrivateChannel();
    channels.remember(event.getAuthor().getId(), channel);
    InboundMessage inbound = inbound(message, clock.instant());
    if (!lanes.hand(
        inbound.from().value(), () -> TurnId.with(inbound.id(), () -> handOver(inbound)))) {
      LOG.error("discord message not taken, {} are waiting id={}", ROOM, inbound.id());
    }
  }

  static InboundMessage inbound(Message message, Instant at) {
    return new InboundMessage(
        message.getId(),
        Address.discord(message.getAuthor().getId()),
        Address.discord(message.getJDA().getSelfUser().getId()),
        message.getContentRaw(),
        message.getAttachments().stream().flatMap(DirectMessageListener::photo).toList(),
        at,
        Origin.GATEWAY,
        Optional.empty(),
        Map.of());
  }

  /// An address that is none costs the picture, never the text.
  private static Stream<Photo> photo(Message.Attachment file) {
    try {
      return Stream.of(new Photo(URI.create(file.getUrl()), type(file)));
    } catch (IllegalArgumentException _) {
      return Stream.empty();
    }
  }

  private static String type(Message.Attachment file) {
    return Optional.ofNullable(file.getContentType()).orElse("application/octet-stream");
  }

  // Pins, calls and the like are messages without words of the person.
  private static boolean isSaid(Message message) {
    return message.getType() == MessageType.DEFAULT
        || message.getType() == MessageType.INLINE_REPLY;
  }

  private void handOver(InboundMessage message) {
    Duration pause = FIRST_PAUSE;
    while (!closed) {
      try {
        // Nothing waits for an answer here: replies leave through the outbox and Carrier.send.
        door.receive(message);
        return;
      } catch (RecordUnavailable gone) {
        LOG.warn("Postgres is down, keeping a discord message for {}", pause);
        if (!slept(pause)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      } catch (RuntimeException failure) {
        LOG.error("a discord message could not be handled", failure);
        return;
      }
    }
  }

  private static boolean slept(Duration pause) {
    try {
      Thread.sleep(pause);
      return true;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  void close() {
    closed = true;
  }
}
