package org.turnout.lab.carrier;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.turnout.channel.twilio.MalformedForm;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.scenario.Conditions;
import org.turnout.lab.scenario.FaultScript;

/// A carrier that lives in memory on this machine and speaks Twilio's contract: texts to send,
/// lists, pictures and settings over the same API, signed webhooks and callbacks to the product,
/// and phones that read what really arrived.
///
/// It listens on loopback and calls loopback only, so nothing that goes through it can reach a real
/// phone. It acts on one 2xx answer per text, however many copies of the webhook are answered.
public final class CarrierStandIn implements AutoCloseable {
  /// What our going-live guide tells people to set on their number: three more tries.
  private static final String OVERRIDE = "#rc=3&rp=5xx,ct,rt&rt=4000&tt=15000";

  /// A million rows of a ledger, asked for at once.
  private static final long MOST_BYTES = 20_000_000;

  private final Account account;
  private final byte[] credentials;
  private final Javalin server;
  private final WebhookCaller postman;
  private final TextExchange exchange;
  private final MessagesApi messages;
  private final FaultInjector breakage = new FaultInjector();
  private final AtomicLong asked = new AtomicLong();
  private final CountDownLatch ended = new CountDownLatch(1);

  /// The account that it plays.
  ///
  /// @param senders our numbers, short codes and services; the first one is where phones text
  /// @param clock campaign time, the dates of the log
  public record Account(String sid, String token, List<String> senders, InstantSource clock) {
    public Account {
      senders = List.copyOf(senders);
      if (senders.isEmpty()) {
        throw new IllegalArgumentException("an account needs a sender");
      }
    }

    @Override
    public String toString() {
      return "Account[" + sid + ", token hidden]";
    }
  }

  /// A text that a phone sent.
  ///
  /// @param status what the webhook answered, 0 for no answer
  public record Posted(String sid, int status) {}

  private CarrierStandIn(Account account, int port) {
    this.account = account;
    this.credentials = credentials(account);
    this.postman = new WebhookCaller(account.token());
    this.exchange = new TextExchange(account, postman, () -> api().toString(), this::webhook);
    this.messages = new MessagesApi(account.sid(), exchange, breakage);
    this.server = Javalin.create(this::configure);
    server.start("127.0.0.1", port);
  }

  /// Starts to listen on loopback.
  ///
  /// @param port 0 for any free one
  public static CarrierStandIn start(Account account, int port) {
    return new CarrierStandIn(account, port);
  }

  /// Starts to listen on loopback under conditions that can be changed later.
  ///
  /// @param port 0 for any free one
  public static CarrierStandIn start(Account account, int port, Conditions conditions) {
    var standIn = new CarrierStandIn(account, port);
    standIn.conditions(conditions);
    return standIn;
  }

  /// Where the API is: the product's `TWILIO_API_URL`.
  public URI api() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /// Tells it where the product is.
  ///
  /// @param publicUrl the product's `TURNOUT_PUBLIC_URL`, over which webhooks are signed
  /// @param local where it really listens
  /// @throws IllegalArgumentException `local` is not this machine
  public void connect(URI publicUrl, URI local) {
    postman.connect(publicUrl, local);
  }

  /// What it is like from now on, texts on their way included.
  public void conditions(Conditions now) {
    exchange.conditions(now);
  }

  /// What goes wrong from now on, call by call; it comes before what the conditions decide.
  public void faults(FaultScript script) {
    exchange.faults(script);
  }

  /// The phone with this number, made when it is new.
  public Handset phone(String number) {
    return exchange.phone(number);
  }

  /// The words that a phone got, the oldest first.
  public List<String> received(String number) {
    return exchange.phone(number).received();
  }

  /// The status addresses that more than one text carried: rows of ours that left twice.
  public List<String> repeated() {
    return exchange.seen().repeated();
  }

  /// What it took so far, by its own count.
  public CarrierCounter seen() {
    return exchange.seen();
  }

  /// Webhook answers that were no TwiML: at Twilio these replies would be lost.
  public int unreadable() {
    return exchange.unreadable();
  }

