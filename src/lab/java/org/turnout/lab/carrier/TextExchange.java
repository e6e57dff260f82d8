package org.turnout.lab.carrier;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.turnout.lab.carrier.CarrierMessage.Direction;
import org.turnout.lab.carrier.CarrierMessage.Party;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.FaultScript;
import org.turnout.lab.scenario.ReplyBehavior;
import org.turnout.lab.scenario.SeededRandom;
import org.turnout.lab.scenario.StableHash;

/// What the stand-in does with texts: to the phones, from the phones, and the callbacks about them.
///
/// A phone gets a text in the moment in which it is accepted, so that its texts are in the order of
/// acceptance; what we are told of it follows in its time.
final class TextExchange implements SimulatedDelivery.Listener, AutoCloseable {
  /// Messages that lists still show: two blasts to everybody, some 150 MB.
  private static final int KEPT = 200_000;

  private static final int QUEUE_OVERFLOW = 30001;
  private static final int TOO_LATE = 30036;

  private final InstantSource clock;
  private final WebhookCaller postman;
  private final InboundWebhook inbound;
  private final StatusForm statuses;
  private final MessageStore ledger = new MessageStore(KEPT);
  private final CarrierCounter seen = new CarrierCounter();
  private final SendRequestRules intake = new SendRequestRules();
  private final Scheduler agenda = new Scheduler();
  private final Map<String, Handset> phones = new ConcurrentHashMap<>();
  private final Map<String, SenderQueue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger unreadable = new AtomicInteger();
  private volatile FaultScript faults = FaultScript.NONE;
  private volatile Conditions conditions = Conditions.CALM;

  TextExchange(
      CarrierStandIn.Account account,
      WebhookCaller postman,
      Supplier<String> api,
      Supplier<String> webhook) {
    this.clock = account.clock();
    this.postman = postman;
    this.inbound = new InboundWebhook(account, api, webhook);
    this.statuses = new StatusForm(account.sid());
  }

  MessageStore ledger() {
    return ledger;
  }

  Handset phone(String number) {
    return phones.computeIfAbsent(number, it -> new Handset(it, ledger));
  }

  CarrierCounter seen() {
    return seen;
  }

  SendRequestRules intake() {
    return intake;
  }

  Conditions conditions() {
    return conditions;
  }

  void conditions(Conditions now) {
    conditions = now;
  }

  FaultScript faults() {
    return faults;
  }

  void faults(FaultScript script) {
    faults = script;
  }

  int unreadable() {
    return unreadable.get();
  }

  /// Callbacks and answers that are still to come.
  int open() {
    return agenda.size();
  }

  int callbacks() {
    return agenda.size() - answers.get();
  }

  /// Takes a text that came through the API and puts it on the phone; empty when the sender's queue
  /// is full.
  Optional<CarrierMessage> accept(SendRequest request, long attempt) {
    long leaves = leaves(request.party(), request.segments());
    if (leaves == SenderQueue.FULL && request.service().isEmpty()) {
      return Optional.empty();
    }
    CarrierMessage entry =
        CarrierMessage.outbound(
            Direction.API,
            request.party(),
            request.body(),
            request.mediaAddresses(),
            clock.instant());
    seen.accepted(entry.to, entry.body, entry.segments, entry.statusCallback);
    place(entry, leaves, attempt, request.validity());
    return Optional.of(entry);
  }

  /// A phone's text reaches the carrier; nobody is told yet.
  CarrierMessage take(String from, String to, String body, List<SentPicture> pictures) {
    Map<String, SentPicture> named = new LinkedHashMap<>();
    pictures.forEach(picture -> named.put(CarrierMessage.sid("ME"), picture));
    CarrierMessage entry = CarrierMessage.inbound(from, to, body, named, clock.instant());
    ledger.add(entry);
    changed(entry);
    return entry;
  }

  /// Tells the product of a text and acts on its answer, once per text however often it is told.
  ///
  /// @return the webhook's status, 0 for no answer
  int announce(CarrierMessage text) {
    WebhookCaller.Reply reply = postman.post(inbound.webhook(), inbound.fields(text));
    seen.note("webhook " + reply.status());
    if (reply.good() && text.body.strip().equalsIgnoreCase("stop")) {
      seen.stopped(text.from);
    }
    if (reply.good() && text.answered.compareAndSet(false, true)) {
      Optional<List<TwimlReader.Reply>> replies = TwimlReader.read(reply);
      if (replies.isEmpty()) {
        unreadable.incrementAndGet();
      }
      replies.orElse(List.of()).forEach(r -> replied(text, r));
    }
    return reply.status();
  }

