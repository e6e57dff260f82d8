package org.turnout.channel.rehearsal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.turnout.channel.rehearsal.Entry.Direction;
import org.turnout.channel.rehearsal.Entry.Party;

/// What the stand-in does with texts: to the phones, from the phones, and the callbacks about them.
///
/// A phone gets a text in the moment in which it is accepted, so that its texts stand in the order
/// of acceptance; what we are told of it follows in its time.
final class Exchange implements Delivery.Listener, AutoCloseable {
  /// Messages that lists still show: two blasts to everybody, some 150 MB.
  private static final int KEPT = 200_000;

  private static final int QUEUE_OVERFLOW = 30001;
  private static final int TOO_LATE = 30036;

  private final InstantSource clock;
  private final Postman postman;
  private final Inbound inbound;
  private final Statuses statuses;
  private final Ledger ledger = new Ledger(KEPT);
  private final Seen seen = new Seen();
  private final Intake intake = new Intake();
  private final Agenda agenda = new Agenda();
  private final Map<String, Handset> phones = new ConcurrentHashMap<>();
  private final Map<String, SenderQueue> queues = new ConcurrentHashMap<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicInteger unreadable = new AtomicInteger();
  private volatile Faults faults = Faults.NONE;
  private volatile Conditions conditions = Conditions.CALM;

  Exchange(
      StandIn.Account account, Postman postman, Supplier<String> api, Supplier<String> webhook) {
    this.clock = account.clock();
    this.postman = postman;
    this.inbound = new Inbound(account, api, webhook);
    this.statuses = new Statuses(account.sid());
  }

  Ledger ledger() {
    return ledger;
  }

  Handset phone(String number) {
    return phones.computeIfAbsent(number, it -> new Handset(it, ledger));
  }

  Seen seen() {
    return seen;
  }

  Intake intake() {
    return intake;
  }

  Conditions conditions() {
    return conditions;
  }

  void conditions(Conditions now) {
    conditions = now;
  }

  Faults faults() {
    return faults;
  }

  void faults(Faults script) {
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
  Optional<Entry> accept(CreateRequest request, long attempt) {
    long leaves = leaves(request.party(), request.segments());
    if (leaves == SenderQueue.FULL && request.service().isEmpty()) {
      return Optional.empty();
    }
    Entry entry =
        Entry.outbound(
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
  Entry take(String from, String to, String body, List<Picture> pictures) {
    Map<String, Picture> named = new LinkedHashMap<>();
    pictures.forEach(picture -> named.put(Entry.sid("ME"), picture));
    Entry entry = Entry.inbound(from, to, body, named, clock.instant());
    ledger.add(entry);
    changed(entry);
    return entry;
  }

  /// Tells the product of a text and acts on its answer, once per text however often it is told.
  ///
  /// @return the webhook's status, 0 for no answer
  int announce(Entry text) {
    Postman.Reply reply = postman.post(inbound.webhook(), inbound.fields(text));
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

  private void replied(Entry text, TwimlReader.Reply r) {
    Party party = new Party(text.to, text.from, r.statusCallback(), Optional.empty());
    Entry entry = Entry.outbound(Direction.REPLY, party, r.body(), r.media(), clock.instant());
    seen.replied(entry.to, entry.statusCallback);
    place(entry, leaves(party, entry.segments), 1, Optional.empty());
  }

  private long leaves(Party party, int segments) {
    return queues
        .computeIfAbsent(party.from(), _ -> new SenderQueue())
        .take(System.nanoTime(), segments, conditions.capacity());
  }

  private void place(Entry entry, long leaves, long attempt, Optional<Duration> validity) {
    if (entry.service.isPresent()) {
      entry.status = "accepted";
    }
    ledger.add(entry);
    changed(entry);
    Conditions now = conditions;
    var chance = Chance.of(now.seed() + 1, Hash.text(Hash.phone(entry.to), entry.body), attempt);
    int number = accepted.incrementAndGet();
    Faults.OnCallbacks script = faults.onCallbacks().apply(number);
    double lot = chance.nextDouble();
    if (script == Faults.OnCallbacks.IN_ORDER) {
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
    var plan = new Delivery.Plan(code, waits, ends, lag);
    new Delivery(entry, plan, script, agenda, this).begin();
  }

  @Override
  public void tell(Entry entry, String state) {
    entry.statusCallback.ifPresent(url -> {
      int status = postman.tell(url, statuses.form(entry, state));
      seen.note("callback " + status);
    });
  }

  /// Only phones that somebody looks at are told.
  @Override
  public void changed(Entry entry) {
    Handset phone = phones.get(entry.phone());
    if (phone != null) {
      phone.changed(entry);
    }
  }

  @Override
  public void ended(Entry entry) {
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
  private void answer(Entry entry) {
    Replies replies = conditions.replies();
    if (replies.share() == 0 || held(entry.to)) {
      return;
    }
    long lot = Hash.text(Hash.phone(entry.to), entry.body);
    var chance = Chance.of(conditions.seed() + 2, lot, 1);
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
