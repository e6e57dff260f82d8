package org.turnout.app;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.turnout.blast.report.RunWait;
import org.turnout.blast.send.BlastSender;
import org.turnout.channel.Carrier;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.WebhookAnswer;
import org.turnout.channel.twilio.TwilioLimits;
import org.turnout.outbox.CarrierRefusals;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.PaceCharges;
import org.turnout.outbox.SegmentPace;
import org.turnout.people.QuietHours;
import org.turnout.redis.RedisPool;
import org.turnout.settings.SenderSettings;
import org.turnout.settings.Settings;

/// What sends the blasts, one for each of our senders, and what charges their paces for replies.
final class BlastSenders implements AutoCloseable {
  /// A claim older than this is not sent any more: a hundred times what a busy node needs.
  private static final Duration FRESH = Duration.ofSeconds(10);

  /// Two seconds of the pace of an account (Twilio's cap is 2,000 a second) would be twice this; at
  /// a tenth of a second of latency a quarter is enough.
  private static final int MOST_CONNECTIONS = 2_000;

  private static final Duration CHARGED_EVERY = Duration.ofMillis(50);

  private final List<BlastSender> senders;
  private final List<String> names;
  private final PaceCharges charges;
  private final RedisPool redis;
  private final Map<String, SweepGate> gates = new ConcurrentHashMap<>();

  private BlastSenders(
      List<BlastSender> senders, List<String> names, PaceCharges charges, RedisPool redis) {
    this.redis = redis;
    this.senders = senders;
    this.names = names;
    this.charges = charges;
  }

  static BlastSenders of(
      BackingServers foundations,
      Settings settings,
      Carrier carrier,
      CarrierRefusals refusals,
      ClaimTerms terms) {
    var pace = new SegmentPace(foundations.redis());
    var speeds =
        settings.senders().stream()
            .map(sender -> new SegmentPace.Speed(sender.address(), sender.segmentsPerSecond()))
            .toList();
    var senders =
        speeds.stream()
            .map(speed ->
                new BlastSender(
                    foundations.database(),
                    pace,
                    carrier,
                    refusals,
                    new BlastSender.Setup(
                        speed,
                        QuietHours.builtIn(),
                        settings.broadcastsADay(),
                        connections(speed.perSecond()),
                        terms)))
            .toList();
    return new BlastSenders(
        senders,
        speeds.stream().map(SegmentPace.Speed::sender).toList(),
        new PaceCharges(pace, speeds),
        foundations.redis());
  }

  /// Before anybody else may ask the carrier what happened to a row.
  static Duration fresh(Settings settings) {
    Duration half = settings.timings().uncertainWaits().dividedBy(2);
    return FRESH.compareTo(half) < 0 ? FRESH : half;
  }

  /// Two seconds of pace may be on their way to a carrier that has become slow.
  private static int connections(int perSecond) {
    return Math.clamp(2L * perSecond, TwilioLimits.DEFAULT.inFlight(), MOST_CONNECTIONS);
  }

  /// The bounds of our calls to the carrier: what blasts need, and as much again as usual for all
  /// else.
  static TwilioLimits limits(Settings settings) {
    int blasts =
        settings.senders().stream()
            .map(SenderSettings::segmentsPerSecond)
            .mapToInt(BlastSenders::connections)
            .sum();
    return new TwilioLimits(
        TwilioLimits.DEFAULT.connect(),
        TwilioLimits.DEFAULT.answer(),
        blasts + TwilioLimits.DEFAULT.inFlight(),
        TwilioLimits.DEFAULT.queue());
  }

  void start(Workers workers, Supplier<SweepGate> fresh) {
    for (int i = 0; i < senders.size(); i++) {
      BlastSender sender = senders.get(i);
      SweepGate gate = fresh.get();
      gates.put(names.get(i), gate);
      workers.every("blasts-" + names.get(i), Turnout.SOON, () -> gate.pass(sender::round));
    }
    workers.every("charges", CHARGED_EVERY, charges::round);
  }

  /// Why nothing of blasts leaves from this number of ours right now; empty when something may.
  ///
  /// @param sweep why the carrier's log could not be read, if it could not
  Optional<RunWait> wait(String sender, Optional<String> sweep) {
    int nth = names.indexOf(sender);
    if (nth < 0) {
      return Optional.of(
          new RunWait(
              "its number is not in config/turnout.yaml any more",
              "Put it back and start the program again, or cancel the run"));
    }
    if (Optional.ofNullable(gates.get(sender)).filter(gate -> !gate.isOpen()).isPresent()) {
      return Optional.of(
          new RunWait(
              "texts that came in while the program was away are looked for first, so that no STOP"
                  + " is missed"
                  + sweep.map(why -> "; " + why).orElse(""),
              "It continues automatically when the carrier's log has been read. Where that takes minutes,"
                  + " ./turnout doctor says whether the carrier answers"));
    }
    return senders
        .get(nth)
        .outage()
        .map(why ->
            new RunWait(
                "the carrier takes no texts: " + why,
                "A few are tried every 5 seconds, and it continues automatically. ./turnout doctor looks"
                    + " at the account"))
        .or(() ->
            redis
                .trouble()
                .map(why ->
                    new RunWait(why, "Blasts need it for their pace, and continue automatically")));
  }

  /// Whether blasts wait because the carrier was down a moment ago.
  boolean rests() {
    return senders.stream().anyMatch(BlastSender::rests);
  }

  PaceCharges charges() {
    return charges;
  }

  /// The same door; what is answered through it is charged to the sender's pace.
  InboundDoor charged(InboundDoor door) {
    return message -> {
      WebhookAnswer answer = door.receive(message);
      answer
          .texts()
          .forEach(text ->
              charges.add(
                  message.to().value(),
                  message.to().channel().traits().billedSegments(text.body())));
      return answer;
    };
  }

  /// Claims and sends nothing more.
  void stop() {
    senders.forEach(BlastSender::stop);
  }

  boolean alive() {
    return senders.stream().allMatch(BlastSender::alive);
  }

  @Override
  public void close() {
    senders.forEach(BlastSender::close);
  }
}
