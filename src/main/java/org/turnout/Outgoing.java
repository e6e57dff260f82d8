package org.turnout;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.turnout.channel.Address;
import org.turnout.channel.Carrier;
import org.turnout.channel.Channel;
import org.turnout.channel.LoggedText;
import org.turnout.channel.OutboundText;
import org.turnout.channel.Photo;
import org.turnout.channel.SendResult;
import org.turnout.channel.discord.DiscordCarrier;
import org.turnout.channel.twilio.Errors;
import org.turnout.channel.twilio.Limits;
import org.turnout.channel.twilio.TwilioCarrier;
import org.turnout.conversation.Sweep;
import org.turnout.conversation.Turnstile;
import org.turnout.outbox.BlastSender;
import org.turnout.outbox.Pace;
import org.turnout.outbox.Refusals;
import org.turnout.outbox.Settler;
import org.turnout.outbox.Timekeeping;
import org.turnout.people.QuietHours;
import org.turnout.settings.Sender;
import org.turnout.settings.Settings;

/// The channels' outbound side and everything that runs in the background.
final class Outgoing implements AutoCloseable {
  private static final Duration FIRST_LOOK_BACK = Duration.ofHours(1);

  /// A claim older than this is not sent any more: ten times what a busy node needs.
  private static final Duration FRESH = Duration.ofSeconds(10);

  static final Refusals REFUSALS = new Refusals(Errors.load()::of);

  private final Workers workers = new Workers();
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Instant> sweepSince = new AtomicReference<>(Instant.MIN);
  private final List<BlastSender> blasts = new ArrayList<>();
  private final TwilioCarrier twilio;
  private final Optional<DiscordCarrier> discord;

  private Outgoing(TwilioCarrier twilio, Optional<DiscordCarrier> discord) {
    this.twilio = twilio;
    this.discord = discord;
  }

  static Outgoing start(
      Turnout.Plan plan, Foundations foundations, Served served, Turnstile door, String node) {
    var settings = served.files().settings();
    var twilio = new TwilioCarrier(plan.access(), Errors.load(), limits(settings));
    Optional<DiscordCarrier> discord = plan.discord().map(DiscordCarrier::new);
    var outgoing = new Outgoing(twilio, discord);
    Sweep sweep = outgoing.sweep(plan, foundations, settings, door, node);
    var senders = settings.senders().stream().map(Sender::address).toList();
    var gate = outgoing.gate(sweep, senders, plan);
    outgoing.carry(
        Channel.SMS, new FromSender(twilio, settings), gate, plan, foundations, settings, node);
    settings
        .senders()
        .forEach(sender ->
            outgoing.blast(
                sender,
                new FromSender(twilio, settings),
                sweep,
                plan,
                foundations,
                settings,
                node));
    discord.ifPresent(bot -> {
      outgoing.carry(Channel.DISCORD, bot, Gate.OPEN, plan, foundations, settings, node);
      bot.open(door, plan.clocks().campaign());
    });
    outgoing.workers.every("timers", Turnout.SOON, () -> door.fireDue() ? 1 : 0);
    return outgoing;
  }

  private void carry(
      Channel channel,
      Carrier carrier,
      Gate gate,
      Turnout.Plan plan,
      Foundations foundations,
      Settings settings,
      String node) {
    var database = foundations.database();
    var machine = plan.clocks().machine();
    var sender =
        new org.turnout.outbox.Sender(database, carrier, REFUSALS, channel, node, machine, sending);
    workers.every("sender-" + channel, Turnout.SOON, () -> gate.pass(sender::round));
    var settler =
        new Settler(database, carrier, channel, machine, settings.timings().twimlCheckedAfter());
    workers.every(
        "settler-" + channel, settings.timings().twimlCheckedAfter().dividedBy(8), settler::round);
  }

