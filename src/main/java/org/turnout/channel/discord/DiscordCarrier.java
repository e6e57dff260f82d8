package org.turnout.channel.discord;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.channel.concrete.PrivateChannel;
import net.dv8tion.jda.api.requests.RestAction;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.CarrierUnavailable;
import org.turnout.channel.Channel;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.SendResult;

/// The campaign's bot: direct messages in by [#open], answers out by [#send].
///
/// Each part of a text is posted under a nonce made of its outbox row, which Discord enforces for
/// some minutes: a repeated post gives the first message back. JDA's own repetition after a 5xx
/// rests on that.
public final class DiscordCarrier implements Carrier, AutoCloseable {
  /// Longer than a usual rate limit, shorter than the patience of the person who waits for an
  /// answer.
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /// How long requests that are on their way may take at the end.
  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final DiscordSettings settings;
  private final DirectChannels channels = new DirectChannels();
  private volatile @Nullable JDA jda;
  private @Nullable DirectMessageListener listener;

  public DiscordCarrier(DiscordSettings settings) {
    this.settings = settings;
  }

  /// Logs in and hands what people write to the door. Returns once the token was accepted; the
  /// gateway connects, and reconnects, on its own.
  ///
  /// @param clock campaign time, the time of arrival of a message
  /// @throws DiscordRefused the token was refused
  public void open(InboundDoor door, InstantSource clock) {
    var mine = new DirectMessageListener(door, clock, channels);
    listener = mine;
    jda = DiscordConnection.open(settings, mine);
  }

  /// Whether messages can come in right now.
  public boolean connected() {
    JDA bot = jda;
    return bot != null && bot.getStatus() == JDA.Status.CONNECTED;
  }

  @Override
  public Channel channel() {
    return Channel.DISCORD;
  }

  @Override
  public SendResult send(OutboundText text) {
    JDA bot = jda;
    if (bot == null) {
      return new SendResult.TryLater(0, "the Discord bot is not started");
    }
    PrivateChannel channel;
    try {
      channel = channelOf(bot, text.to().value());
    } catch (ExecutionException refused) {
      // No message was posted yet, whatever went wrong.
      return DiscordFailure.of(refused) instanceof SendResult.Refused no
          ? no
          : new SendResult.TryLater(0, "the direct message could not be opened");
    } catch (TimeoutException slow) {
      return new SendResult.TryLater(0, "the direct message could not be opened in time");
    }
    return post(channel, text);
  }

  private static SendResult post(PrivateChannel channel, OutboundText text) {
    List<String> parts = DiscordText.parts(body(text));
    String first = "";
    for (int i = 0; i < parts.size(); i++) {
      try {
        Message posted =
            await(
                channel
                    .sendMessage(parts.get(i))
                    .setAllowedMentions(Set.of())
                    .setNonce(text.outboxId() + "-" + i));
        first = i == 0 ? posted.getId() : first;
      } catch (ExecutionException failed) {
        return i == 0 ? DiscordFailure.of(failed) : halfSent(i, parts.size());
      } catch (TimeoutException slow) {
        return i == 0 ? new SendResult.Uncertain("no answer in time") : halfSent(i, parts.size());
      }
    }
    return parts.isEmpty()
        ? new SendResult.Refused(50006, "an empty message")
        : new SendResult.Accepted(first);
  }

  private static SendResult halfSent(int sent, int parts) {
    return new SendResult.Uncertain("%d of %d parts were posted".formatted(sent, parts));
  }

  private static String body(OutboundText text) {
    return Stream.concat(
            Stream.of(DiscordText.plain(text.body())), text.media().stream().map(URI::toString))
        .filter(line -> !line.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private PrivateChannel channelOf(JDA bot, String userId)
      throws ExecutionException, TimeoutException {
    var known = channels.of(userId);
    if (known.isPresent()) {
      return known.get();
    }
    PrivateChannel opened;
    try {
      opened = await(bot.openPrivateChannelById(userId));
    } catch (NumberFormatException noId) {
      throw new ExecutionException("a Discord user id is a number", noId);
    }
    channels.remember(userId, opened);
    return opened;
  }

  private static <T> T await(RestAction<T> action) throws ExecutionException, TimeoutException {
    try {
      return action
          .timeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
          .submit()
          // JDA speaks up on its own first, for what is still queued.
          .get(PATIENCE.plusSeconds(5).toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new TimeoutException("stopped while waiting for Discord");
    }
  }

  /// What people wrote in the conversations this node knows of; Discord has no list over all.
  @Override
  public List<LoggedText> received(Address to, Instant since) {
    var texts = new ArrayList<LoggedText>();
    for (PrivateChannel channel : channels.all()) {
      texts.addAll(
          DiscordHistory.of(channel, since, PATIENCE).stream()
              .filter(LoggedText::inbound)
              .toList());
    }
    texts.sort(Comparator.comparing(LoggedText::createdAt));
    return texts;
  }

  @Override
  public List<LoggedText> sentTo(Address to, Instant since) {
    JDA bot = jda;
    if (bot == null) {
      throw new CarrierUnavailable(
          "reading a Discord conversation", new IllegalStateException("the bot is not started"));
    }
    try {
      return DiscordHistory.of(channelOf(bot, to.value()), since, PATIENCE).stream()
          .filter(text -> !text.inbound())
          .toList();
    } catch (ExecutionException | TimeoutException failed) {
      throw new CarrierUnavailable("opening a Discord conversation", failed);
    }
  }

  /// Logs out; messages still waiting in memory are given up.
  @Override
  public void close() {
    DirectMessageListener mine = listener;
    if (mine != null) {
      mine.close();
    }
    JDA bot = jda;
    if (bot != null) {
      leave(bot);
    }
  }

  private static void leave(JDA bot) {
    bot.shutdown();
    try {
      if (!bot.awaitShutdown(GOODBYE)) {
        bot.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      bot.shutdownNow();
    }
    bot.getHttpClient().connectionPool().evictAll();
    bot.getHttpClient().dispatcher().executorService().shutdown();
  }
}
