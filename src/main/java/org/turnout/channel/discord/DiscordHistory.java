package org.turnout.channel.discord;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageHistory;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.utils.TimeUtil;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.DeliveryState;
import org.turnout.channel.LoggedText;

/// Reads a direct-message channel as a carrier's log, in both directions.
final class DiscordHistory {
  /// Discord's largest page.
  private static final int PAGE = 100;

  private DiscordHistory() {}

  /// All messages from `since` on, oldest first.
  ///
  /// @throws CarrierUnavailable a page could not be read
  static List<LoggedText> of(PrivateChannel channel, Instant since, Duration patience) {
    var texts = new ArrayList<LoggedText>();
    // Ids count milliseconds since 2015, so a time is also a place in the channel.
    String after = Long.toUnsignedString(TimeUtil.getDiscordTimestamp(since.toEpochMilli() - 1));
    while (true) {
      List<Message> page = page(channel, after, patience);
      page.forEach(message -> texts.add(logged(message)));
      if (page.size() < PAGE) {
        return texts;
      }
      after = page.getLast().getId();
    }
  }

  private static List<Message> page(PrivateChannel channel, String after, Duration patience) {
    try {
      return MessageHistory.getHistoryAfter(channel, after)
          .limit(PAGE)
          .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
          .complete()
          .getRetrievedHistory()
          .stream()
          .sorted(Comparator.comparingLong(Message::getIdLong))
          .toList();
    } catch (RuntimeException failed) {
      throw new CarrierUnavailable("reading a Discord conversation", failed);
    }
  }

  private static LoggedText logged(Message message) {
    String bot = message.getJDA().getSelfUser().getId();
    boolean inbound = !message.getAuthor().getId().equals(bot);
    String person = inbound ? message.getAuthor().getId() : "";
    return new LoggedText(
        message.getId(),
        inbound,
        inbound ? person : bot,
        inbound ? bot : person,
        message.getContentRaw(),
        message.getAttachments().size(),
        DeliveryState.DELIVERED,
        0,
        message.getTimeCreated().toInstant());
  }
}