  private void blast(
      Sender sender,
      Carrier carrier,
      Sweep sweep,
      Turnout.Plan plan,
      Foundations foundations,
      Settings settings,
      String node) {
    var clocks = new Timekeeping(plan.clocks().campaign(), plan.clocks().machine());
    Duration grace = settings.timings().uncertainWaits();
    var setup =
        new BlastSender.Setup(
            new Pace.Speed(sender.address(), sender.segmentsPerSecond()),
            QuietHours.builtIn(),
            settings.broadcastsADay(),
            FRESH.compareTo(grace.dividedBy(2)) < 0 ? FRESH : grace.dividedBy(2),
            connections(sender.segmentsPerSecond()),
            node,
            clocks);
    var blast =
        new BlastSender(
            foundations.database(), new Pace(foundations.redis()), carrier, REFUSALS, setup);
    blasts.add(blast);
    var senders = settings.senders().stream().map(Sender::address).toList();
    var gate = gate(sweep, senders, plan);
    workers.every("blasts-" + sender.address(), Turnout.SOON, () -> gate.pass(blast::round));
  }

  private Gate gate(Sweep sweep, List<String> senders, Turnout.Plan plan) {
    return new Gate(
        since -> sweep.caughtUp(senders, since),
        plan.clocks().machine(),
        since -> sweepSince.accumulateAndGet(since, (a, b) -> a.isAfter(b) ? a : b));
  }

  /// Two seconds of pace may be on their way to a carrier that has become slow.
  private static int connections(int perSecond) {
    return Math.max(Limits.DEFAULT.inFlight(), 2 * perSecond);
  }

  private static Limits limits(Settings settings) {
    int most = settings.senders().stream().mapToInt(s -> connections(s.segmentsPerSecond())).sum();
    return new Limits(
        Limits.DEFAULT.connect(),
        Limits.DEFAULT.answer(),
        most + Limits.DEFAULT.inFlight(),
        Limits.DEFAULT.queue());
  }

  private Sweep sweep(
      Turnout.Plan plan, Foundations foundations, Settings settings, Turnstile door, String node) {
    var timings = settings.timings();
    var sweep =
        new Sweep(
            foundations.database(),
            twilio,
            door,
            plan.clocks(),
            new Sweep.Timing(
                timings.sweepLooksBack(), timings.sweepLeavesAlone(), FIRST_LOOK_BACK));
    for (var sender : settings.senders()) {
      String name = "sweep-" + sender.address();
      var sweeping =
          new Sweeping(
              foundations.database(),
              name,
              node,
              timings.sweepEvery(),
              plan.clocks().machine(),
              () -> sweep.round(Address.sms(sender.address())),
              sweepSince::get);
      workers.every(name, sweeping.rest(), sweeping::round);
    }
    return sweep;
  }

  /// Whether the bot is connected; empty without a bot.
  Optional<BooleanSupplier> discordConnected() {
    return discord.map(bot -> bot::connected);
  }

  @Override
  public void close() {
    workers.close();
    blasts.forEach(BlastSender::close);
    discord.ifPresent(DiscordCarrier::close);
    twilio.close();
    sending.close();
  }

  /// Texts of a sender that has a Messaging Service leave through it.
  private record FromSender(Carrier carrier, Settings settings) implements Carrier {
    @Override
    public SendResult send(OutboundText text) {
      String from =
          settings.sender(text.from().value()).map(Sender::from).orElse(text.from().value());
      return carrier.send(
          new OutboundText(
              text.outboxId(),
              text.to(),
              Address.sms(from),
              text.body(),
              text.media(),
              text.validity()));
    }

    @Override
    public List<LoggedText> received(Address to, Instant since) {
      return carrier.received(to, since);
    }

    @Override
    public List<LoggedText> sentTo(Address to, Instant since) {
      return carrier.sentTo(to, since);
    }

    @Override
    public List<Photo> photos(LoggedText text) {
      return carrier.photos(text);
    }
  }
}
