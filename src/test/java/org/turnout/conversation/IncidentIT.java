package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.alarm.Incidents;
import org.turnout.channel.Address;
import org.turnout.roster.Roster;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// A report from the line: noted once, told to the captain on duty and the steward, kept apart.
class IncidentIT {
  private static final Address CAPTAIN = Address.sms("+12135550177");

  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final Roster picket = captained();

  @AutoClose
  private final CampaignDoor campaign = new CampaignDoor(db, () -> Map.of("picket", picket));

  private final Address ana = TestPeople.someone(db).address();

  @BeforeEach
  void onTheLine() {
    campaign.store(picket);
    campaign.reserve(ana, "picket");
    campaign.pass(Duration.between(campaign.now(), EventRosters.BEGINS));
  }

  @Test
  void theCaptainOfTheShiftAndTheStewardOfTheSiteAreToldAndTheCaptainTakesIt() {
    assertThat(campaign.say(ana, "INCIDENT management is filming us at gate 3").getFirst())
        .startsWith("Thank you. It is noted with the time");
    assertThat(campaign.alarm()).isEqualTo(1);
    assertThat(campaign.texts(CAPTAIN))
        .singleElement()
        .asString()
        .contains("INCIDENT Sunset: ", "is filming us at gate 3");
    assertThat(campaign.texts(Address.sms(TestPeople.MATEO.phone()))).hasSize(1);
    assertThat(campaign.say(CAPTAIN, "yes").getFirst()).contains("you have it");
    assertThat(campaign.column("select kind || ' ' || site from incident"))
        .containsExactly("filming sunset");
    assertThat(campaign.column("select taken_by from alarm")).hasSize(1).doesNotContainNull();
  }

  @Test
  void whoeverIsHurtIsToldWhomToCallAndTheReportIsKeptToo() throws Exception {
    assertThat(campaign.say(ana, "incident someone fainted").getFirst()).startsWith("Call 911");
    assertThat(campaign.say(ana, "incident police are here").getFirst()).startsWith("Stay calm");
    campaign.sayAs("SM-twice", ana, "Incidente: graban con una cámara");
    campaign.sayAs("SM-twice", ana, "Incidente: graban con una cámara");
    assertThat(campaign.column("select kind from incident order by id"))
        .containsExactly("hurt", "police", "filming");
    var csv = new StringWriter();
    long written =
        db.database()
            .inTransaction(handle -> {
              try {
                return Incidents.write(handle, csv);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(written).isEqualTo(3);
    assertThat(csv.toString())
        .contains("incident someone fainted", "filming", "Sunset")
        .startsWith("id,at_utc,kind,site,");
  }

  static Roster captained() {
    var plain = EventRosters.of("picket", 3, Optional.empty());
    var shift = plain.shifts().getFirst();
    var own =
        new Roster.Shift(
            shift.slug(),
            shift.site(),
            shift.day(),
            shift.start(),
            shift.end(),
            shift.room(),
            shift.meet(),
            Optional.of("Cal Reyes"),
            Optional.of("213-555-0177"));
    return new Roster(
        plain.name(),
        plain.kind(),
        plain.gate(),
        plain.opens(),
        plain.line(),
        List.of(own),
        plain.texts());
  }
}
