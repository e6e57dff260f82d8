package org.turnout.testkit.program;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.turnout.app.BackingServers;
import org.turnout.app.Turnout;
import org.turnout.campaign.CampaignFiles;
import org.turnout.channel.twilio.FormBody;
import org.turnout.channel.twilio.Signature;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.channel.twilio.Webhooks;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.people.MovedRoster;
import org.turnout.lab.time.MovableClock;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.time.Clocks;

/// The whole program on a database and a Redis of its own, as one node or several, against a
/// carrier that keeps what phones really got. Connections from the carrier go to the nodes in turn.
public final class TestCluster implements AutoCloseable {
  public static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";
  public static final String TOKEN = "0123456789abcdef0123456789abcdef";
  public static final String SENDER = "72347";
  public static final URI PUBLIC = URI.create("https://house.example.org");
  public static final Duration PATIENCE = Duration.ofSeconds(40);

  /// Nothing is swept, and nothing is looked up in the carrier's log.
  public static final Map<String, String> CALM = Map.of("sweep leaves alone", "1 hour");

  /// Every text is swept as soon as the carrier has it, even before its webhook.
  public static final Map<String, String> SWEEPING =
      Map.of(
          "sweep every", "200 ms",
          "sweep leaves alone", "0 s",
          "twiml checked after", "4 s",
          "uncertain waits", "4 s");

  private static final AtomicInteger PHONES = new AtomicInteger(2_000);

  public final TestDatabase db = TestDatabase.fresh();
  public final Secret redisUrl = TestServers.redisUrl();
  public final MovableClock clock = new MovableClock(InstantSource.system());
  public final CampaignCopy home;
  public final CarrierStandIn carrier =
      CarrierStandIn.start(
          new CarrierStandIn.Account(ACCOUNT, TOKEN, List.of(SENDER), this::carriersTime), 0);
  private volatile Duration carrierLags = Duration.ZERO;
  private final List<Turnout> nodes = new ArrayList<>();
  private final AtomicInteger next = new AtomicInteger();
  private final ClusterLinks lines;
  private final TcpRelay web;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Signature signature = new Signature(List.of(TOKEN));

  /// A carrier of the account that all tests use, on a free port and with the machine's clock, for
  /// nodes in processes of their own.
  public static CarrierStandIn carrierAlone() {
    return CarrierStandIn.start(
        new CarrierStandIn.Account(ACCOUNT, TOKEN, List.of(SENDER), InstantSource.system()), 0);
  }

  private TestCluster(Map<String, String> timings, int nodes, ClusterLinks lines) {
    // A new database begins at now; here the carrier has texts of a while ago.
    sql(
        "insert into sweep (sender, complete_until) values ('%s', now() - interval '1 hour')"
            .formatted(SENDER));
    this.home = CampaignCopy.make(timings);
    this.lines = lines;
    this.web = TcpRelay.start(this::nextPort, TcpRelay.DEAF);
    lines.files().accept(home);
    carrier.connect(PUBLIC, web.address());
    for (int i = 0; i < nodes; i++) {
      this.nodes.add(start());
    }
  }

  public static TestCluster open(Map<String, String> timings) {
    return open(timings, 1);
  }

  public static TestCluster open(Map<String, String> timings, int nodes) {
    return open(timings, nodes, ClusterLinks.STRAIGHT);
  }

  /// @param toPostgres the way to the servers: a wire that the test can cut
  public static TestCluster open(
      Map<String, String> timings,
      int nodes,
      UnaryOperator<Secret> toPostgres,
      UnaryOperator<Secret> toRedis) {
    return open(timings, nodes, ClusterLinks.toServers(toPostgres, toRedis));
  }

  public static TestCluster open(Map<String, String> timings, int nodes, ClusterLinks lines) {
    return new TestCluster(timings, nodes, lines);
  }

  private Turnout start() {
    var variables =
        Map.of(
            "TURNOUT_PORT", "0",
            "HOME", System.getProperty("user.home"),
            "DATABASE_URL", lines.postgres().apply(db.url()).value(),
            "REDIS_URL", lines.redis().apply(redisUrl).value());
    var environment = Environment.read(variables, new Problems());
    var plan =
        new Turnout.Launch(
            home.folder(),
            variables,
            environment,
            "127.0.0.1",
            new Clocks(clock, InstantSource.system()),
            new TwilioAccess(ACCOUNT, List.of(TOKEN), lines.carrier().apply(carrier.api()), PUBLIC),
            Optional.empty(),
            this::soon,
            _ -> List.of());
    try {
      return Turnout.start(plan, BackingServers.lay(environment));
    } catch (Turnout.BadFiles e) {
      throw new AssertionError(e.problems().sorted().toString(), e);
    }
  }

