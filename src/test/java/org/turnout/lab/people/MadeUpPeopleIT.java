package org.turnout.lab.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.channel.Address;
import org.turnout.people.Directory;
import org.turnout.people.LocalsFile;
import org.turnout.people.MadeUpMark;
import org.turnout.people.People;
import org.turnout.people.Wording;
import org.turnout.problem.Problems;
import org.turnout.testkit.TestDatabase;
import org.turnout.yaml.YamlFile;

class MadeUpPeopleIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Wording ALERTS = new Wording("alerts", 1, "en", "May we?");

  @Test
  void sixtyTwoThousandMembersStandInTheRecordsWithinSeconds() {
    var problems = new Problems();
    var file =
        LocalsFile.read(
            YamlFile.read(Path.of("config/locals.yaml"), "config/locals.yaml", problems)
                .orElseThrow(),
            List.of(),
            problems);
    var progress = new ArrayList<Integer>();
    var people =
        DB.database()
            .<Integer>inTransaction(handle -> {
              assertThat(MadeUpMark.in(handle)).isFalse();
              var directory = Directory.store(handle, file);
              var madeUp = new MadeUpPeople(directory, 7);
              return madeUp.fill(handle, 62_000, ALERTS, NOW, progress::add);
            });
    assertThat(people).isEqualTo(62_000);
    assertThat(progress).hasSize(31).endsWith(62_000);
    assertThat(count("select count(*) from address")).isEqualTo(62_000);
    assertThat(count("select count(distinct local_id) from membership")).isEqualTo(21);
    var sites = count("select count(distinct site_id) from membership");
    assertThat(
            count("select min(n) from (select count(*) as n from membership group by site_id) s"))
        .as("no site is left with a handful of people")
        .isGreaterThan(62_000 / sites * 8 / 10);
    assertThat(count("select count(*) from topic_subscription")).isBetween(80_000, 88_000);
    DB.database()
        .inTransaction(handle -> {
          assertThat(MadeUpMark.in(handle)).isTrue();
          assertThat(MadeUpPeople.phones(handle, 3)).hasSize(3);
          var phone = Address.sms(MadeUpPeople.phones(handle, 1).getFirst());
          var who = new People().find(handle, phone, NOW).orElseThrow();
          assertThat(who.member()).isTrue();
          var next =
              new People()
                  .findOrCreate(handle, Address.sms("+15125550101"), java.util.Map.of(), NOW);
          assertThat(next.person().id()).isEqualTo(62_001);
          return next;
        });
  }

  private static int count(String sql) {
    return DB.database()
        .<Integer>with(handle -> handle.createQuery(sql).mapTo(Integer.class).one());
  }
}
