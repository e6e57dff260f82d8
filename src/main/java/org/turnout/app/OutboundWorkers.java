package org.turnout.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.turnout.blast.report.RunWait;
import org.turnout.blast.send.MissingCallbacks;
import org.turnout.channel.Carrier;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.ReceiptDesk;
import org.turnout.channel.discord.DiscordCarrier;
import org.turnout.channel.twilio.TwilioCarrier;
import org.turnout.channel.twilio.TwilioErrors;
import org.turnout.conversation.InboundHandler;
import org.turnout.conversation.InboundSweep;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.OutboxSender;
import org.turnout.outbox.Settler;
import org.turnout.settings.SenderSettings;
import org.turnout.settings.Settings;
import org.turnout.web.Health;

/// The channels' outbound side and everything that runs in the background.
final class OutboundWorkers implements AutoCloseable {
  /// How often a job that one node does asks for its lease again.
  private static final Duration LEASED = Duration.ofMinutes(1);

  /// How often a node looks whether the day of a hold is over.
  private static final Duration HOLDS = Duration.ofSeconds(5);

  /// A new database begins at now: texts of before were answered by another program, or by nobody.
  private static final Duration FIRST_LOOK_BACK = Duration.ZERO;

  /// How often old texts are looked at that wait for their answer.
  private static final Duration AWAY = Duration.ofSeconds(5);

  private final Workers workers = new Workers();
  private final List<OutboxSender> senders = new ArrayList<>();
  private final AtomicReference<Instant> sweepSince = new AtomicReference<>(Instant.MIN);
  private final TwilioCarrier twilio;
  private final BlastSenders blasting;
  private final CarrierRefusals refusals;
  private final Optional<DiscordCarrier> discord;
  private Supplier<SweepGate> gates = () -> SweepGate.OPEN;

  private OutboundWorkers(
      TwilioCarrier twilio,
      BlastSenders blasting,
      CarrierRefusals refusals,
      Optional<DiscordCarrier> discord) {
    this.twilio = twilio;
    this.blasting = blasting;
    this.refusals = refusals;
    this.discord = discord;
  }

  static OutboundWorkers start(
      Turnout.Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      CarrierRefusals refusals,
      ReceiptDesk reports,
      InboundHandler door,
      String node) {
    var settings = served.files().settings();
    var twilio =
        new TwilioCarrier(
            launch.access(),
            TwilioErrors.load(),
            BlastSenders.limits(settings),
            sender -> settings.sender(sender).map(SenderSettings::from).orElse(sender));
    Optional<DiscordCarrier> discord = launch.discord().map(DiscordCarrier::new);
    var terms = new ClaimTerms(node, launch.clocks(), BlastSenders.fresh(settings));
    var blasting = BlastSenders.of(foundations, settings, twilio, refusals, terms);
    var outgoing = new OutboundWorkers(twilio, blasting, refusals, discord);
    InboundSweep sweep = outgoing.sweep(launch, foundations, served, door, node);
    var senders = settings.senders().stream().map(SenderSettings::address).toList();
    outgoing.gates = () -> outgoing.gate(sweep, senders, launch);
    var gate = outgoing.gates.get();
    outgoing.carry(twilio, gate, foundations, settings, terms);
    outgoing.listen(twilio, reports, launch, foundations, settings, node);
    outgoing.blasting.start(outgoing.workers, outgoing.gates);
    discord.ifPresent(bot -> {
      outgoing.carry(bot, SweepGate.OPEN, foundations, settings, terms);
      bot.open(door, launch.clocks().campaign());
    });
    outgoing.workers.every("timers", Turnout.SOON, () -> door.fireDue() ? 1 : 0);
    outgoing.workers.every("holds", HOLDS, () -> door.endHold() ? 1 : 0);
    return outgoing;
  }