  /// Shifts are always ahead.
  private CampaignFiles soon(CampaignFiles files) {
    var first =
        LocalDate.ofInstant(clock.instant(), files.settings().campaign().zone()).plusDays(3);
    return MovedRoster.allTo(first, files);
  }

  /// Where the nodes are reached.
  public URI address() {
    return web.address();
  }

  private int nextPort() {
    return nodes.get(Math.floorMod(next.getAndIncrement(), nodes.size())).port();
  }

  /// Stops every node and starts it again.
  public void restart() {
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).close();
      nodes.set(i, start());
    }
  }

  /// Stops every node, does something with what they have left, and starts them again.
  public void restart(Runnable meanwhile) {
    nodes.forEach(Turnout::close);
    meanwhile.run();
    nodes.replaceAll(_ -> start());
  }

  /// Every node reads its files again.
  public void reload() {
    nodes.forEach(node -> node.served().reload());
  }

  /// A phone that nobody has heard of.
  public static String phone() {
    return "+1512555" + PHONES.incrementAndGet();
  }

  private Instant carriersTime() {
    return Instant.now().minus(carrierLags);
  }

  /// The carrier has a text of some time ago that nobody told us of.
  public void withholdSince(Duration age, String phone, String body) {
    carrierLags = age;
    carrier.withhold(phone, body);
    carrierLags = Duration.ZERO;
  }

  /// What the flow `echo` answers to a number.
  public static String heard(int number) {
    return "Heard " + number + ". Next number?";
  }

  /// A text, answered at once.
  public CarrierStandIn.Posted text(String phone, String body) {
    return carrier.text(phone, body);
  }

  /// Texts and waits for the answers that this brings, as a person does.
  ///
  /// @return the newest words on the phone
  public String say(String phone, String body) {
    int before = carrier.received(phone).size();
    carrier.text(phone, body);
    return got(phone, before + 1).getLast();
  }

  /// A whole talk with the flow `echo`: so many numbers, each when the one before was answered.
  public String talk(String phone, int texts) {
    String last = say(phone, "ECHO");
    for (int i = 1; i <= texts; i++) {
      last = say(phone, Integer.toString(i));
    }
    return last;
  }

  /// What a phone got, once that is so many texts.
  public List<String> got(String phone, int texts) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> carrier.received(phone).size() >= texts);
    return carrier.received(phone);
  }

  /// Waits until every text of ours has come to an end, so that nothing more can reach a phone.
  public void settled() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(
            () -> count("select count(*) from outbox where state in ('planned', 'claimed')") == 0);
  }

  public long count(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  public void sql(String sql) {
    db.database().inTransaction(handle -> handle.execute(sql));
  }

  public List<String> column(String sql) {
    return db.database().with(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  /// A text's fields as Twilio posts them.
  public static Map<String, String> fields(String sid, String from, String body) {
    var fields = new HashMap<String, String>();
    fields.put("MessageSid", sid);
    fields.put("AccountSid", ACCOUNT);
    fields.put("From", from);
    fields.put("To", SENDER);
    fields.put("Body", body);
    fields.put("NumMedia", "0");
    return fields;
  }

  /// Posts a signed text of nobody's phone: what is answered is looked at, not acted on.
  public HttpResponse<String> post(Map<String, String> fields) {
    return post(Webhooks.MESSAGE, encode(fields));
  }

  public HttpResponse<String> post(String path, byte[] form) {
    return post(path, form, signed(path, form));
  }

  /// The carrier's own signature over this.
  public String signed(String path, byte[] form) {
    return signature.sign(PUBLIC + path, FormBody.parse(form));
  }

  public HttpResponse<String> post(String path, byte[] form, String signed) {
    try {
      return http.send(
          HttpRequest.newBuilder(web.address().resolve(path))
              .timeout(Duration.ofSeconds(15))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .header("X-Twilio-Signature", signed)
              .POST(HttpRequest.BodyPublishers.ofByteArray(form))
              .build(),
          HttpResponse.BodyHandlers.ofString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// A signed status callback for a row of the ledger.
  public HttpResponse<String> report(long row, String sid, String word) {
    return post(
        Webhooks.STATUS + "?o=" + row,
        encode(Map.of("AccountSid", ACCOUNT, "MessageSid", sid, "MessageStatus", word)));
  }

  public static byte[] encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(f -> f.getKey() + "=" + URLEncoder.encode(f.getValue(), UTF_8))
        .collect(Collectors.joining("&"))
        .getBytes(UTF_8);
  }

  @Override
  public void close() {
    web.close();
    nodes.forEach(Turnout::close);
    carrier.close();
    http.close();
    db.close();
  }
}
