package org.turnout.blast.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.NOW;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.testkit.TestDatabase;

class AudienceIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();
  private final BlastCampaign ground = new BlastCampaign(db);

  /// A blast with this name that got to these, and was answered by the first of them.
  private void sent(String blast, long... addresses) {
    db.database()
        .inTransaction(handle -> {
          long run =
              handle
                  .createQuery(
                      """
                      with b as (insert into blast (name, spec, changed_by, changed_at) values (:name, '', 'x', :now) returning id)
                      insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, planned_by, planned_at)
                      select id, 1, 'finished', '', '', '', '', 0, '{}', 'x', :now from b returning id
                      """)
                  .bind("name", blast)
                  .bind("now", NOW)
                  .mapTo(Long.class)
                  .one();
          for (long address : addresses) {
            handle
                .createUpdate(
                    """
                    insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body, planned_at, left_at, run_id)
                    select id, speaker_id, 'sms', value, '72347', 'broadcast', 'rest', 'delivered', '', :now, :now, :run
                    from address where id = :id
                    """)
                .bind("now", NOW.minusSeconds(60))
                .bind("run", run)
                .bind("id", address)
                .execute();
          }
          heard(handle, addresses[0], NOW.minusSeconds(30));
          handle.execute("update inbound set answers_run = ?", run);
          return run;
        });
  }

  private static void heard(Handle handle, long address, java.time.Instant at) {
    handle
        .createUpdate(
            """
            insert into inbound (carrier_id, address_id, person_id, turn, body, photos, sent_at, received_at, origin, kind)
            select 'SM' || random()::text, id, speaker_id, 1, '', 0, :at, :at, 'webhook', 'flow' from address where id = :id
            """)
        .bind("at", at)
        .bind("id", address)
        .execute();
  }

  private void run(String sql) {
    db.database().with(handle -> handle.execute(sql));
  }

  @Test
  void everyExampleOfTheDocumentationIsAnAudience() throws IOException {
    long one = ground.add(ANYBODY);
    sent("gear-day", one);
    run("insert into person_tag select speaker_id, 'night-shift' from address");
    run("insert into people_list (name, made_by, made_at) values ('pasadena-march', 'x', now())");
    var examples = examples();
    assertThat(examples).hasSizeGreaterThan(25);
    for (var example : examples) {
      assertThat(ground.count(example)).as(example).isBetween(0L, 1L);
    }
  }

  private static List<String> examples() throws IOException {
    var page = Files.readString(Path.of("docs/blasts.md"));
    int from = page.indexOf("```audience\n") + "```audience\n".length();
    return page.substring(from, page.indexOf("```", from)).lines().toList();
  }

  @Test
  void peopleArePickedByWhereTheyAreAndWhatTheySpeak() {
    ground.add(ANYBODY);
    ground.add(ANYBODY.in("colorado-care", "denver").speaks("es"));
    ground.add(ANYBODY.in("colorado-pros", "").speaks(""));
    ground.add(ANYBODY.in("", ""));
    assertThat(ground.count("everyone")).isEqualTo(4);
    assertThat(ground.count("members")).isEqualTo(3);
    assertThat(ground.count("local is socal-nurses")).isEqualTo(1);
    assertThat(ground.count("local is not socal-nurses")).isEqualTo(3);
    assertThat(ground.count("site is Denver or site is sunset")).isEqualTo(2);
    assertThat(ground.count("state is CO")).as("by site, else by local").isEqualTo(2);
    assertThat(ground.count("not state is CO")).isEqualTo(2);
    assertThat(ground.count("not (state is CO or language is es)")).isEqualTo(2);
    assertThat(ground.count("language is es")).isEqualTo(1);
    assertThat(ground.count("language is en, tl")).as("unknown is English").isEqualTo(3);
    assertThat(ground.count("not everyone")).isZero();
  }

  @Test
  void notGotIsWhoSurelyHadNoneOnAnyPhone() {
    long got = ground.add(ANYBODY);
    long other = ground.add(ANYBODY);
    long second =
        db.database()
            .inTransaction(handle -> {
              long person =
                  handle
                      .createQuery("select speaker_id from address where id = :id")
                      .bind("id", got)
                      .mapTo(Long.class)
                      .one();
              return ground.phone(handle, person, ANYBODY);
            });
    sent("gear-day", got);
    assertThat(second).isNotEqualTo(other);
    assertThat(ground.count("got gear-day")).as("one person, two phones").isEqualTo(2);
    assertThat(ground.count("not got gear-day")).isEqualTo(1);
    assertThat(ground.count("got gear-day#1")).isEqualTo(2);
    assertThat(ground.count("got gear-day#2")).isZero();
    assertThat(ground.count("answered gear-day")).isEqualTo(2);
    assertThat(ground.count("got gear-day and not answered gear-day")).isZero();
    run("update outbox set state = 'uncertain'");
    assertThat(ground.count("not got gear-day")).as("who may have gotten it").isEqualTo(1);
    run("update outbox set state = 'failed'");
    assertThat(ground.count("not got gear-day")).isEqualTo(3);
  }

  @Test
  void whoTextedUsAndWhenIsReckonedByTheirLastText() {
    long long_ago = ground.add(ANYBODY);
    long lately = ground.add(ANYBODY);
    ground.add(ANYBODY);
    db.database()
        .inTransaction(handle -> {
          heard(handle, long_ago, NOW.minusSeconds(40 * 86_400L));
          heard(handle, lately, NOW.minusSeconds(40 * 86_400L));
          heard(handle, lately, NOW.minusSeconds(86_400L));
          return 0;
        });
    assertThat(ground.count("heard in the last 2 days")).isEqualTo(1);
    assertThat(ground.count("heard since 2026-10-01")).isEqualTo(1);
    assertThat(ground.count("heard before 2026-10-01")).isEqualTo(1);
    assertThat(ground.count("heard")).isEqualTo(2);
    assertThat(ground.count("never heard")).isEqualTo(1);
    assertThat(ground.count("not heard in the last 2 days")).isEqualTo(2);
  }

  @Test
  void formsRostersTagsAndListsAreAskedByTheirOwnWords() {
    long one = ground.add(ANYBODY);
    ground.add(ANYBODY.on("bargaining"));
    var person = "(select speaker_id from address where id = " + one + ")";
    run(
        "insert into form_entry (form, version, person_id, address_id, once, fields, contact, kind, language, submitted_at) values ('petition', 1, "
            + person
            + ", "
            + one
            + ", true, '{}', '', 'employee', 'en', now())");
    run(
        "insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken) select 'picket', 's', id, '2026-10-05', '2026-10-05', '2026-10-05 06:00', 5, 1 from site limit 1");
    run(
        "insert into reservation (place_id, person_id, reserved_at) select id, "
            + person
            + ", now() from place");
    run("insert into person_tag values (" + person + ", 'night-shift')");
    run("insert into people_list (name, made_by, made_at) values ('march', 'x', now())");
    run("insert into people_list_entry select id, " + person + " from people_list");
    for (var line :
        List.of(
            "signed petition",
            "has a shift",
            "has a shift on picket",
            "tag is night-shift",
            "list march",
            "topic is actions")) {
      assertThat(ground.count(line)).as(line).isEqualTo(1);
      assertThat(ground.count("not (" + line + ")")).as("not " + line).isEqualTo(1);
    }
    assertThat(ground.count("no shift")).isEqualTo(1);
    assertThat(ground.count("checked in")).isZero();
    run("update form_entry set withdrawn_at = now()");
    assertThat(ground.count("signed petition")).isZero();
  }

  @Test
  void aLongAudienceIsAnsweredLikeAShortOne() {
    long got = ground.add(ANYBODY);
    ground.add(ANYBODY.in("colorado-care", "denver"));
    sent("gear-day", got);
    assertThat(ground.count(String.join(" and ", Collections.nCopies(300, "no shift"))))
        .isEqualTo(2);
    assertThat(
            ground.count(
                String.join(" and ", Collections.nCopies(100, "members and not got gear-day"))))
        .isEqualTo(1);
    assertThat(ground.count(String.join(" and ", Collections.nCopies(200, "has a shift"))))
        .isZero();
  }
}
