package org.turnout.lab.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.app.BackingServers;
import org.turnout.app.Turnout;
import org.turnout.channel.twilio.TwilioAccess;
import org.turnout.cli.server.ServeCommand;
import org.turnout.lab.rehearsal.Rehearsal;
import org.turnout.lab.time.MovableClock;
import org.turnout.settings.DemoEnvironment;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.time.Clocks;

/// The demo as a whole: the shipped campaign, made-up people, and phones that text it.
class DemoIT {
  private static final Path HOME = Path.of(".");
  private static final TestDatabase DB = TestDatabase.fresh();
  private static final Map<String, String> VARIABLES = ProgramSettings.variables(DB);
  private static final MovableClock CLOCK = new MovableClock(InstantSource.system());
  private static final Rehearsal DEMO = start();

  private static Rehearsal start() {
    return DemoCommand.open(
        HOME,
        VARIABLES,
        ProgramSettings.environment(VARIABLES),
        ProgramSettings.files(HOME),
        200,
        CLOCK);
  }

  @BeforeAll
  static void twoHundredPeopleAreThere() {
    assertThat(count("select count(*) from membership")).isGreaterThanOrEqualTo(200);
  }

  @AfterAll
  static void close() {
    DEMO.close();
    DB.close();
  }

  @Test
  void aPhoneSignsThePetitionAndIsTextedBackEverything() {
    var phone = "+13105550161";
    say(phone, "PETITION");
    assertThat(got(phone).getLast()).contains("To sign it, reply with your full name");
    say(phone, "Rosa Delgado");
    say(phone, "yes");
    say(phone, "KP");
    assertThat(got(phone).getLast()).contains("Signed, thank you!", "Rosa Delgado");
    assertThat(count("select count(*) from form_entry where form = 'petition'")).isEqualTo(1);
  }

  @Test
  void stopInTheMiddleOfAFlowIsConfirmedOnceAndEndsIt() {
    var phone = "+13105550162";
    say(phone, "PETITION");
    say(phone, "STOP");
    say(phone, "STOP");
    assertThat(got(phone)).hasSize(2);
    say(phone, "Rosa Delgado");
    assertThat(got(phone)).hasSize(3);
    assertThat(got(phone).getLast()).contains("START");
  }

  @Test
  void whoHoldsAShiftAndStopsIsCalledInsteadAndKeepsIt() {
    var phone = member();
    say(phone, "SHIFT");
    say(phone, "1");
    say(phone, "1");
    say(phone, "YES");
    assertThat(got(phone).getLast()).contains("You are in!");
    say(phone, "STOP");
    assertThat(
            count(
                """
                select count(*) from inbox_item i join address a on a.id = i.address_id
                where i.reason like 'please call about picket: %' and a.value = ?
                """,
                phone))
        .isEqualTo(1);
    assertThat(count("select count(*) from reservation where released_at is null")).isEqualTo(1);
  }

  @Test
  void theServerSaysThatItIsReadyAndCountsTurns() throws Exception {
    say("+13105550164", "MENU");
    assertThat(get("/health/ready")).contains("\"ready\"", "postgres", "redis");
    assertThat(get("/metrics"))
        .contains("turns_total{kind=\"flow\"}", "outbox_texts", "redis_calls");
    assertThat(get("/phone")).contains("Alliance of Health Care Unions");
  }

  @Test
  void theEnvironmentsCarrierAndServersAreNotSeen() {
    var everything =
        Map.of(
            "HOME", "/home/rosa",
            "TURNOUT_PORT", "8081",
            "TURNOUT_PUBLIC_URL", "https://text.example.org",
            "TWILIO_ACCOUNT_SID", "AC1",
            "TWILIO_AUTH_TOKEN", "secret",
            "TWILIO_API_URL", "https://api.twilio.com",
            "DISCORD_TOKEN", "secret",
            "DISCORD_API_URL", "https://discord.com",
            "DATABASE_URL", "postgres://prod/turnout",
            "REDIS_URL", "redis://prod");
    assertThat(DemoEnvironment.of(everything, DemoEnvironment.DEMO))
        .containsOnlyKeys("HOME", "TURNOUT_PORT", "TURNOUT_DATA")
        .hasEntrySatisfying("TURNOUT_DATA", data -> assertThat(data).endsWith("turnout/demo"));
    assertThat(DemoEnvironment.of(Map.of("TURNOUT_DATA", "/srv/records"), DemoEnvironment.DEMO))
        .as("never in the records of a program that serves")
        .containsEntry("TURNOUT_DATA", "/srv/records/demo");
  }

  @Test
  void serveRefusesADatabaseWithMadeUpPeople() {
    var plan =
        new Turnout.Launch(
            HOME,
            VARIABLES,
            ProgramSettings.environment(VARIABLES),
            "127.0.0.1",
            new Clocks(InstantSource.system(), InstantSource.system()),
            new TwilioAccess(
                "AC" + "0".repeat(32),
                List.of("token"),
                URI.create("http://127.0.0.1:1"),
                URI.create("http://rehearsal.invalid")),
            Optional.empty(),
            UnaryOperator.identity(),
            _ -> List.of());
    assertThatThrownBy(() -> ServeCommand.open(plan, BackingServers.lay(plan.environment())))
        .isInstanceOf(ServeCommand.MadeUpPeople.class)
        .hasMessageContaining("made-up people");
  }

  private static void say(String phone, String text) {
    assertThat(DEMO.carrier().text(phone, text).status()).isEqualTo(200);
  }

  private static List<String> got(String phone) {
    return DEMO.carrier().received(phone);
  }

  private static String member() {
    return DB.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select a.value from address a join membership m on m.person_id = a.speaker_id
                    join person p on p.id = a.speaker_id
                    where a.channel = 'sms' and p.language = 'en' and a.stopped_at is null
                    order by a.id limit 1
                    """)
                .mapTo(String.class)
                .one());
  }

  private static int count(String sql, Object... arguments) {
    return DB.database()
        .with(handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < arguments.length; i++) {
            query.bind(i, arguments[i]);
          }
          return query.mapTo(Integer.class).one();
        });
  }

  private static String get(String path) {
    return LocalHttp.get(DEMO.turnout().port(), path).body();
  }
}
