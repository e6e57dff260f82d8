package org.turnout;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.people.PhoneNumber;
import org.turnout.testkit.ConcurrentCalls;
import org.turnout.testkit.TcpRelay;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestServers;
import org.turnout.testkit.program.CampaignCopy;
import org.turnout.testkit.program.ProgramProcess;
import org.turnout.testkit.program.TestCluster;
import org.turnout.testkit.program.TurnKillPoint;

/// The program is killed with -9 at every edge of a turn, and anywhere. The judge counts what
/// phones got: each answer once, or not at all and then it is listed as uncertain.
class CrashIT {
  private static final Map<String, String> TIMINGS =
      Map.of(
          "sweep every", "200 ms",
          "sweep leaves alone", "1 s",
          "twiml checked after", "3 s",
          "uncertain waits", "3 s");

  private static final int PHONES = 4;
  private static final int ALARMS = 100;

  /// A port that nobody listens on.
  private static final int NOBODY = 1;

  private static final int TALK = 40;
  private static final long SEED = 20_261_005;
  private static final Pattern PORT = Pattern.compile("127\\.0\\.0\\.1:([0-9]+)");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @AutoClose private static final CarrierStandIn CARRIER = TestCluster.carrierAlone();

  private static final CampaignCopy HOME = CampaignCopy.make(TIMINGS);
  private static final int WEB = ProgramProcess.freePort();
  private static final AtomicReference<@Nullable ProgramProcess> RUNNING = new AtomicReference<>();
  private static final TurnKillPoint TRAP =
      new TurnKillPoint(() -> requireNonNull(RUNNING.get()).kill());
  private static final String REDIS_URL = TestServers.redisUrl().value();

  @AutoClose
  private static final TcpRelay POSTGRES =
      TcpRelay.start(() -> port(DB.url().value()), TRAP::postgres);

  private static final AtomicBoolean REDIS_AWAY = new AtomicBoolean();

  @AutoClose
  private static final TcpRelay REDIS =
      TcpRelay.start(() -> REDIS_AWAY.get() ? NOBODY : port(REDIS_URL), TRAP::redis);

  @AutoClose private static final TcpRelay FRONT = TcpRelay.start(() -> WEB, TRAP::web);

  @AutoClose
  private static final TcpRelay API = TcpRelay.start(() -> CARRIER.api().getPort(), TRAP::carrier);

  private final String phone = TestCluster.phone();

  @BeforeEach
  void runs() {
    CARRIER.connect(TestCluster.PUBLIC, FRONT.address());
    var before = RUNNING.get();
    if (before == null || !before.alive()) {
      start();
    }
  }

  @AfterAll
  static void ends() {
    requireNonNull(RUNNING.get()).close();
  }

  @ParameterizedTest
  @EnumSource(TurnKillPoint.Edge.class)
  void killedAtAnyEdgeOfATurnItAnswersOnce(TurnKillPoint.Edge edge) {
    CARRIER.text(phone, "ECHO");
    got(1);
    TRAP.arm(edge, phone);
    if (edge.swept()) {
      CARRIER.withhold(phone, edge.text());
    } else {
      CARRIER.text(phone, edge.text());
    }
    Awaitility.await().atMost(TestCluster.PATIENCE).until(TRAP::sprung);
    start();
    String answer = edge.text().equals("STOP") ? "You are unsubscribed" : TestCluster.heard(1);
    Awaitility.await().atMost(TestCluster.PATIENCE).until(() -> told(phone, answer) == 1);
    CARRIER.text(phone, "HELP");
    got(edge == TurnKillPoint.Edge.BEFORE_SENDING ? 2 : 3);
    settled();
    assertThat(told(phone, answer)).isOne();
    assertThat(uncertain(phone, answer))
        .isEqualTo(edge == TurnKillPoint.Edge.BEFORE_SENDING ? 1 : 0);
    assertThat(told(phone, "Alliance of Health Care Unions: for help")).isOne();
    assertThat(CARRIER.repeated()).isEmpty();
  }

  @Test
  void killedAnywhereItLosesAndDoublesNothing() throws Exception {
    var random = new Random(SEED);
    var over = new AtomicBoolean();
    var said = new ConcurrentHashMap<String, Integer>();
    var talking = new FutureTask<>(() -> ConcurrentCalls.atOnce(PHONES, _ -> talk(said, over)));
    Thread.ofVirtual().start(talking);
    for (int i = Integer.getInteger("turnout.crash.random", 3); i > 0; i--) {
      // The random point itself, no wait for anything.
      new CountDownLatch(1).await(random.nextInt(20, 1_500), TimeUnit.MILLISECONDS);
      requireNonNull(RUNNING.get()).kill();
      start();
    }
    over.set(true);
    assertThat(talking.get(2, TimeUnit.MINUTES)).hasSize(PHONES);
    settled();
    assertThat(CARRIER.repeated()).isEmpty();
    assertThat(said).hasSizeGreaterThanOrEqualTo(PHONES);
    said.forEach((phone, last) -> {
      for (int n = 1; n <= last; n++) {
        assertThat(told(phone, TestCluster.heard(n))).as("answer %d of %s", n, phone).isOne();
      }
    });
  }