  /// Callbacks and people's answers that are still to come.
  public int open() {
    return exchange.open();
  }

  /// Requests to send, refused and broken ones included.
  public int creates() {
    return messages.creates();
  }

  /// A phone texts our first sender; returns when the webhook has answered.
  public Posted text(String from, String body, SentPicture... pictures) {
    return text(from, account.senders().getFirst(), body, List.of(pictures));
  }

  /// A phone texts one of our senders; returns when the webhook has answered.
  public Posted text(String from, String to, String body, List<SentPicture> pictures) {
    return announce(exchange.take(from, to, body, pictures).sid);
  }

  /// A phone texts, but the carrier tells nobody: only the sweep or [#announce] can bring it.
  public String withhold(String from, String body, SentPicture... pictures) {
    String to = account.senders().getFirst();
    return exchange.take(from, to, body, List.of(pictures)).sid;
  }

  /// Calls the webhook for a text, again if need be: copies may be sent at once from many threads.
  public Posted announce(String sid) {
    CarrierMessage text = exchange.ledger().find(sid).orElseThrow();
    return new Posted(sid, exchange.announce(text));
  }

  /// A picture that a phone sent, by its text and its place in it, from 0.
  public Optional<SentPicture> picture(String sid, int place) {
    return exchange
        .ledger()
        .find(sid)
        .flatMap(entry -> entry.pictures.values().stream().skip(place).findFirst());
  }

  /// Requests of any kind so far: it changes as long as anybody needs it.
  public long asked() {
    return asked.get();
  }

  /// Waits until somebody ends it over HTTP.
  ///
  /// @return whether that happened in time
  public boolean awaitEnd(Duration time) throws InterruptedException {
    return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    breakage.close();
    server.stop();
    exchange.close();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.concurrency.useVirtualThreads = true;
    config.routes.before("/2010-04-01/*", this::authenticate);
    config.routes.before("/v1/*", this::authenticate);
    config.routes.before("/rehearsal/*", this::authenticate);
    config.routes.exception(
        MalformedForm.class,
        (_, ctx) ->
            ctx.status(400)
                .contentType("application/json")
                .result(MessageJson.error(400, 20001, "The form is malformed").toString()));
    config.http.maxRequestSize = MOST_BYTES;
    new ControlApi(exchange, postman, account.senders().getFirst(), ended).addTo(config.routes);
    config.routes.get("/cdn/{message}/{media}", this::picture);
    messages.addTo(config.routes);
    new AccountApi(account.sid(), account.senders(), this::webhook).addTo(config.routes);
  }

  private String webhook() {
    return postman.publicUrl().map(url -> url + Webhooks.MESSAGE + OVERRIDE).orElse("");
  }

  private static byte[] credentials(Account account) {
    byte[] pair = (account.sid() + ":" + account.token()).getBytes(UTF_8);
    return ("Basic " + Base64.getEncoder().encodeToString(pair)).getBytes(UTF_8);
  }

  private void authenticate(Context ctx) {
    asked.incrementAndGet();
    String given = Optional.ofNullable(ctx.header("Authorization")).orElse("");
    if (!MessageDigest.isEqual(credentials, given.getBytes(UTF_8))) {
      ctx.status(401)
          .contentType("application/json")
          .result(MessageJson.error(401, 20003, "Authenticate").toString())
          .skipRemainingHandlers();
    }
  }

  /// Pictures lie on another host and take no credentials, as at Twilio: who shows some is refused,
  /// so that a leak is noticed.
  private void picture(Context ctx) {
    Optional<SentPicture> picture =
        exchange
            .ledger()
            .find(ctx.pathParam("message"))
            .map(entry -> entry.pictures.get(ctx.pathParam("media")));
    if (ctx.header("Authorization") != null) {
      ctx.status(400).result("credentials do not belong here");
    } else if (picture.isEmpty()) {
      ctx.status(404);
    } else {
      ctx.contentType(picture.get().type()).result(picture.get().bytes());
    }
  }
}
