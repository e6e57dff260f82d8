package org.turnout.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.people.ConsentStore;
import org.turnout.people.Coverage;
import org.turnout.people.CoveragePlan;
import org.turnout.people.People;
import org.turnout.people.Responder;
import org.turnout.people.ResponderRole;
import org.turnout.problem.Problems;
import org.turnout.settings.Environment;
import org.turnout.testkit.TestDatabase;

/// Who would be passed over by an alarm, as the doctor says it.
class AlarmPhonesIT {
  private static final Instant NOW = Instant.parse("2026-10-02T18:10:00Z");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  @Test
  void whoStoppedAndWhoCanNotBeReachedAreNamedAndNobodyElse() {
    stop("+12135550122");
    DB.database()
        .inTransaction(handle -> {
          var people = new People();
          var who = people.findOrCreate(handle, Address.sms("+12135550123"), Map.of(), NOW);
          people.markBad(handle, who.addressId(), true);
          return true;
        });
    assertThat(seen(responder("Ana", 121), responder("Ben", 122), responder("Cora", 123)))
        .containsExactly(
            "WARN Ben (" + Address.sms("+12135550122") + ") gets no alarms: texted STOP",
            "WARN Cora ("
                + Address.sms("+12135550123")
                + ") gets no alarms: the carrier can't reach the phone");
    assertThat(seen(responder("Ana", 121)))
        .containsExactly("OK 1 person is told, and texts reach each of them");
  }

  @Test
  void aCampaignThatTellsNobodyIsWarned() {
    assertThat(seen()).containsExactly("WARN nobody is told when a member is in danger");
  }

  private static void stop(String phone) {
    DB.database()
        .inTransaction(handle -> {
          var who = new People().findOrCreate(handle, Address.sms(phone), Map.of(), NOW);
          return new ConsentStore()
              .stop(handle, who, new ConsentStore.Said("stop", Optional.empty(), NOW, NOW));
        });
  }

  private static Responder responder(String name, int number) {
    return new Responder(name, ResponderRole.STEWARD, "+12135550" + number, List.of("en"));
  }

  private static List<String> seen(Responder... all) {
    var environment = Environment.read(Map.of("DATABASE_URL", DB.url().value()), new Problems());
    var coverage = new Coverage(List.of(all), Optional.empty(), Optional.empty());
    return new AlarmPhones(environment, new CoveragePlan(Map.of("socal", coverage), Map.of()))
        .look().stream().map(line -> line.level() + " " + line.seen()).toList();
  }
}