  private void carry(
      Carrier carrier,
      SweepGate gate,
      BackingServers foundations,
      Settings settings,
      ClaimTerms terms) {
    var database = foundations.database();
    var sender = new OutboxSender(database, carrier, refusals, blasting.charges(), terms);
    senders.add(sender);
    workers.every("sender-" + carrier.channel(), Turnout.SOON, () -> gate.pass(sender::round));
    var timings = settings.timings();
    Duration replies = timings.twimlCheckedAfter();
    Duration sends = timings.uncertainWaits();
    var settler = new Settler(database, carrier, terms.clocks().machine(), replies, sends);
    Duration sooner = replies.compareTo(sends) < 0 ? replies : sends;
    workers.every("settler-" + carrier.channel(), sooner.dividedBy(8), settler::round);
  }

  private void listen(
      Carrier carrier,
      ReceiptDesk reports,
      Turnout.Launch launch,
      BackingServers foundations,
      Settings settings,
      String node) {
    Duration patience = settings.timings().callbackWaits();
    var unheard =
        new MissingCallbacks(
            foundations.database(), carrier, reports, launch.clocks().machine(), patience, node);
    Duration often = patience.dividedBy(8);
    workers.every("unheard", often.compareTo(LEASED) < 0 ? often : LEASED, unheard::round);
  }

  private SweepGate gate(InboundSweep sweep, List<String> senders, Turnout.Launch launch) {
    return new SweepGate(
        since -> sweep.caughtUp(senders, since),
        launch.clocks().machine(),
        since -> sweepSince.accumulateAndGet(since, (a, b) -> a.isAfter(b) ? a : b));
  }

  private InboundSweep sweep(
      Turnout.Launch launch,
      BackingServers foundations,
      ServedCampaign served,
      InboundHandler door,
      String node) {
    var settings = served.files().settings();
    var timings = settings.timings();
    var sweep =
        new InboundSweep(
            foundations.database(),
            twilio,
            door,
            served.compliance()::isOptOut,
            launch.clocks(),
            new InboundSweep.Timing(
                timings.sweepLooksBack(), timings.sweepLeavesAlone(), FIRST_LOOK_BACK));
    for (var sender : settings.senders()) {
      String name = sweepName(sender.address());
      var sweeping =
          new SweepSchedule(
              foundations.database(),
              name,
              node,
              timings.sweepEvery(),
              launch.clocks().machine(),
              () -> sweep.round(twilio.channel().address(sender.address())).complete(),
              sweepSince::get);
      workers.every(name, sweeping.rest(), sweeping::round);
    }
    return sweep;
  }

  /// Answers old texts, once the sweep has found all there are.
  void away(IntSupplier round) {
    SweepGate gate = gates.get();
    workers.every("away", AWAY, () -> gate.pass(round));
  }

  /// The same door; replies through it are charged to their senders' paces.
  InboundDoor charged(InboundDoor door) {
    return blasting.charged(door);
  }

  /// Whether blasts wait because the carrier was down a moment ago.
  boolean carrierRests() {
    return blasting.rests();
  }

  /// Why nothing of blasts leaves from this number of ours right now.
  Optional<RunWait> wait(String sender) {
    return blasting.wait(sender, workers.trouble(sweepName(sender)));
  }

  private static String sweepName(String sender) {
    return "sweep-" + sender;
  }

  /// Whether the bot is connected; empty without a bot.
  Optional<Health.Check> discordConnected() {
    return discord.map(
        bot -> Health.Check.there(bot.channel().word(), Health.Need.HELPFUL, bot::connected));
  }

  /// Claims nothing more; what is out comes to its end, see [#close].
  void stop() {
    workers.stop();
    blasting.stop();
  }

  /// What has ended here though nobody stopped it.
  List<String> ended() {
    var ended = new ArrayList<>(workers.ended());
    if (!blasting.alive() || !senders.stream().allMatch(OutboxSender::alive)) {
      ended.add("sending");
    }
    return ended;
  }

  @Override
  public void close() {
    workers.close();
    blasting.close();
    discord.ifPresent(DiscordCarrier::close);
    twilio.close();
    senders.forEach(OutboxSender::close);
  }
}