  @Test
  void killedAmongAHundredAlarmsWithRedisAwayItTellsTwoOfOursOfEachOnce() throws Exception {
    var random = new Random(SEED);
    List<String> phones = Stream.generate(TestCluster::phone).limit(ALARMS).toList();
    REDIS_AWAY.set(true);
    REDIS.dropAll();
    var texting =
        new FutureTask<>(() ->
            ConcurrentCalls.atOnce(
                ALARMS, i -> CARRIER.text(phones.get(i), "someone fainted at sunset")));
    Thread.ofVirtual().start(texting);
    for (int i = 0; i < 2; i++) {
      // The random point itself, no wait for anything.
      new CountDownLatch(1).await(random.nextInt(200, 1_500), TimeUnit.MILLISECONDS);
      requireNonNull(RUNNING.get()).kill();
      start();
    }
    texting.get(2, TimeUnit.MINUTES);
    Awaitility.await()
        .atMost(TestCluster.PATIENCE.multipliedBy(2))
        .until(() -> alarmsTold() == ALARMS);
    REDIS_AWAY.set(false);
    settled();
    assertThat(CARRIER.repeated()).isEmpty();
    var responders = responders();
    assertThat(responders).hasSize(2);
    for (String responder : responders) {
      List<String> got = alarms(responder);
      for (String phone : phones) {
        assertThat(got)
            .as(phone)
            .filteredOn(text -> text.contains(PhoneNumber.dialed(phone)))
            .hasSize(1);
      }
    }
  }

  private static long alarmsTold() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select count(*) from alarm where step > 0")
                .mapTo(Long.class)
                .one());
  }

  /// The phones of ours that were told first.
  private static List<String> responders() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select distinct phone from alarm_notice where step = 1")
                .mapTo(String.class)
                .list());
  }

  /// The alarms that a phone got, and those that are listed as uncertain.
  private static List<String> alarms(String phone) {
    List<String> uncertain =
        DB.database()
            .with(handle ->
                handle
                    .createQuery(
                        "select body from outbox where state = 'uncertain' and to_value = :phone")
                    .bind("phone", phone)
                    .mapTo(String.class)
                    .list());
    return Stream.concat(CARRIER.received(phone).stream(), uncertain.stream())
        .filter(text -> text.startsWith("ALARM"))
        .toList();
  }

  /// Texts number after number, each when the one before was answered or is listed as uncertain;
  /// with a new phone now and then, as a conversation may not go on for ever.
  ///
  /// @param said the last number of each phone
  private static int talk(ConcurrentMap<String, Integer> said, AtomicBoolean over) {
    int phones = 0;
    while (!over.get()) {
      phones++;
      var phone = TestCluster.phone();
      CARRIER.text(phone, "ECHO");
      answered(phone, "Heard nothing");
      for (int n = 1; n <= TALK && !over.get(); n++) {
        CARRIER.text(phone, Integer.toString(n));
        answered(phone, TestCluster.heard(n));
        said.put(phone, n);
      }
    }
    return phones;
  }

  private static void answered(String phone, String answer) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> told(phone, answer) > 0);
  }

  private static void start() {
    var before = RUNNING.get();
    if (before != null) {
      before.close();
    }
    RUNNING.set(
        ProgramProcess.start(
            HOME.folder(),
            WEB,
            Map.of(
                // The statement's own text travels with every call, so that the trap can read it.
                "DATABASE_URL",
                through(DB.url().value(), POSTGRES) + "?prepareThreshold=0",
                "REDIS_URL",
                through(REDIS_URL, REDIS),
                "TURNOUT_PUBLIC_URL",
                TestCluster.PUBLIC.toString(),
                "TWILIO_ACCOUNT_SID",
                TestCluster.ACCOUNT,
                "TWILIO_AUTH_TOKEN",
                TestCluster.TOKEN,
                "TWILIO_API_URL",
                API.address().toString())));
  }

  private void got(int texts) {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> CARRIER.received(phone).size() >= texts);
  }

  /// How often a phone got it, and how often it is listed as uncertain.
  private static long told(String phone, String beginning) {
    return CARRIER.received(phone).stream().filter(text -> text.startsWith(beginning)).count()
        + uncertain(phone, beginning);
  }

  private static long uncertain(String phone, String beginning) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    "select count(*) from outbox where state = 'uncertain' and to_value = :phone"
                        + " and starts_with(body, :body)")
                .bind("phone", phone)
                .bind("body", beginning)
                .mapTo(Long.class)
                .one());
  }

  private static void settled() {
    Awaitility.await()
        .atMost(TestCluster.PATIENCE)
        .until(() ->
            DB.database()
                .with(handle ->
                    handle
                            .createQuery(
                                "select count(*) from outbox where state in ('planned', 'claimed')")
                            .mapTo(Long.class)
                            .one()
                        == 0));
  }

  private static int port(String url) {
    Matcher port = PORT.matcher(url);
    assertThat(port.find()).isTrue();
    return Integer.parseInt(port.group(1));
  }

  private static String through(String url, TcpRelay relay) {
    return PORT.matcher(url).replaceFirst("127.0.0.1:" + relay.port());
  }
}
