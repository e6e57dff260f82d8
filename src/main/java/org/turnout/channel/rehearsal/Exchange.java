package org.turnout.channel.rehearsal;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.turnout.channel.rehearsal.Entry.Direction;
import org.turnout.channel.rehearsal.Entry.Party;

/// What the stand-in does with texts: to the phones, from the phones, and the callbacks about them.
///
/// A phone gets a text in the moment in which it is accepted, so that its texts stand in the order
/// of acceptance; callbacks follow on their own threads, a bounded number at once.
final class Exchange implements AutoCloseable {
  private static final int CALLBACKS_AT_ONCE = 64;

  /// Messages that lists still show: two blasts to everybody, some 150 MB.
  private static final int KEPT = 200_000;

  private final String account;
  private final InstantSource clock;
  private final Postman postman;
  private final Supplier<String> api;
  private final Ledger ledger = new Ledger(KEPT);
  private final Seen seen = new Seen();
  private final Map<String, Handset> phones = new ConcurrentHashMap<>();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicInteger unreadable = new AtomicInteger();
  private final Semaphore callbacks = new Semaphore(CALLBACKS_AT_ONCE);
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("stand-in-", 0).factory());
  private volatile Faults faults = Faults.NONE;
  private volatile Conditions conditions = Conditions.CALM;

  Exchange(String account, InstantSource clock, Postman postman, Supplier<String> api) {
    this.account = account;
    this.clock = clock;
    this.postman = postman;
    this.api = api;
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

  /// Takes a text of ours and puts it on the phone.
  Entry accept(Direction direction, Party party, String body, List<URI> media) {
    Entry entry = Entry.outbound(direction, party, body, media, clock.instant());
    if (party.service().isPresent()) {
      entry.status = "accepted";
    }
    if (direction == Direction.API) {
      seen.accepted(entry.to, body, entry.segments, party.statusCallback());
    } else {
      seen.replied(entry.to, party.statusCallback());
    }
    ledger.add(entry);
    changed(entry);
    int number = accepted.incrementAndGet();
    threads.execute(() -> deliver(entry, faults.onCallbacks().apply(number)));
    return entry;
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
  int announce(Entry text, String webhook) {
    Postman.Reply reply = postman.post(webhook, fields(text));
    if (reply.good() && text.answered.compareAndSet(false, true)) {
      act(text, reply);
    }
    return reply.status();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    postman.close();
  }

  private void act(Entry text, Postman.Reply reply) {
    Optional<List<TwimlReader.Reply>> replies =
        reply.type().startsWith("text/xml") || reply.type().startsWith("application/xml")
            ? TwimlReader.read(reply.body())
            : Optional.empty();
    if (replies.isEmpty()) {
      unreadable.incrementAndGet();
    }
    for (TwimlReader.Reply r : replies.orElse(List.of())) {
      accept(
          Direction.REPLY,
          new Party(text.to, text.from, r.statusCallback(), Optional.empty()),
          r.body(),
          r.media());
    }
  }

  private Map<String, String> fields(Entry text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ToCountry", "US");
    fields.put("MessageSid", text.sid);
    fields.put("SmsSid", text.sid);
    fields.put("SmsMessageSid", text.sid);
    fields.put("AccountSid", account);
    fields.put("From", text.from);
    fields.put("To", text.to);
    fields.put("Body", text.body);
    fields.put("NumMedia", Integer.toString(text.pictures.size()));
    fields.put("NumSegments", Integer.toString(text.segments));
    fields.put("SmsStatus", "received");
    fields.put("ApiVersion", "2010-04-01");
    int n = 0;
    for (var picture : text.pictures.entrySet()) {
      fields.put("MediaUrl" + n, mediaAddress(text.sid, picture.getKey()));
      fields.put("MediaContentType" + n, picture.getValue().type());
      n++;
    }
    return fields;
  }

  private String mediaAddress(String message, String media) {
    return api.get()
        + "/2010-04-01/Accounts/"
        + account
        + "/Messages/"
        + message
        + "/Media/"
        + media;
  }

  private void deliver(Entry entry, Faults.OnCallbacks script) {
    entry.code = faults.undelivered().applyAsInt(entry.to);
    List<String> states = List.of("queued", "sent", entry.code == 0 ? "delivered" : "undelivered");
    List<String> told =
        switch (script) {
          case IN_ORDER, LOST -> states;
          case TWICE -> states.stream().flatMap(s -> List.of(s, s).stream()).toList();
          case BACKWARDS -> states.reversed();
        };
    told.forEach(state -> {
      if (script != Faults.OnCallbacks.LOST) {
        tell(entry, state);
      }
      entry.status = script == Faults.OnCallbacks.BACKWARDS ? states.getLast() : state;
      changed(entry);
    });
  }

  /// Only phones that somebody looks at are told.
  private void changed(Entry entry) {
    Handset phone = phones.get(entry.phone());
    if (phone != null) {
      phone.changed(entry);
    }
  }

  private void tell(Entry entry, String state) {
    if (entry.statusCallback.isEmpty()) {
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("MessageSid", entry.sid);
    fields.put("MessageStatus", state);
    fields.put("SmsSid", entry.sid);
    fields.put("SmsStatus", state);
    fields.put("To", entry.to);
    fields.put("From", entry.from);
    fields.put("AccountSid", account);
    fields.put("ApiVersion", "2010-04-01");
    entry.service.ifPresent(sid -> fields.put("MessagingServiceSid", sid));
    if (state.equals("undelivered")) {
      fields.put("ErrorCode", Integer.toString(entry.code));
    }
    callbacks.acquireUninterruptibly();
    try {
      postman.post(entry.statusCallback.get(), fields);
    } finally {
      callbacks.release();
    }
  }
}