  private void replied(CarrierMessage text, TwimlReader.Reply r) {
    Party party = new Party(text.to, text.from, r.statusCallback(), Optional.empty());
    CarrierMessage entry =
        CarrierMessage.outbound(Direction.REPLY, party, r.body(), r.media(), clock.instant());
    seen.replied(entry.to, entry.statusCallback);
    place(entry, leaves(party, entry.segments), 1, Optional.empty());
  }

  private long leaves(Party party, int segments) {
    return queues
        .computeIfAbsent(party.from(), _ -> new SenderQueue())
        .take(System.nanoTime(), segments, conditions.capacity());
  }

  private void place(CarrierMessage entry, long leaves, long attempt, Optional<Duration> validity) {
    if (entry.service.isPresent()) {
      entry.status = "accepted";
    }
    ledger.add(entry);
    changed(entry);
    Conditions now = conditions;
    var chance =
        SeededRandom.of(
            now.seed() + 1, StableHash.text(StableHash.phone(entry.to), entry.body), attempt);
    int number = accepted.incrementAndGet();
    FaultScript.OnCallbacks script = faults.onCallbacks().apply(number);
    double lot = chance.nextDouble();
    if (script == FaultScript.OnCallbacks.IN_ORDER) {
      script = now.callbacks().trouble().at(lot).orElse(script);
    }
    Duration travels = now.callbacks().delivery().sample(chance);
    Duration lag = now.callbacks().lag().sample(chance);
    Duration waits = Duration.ofNanos(Math.max(0, leaves));
    int code = faults.undelivered().applyAsInt(entry.to);
    if (code == 0) {
      code =
          leaves == SenderQueue.FULL
              ? QUEUE_OVERFLOW
              : validity.filter(limit -> limit.compareTo(waits) < 0).isPresent()
                  ? TOO_LATE
                  : held(entry.to) ? 0 : now.fates().end(now.seed(), entry.to, entry.body);
    }
    Duration ends =
        switch (code) {
          case QUEUE_OVERFLOW -> Duration.ZERO;
          case TOO_LATE -> validity.orElse(waits);
          default -> waits.plus(travels);
        };
    var plan = new SimulatedDelivery.Plan(code, waits, ends, lag);
    new SimulatedDelivery(entry, plan, script, agenda, this).begin();
  }

  @Override
  public void tell(CarrierMessage entry, String state) {
    entry.statusCallback.ifPresent(url -> {
      int status = postman.tell(url, statuses.form(entry, state));
      seen.note("callback " + status);
    });
  }

  /// Only phones that somebody looks at are told.
  @Override
  public void changed(CarrierMessage entry) {
    Handset phone = phones.get(entry.phone());
    if (phone != null) {
      phone.changed(entry);
    }
  }

  @Override
  public void ended(CarrierMessage entry) {
    seen.note(entry.code == 0 ? entry.status : entry.status + " " + entry.code);
    if (entry.code == 0 && entry.direction == Direction.API) {
      answer(entry);
    }
  }

  private boolean held(String number) {
    Handset phone = phones.get(number);
    return phone != null && phone.held();
  }

  /// Somebody may answer; nobody answers an answer.
  private void answer(CarrierMessage entry) {
    ReplyBehavior replies = conditions.replies();
    if (replies.share() == 0 || held(entry.to)) {
      return;
    }
    long lot = StableHash.text(StableHash.phone(entry.to), entry.body);
    var chance = SeededRandom.of(conditions.seed() + 2, lot, 1);
    replies
        .to(entry.body, chance)
        .ifPresent(words -> {
          seen.note("phone answers");
          answers.incrementAndGet();
          agenda.after(
              replies.after().sample(chance),
              () -> {
                try {
                  announce(take(entry.to, inbound.sender(entry), words, List.of()));
                } finally {
                  answers.decrementAndGet();
                }
              });
        });
  }

  @Override
  public void close() {
    agenda.close();
    postman.close();
  }
}
