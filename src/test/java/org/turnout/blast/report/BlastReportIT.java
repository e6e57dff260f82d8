package org.turnout.blast.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.blast.report.BlastReport.Row;
import org.turnout.blast.report.BlastReport.Table;
import org.turnout.blast.run.RunProgress;
import org.turnout.testkit.TestDatabase;

/// Eight recipients with a life each.
class BlastReportIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final ZoneId ZONE = ZoneId.of("America/Los_Angeles");
  private static final Instant NOW = Instant.parse("2026-11-30T18:02:15.678Z");
  private static long run;

  @BeforeAll
  static void everybodyIsThere() {
    run =
        DB.database()
            .inTransaction(handle -> {
              handle.execute(
                  """
                  insert into local (id, slug, name, state, zone) values
                    (1, 'care', '=Care', 'CA', 'America/Los_Angeles'), (2, 'nurses', 'Nurses', 'CA', 'America/Los_Angeles')
                  """);
              handle.execute(
                  """
                  insert into person (id, name, created_at) select n, case n when 1 then '=cmd()' else 'P' || n end, now()
                  from generate_series(1, 8) n
                  """);
              handle.execute(
                  """
                  insert into address (id, channel, value, speaker_id, created_at)
                  select n, 'sms', '+1512555010' || n, n, now() from generate_series(1, 8) n
                  """);
              handle.execute(
                  """
                  insert into membership (person_id, local_id, since, source)
                  select n, 1 + n % 2, '2020-01-01', 'test' from generate_series(1, 7) n
                  """);
              handle.execute(
                  """
                  insert into blast (name, spec, changed_by, changed_at) values ('b', '', 'x', now())
                  """);
              long id =
                  handle
                      .createQuery(
                          """
                          insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals,
                            planned_by, planned_at, started_by, started_at)
                          select id, 1, 'finished', '', 'h', '72347', 'actions', 8, '{}', 'x', '2026-11-24T17:00Z', 'x',
                            '2026-11-24T17:00Z' from blast returning id
                          """)
                      .mapTo(Long.class)
                      .one();
              handle
                  .createUpdate(
                      """
                      insert into blast_recipient (run_id, address_id, person_id, to_value, language, body, segments)
                      select :run, n, n, '+1512555010' || n, case when n < 4 then 'es' else 'en' end, 'x', 2
                      from generate_series(1, 8) n
                      """)
                  .bind("run", id)
                  .execute();
              handle
                  .createUpdate(
                      """
                      insert into outbox (run_id, address_id, person_id, channel, to_value, from_value, kind, route, body,
                        planned_at, segments, state, reason, code, left_at)
                      select :run, n, n, 'sms', '+1512555010' || n, '72347', 'broadcast', 'rest', 'x',
                        '2026-11-24T17:00Z', 2, state, reason, code, cast(left_at as timestamptz)
                      from (values (1, 'delivered', null, 0, '2026-11-24T18:10Z'), (2, 'delivered', null, 0, '2026-11-24T18:20Z'),
                        (3, 'delivered', null, 0, '2026-11-24T19:00Z'), (4, 'undelivered', null, 30003, '2026-11-24T19:01Z'),
                        (5, 'failed', null, 30003, '2026-11-24T19:02Z'), (6, 'uncertain', null, 0, '2026-11-24T19:03Z'),
                        (7, 'skipped', 'stopped', 0, null), (8, 'planned', null, 0, null))
                        t (n, state, reason, code, left_at)
                      """)
                  .bind("run", id)
                  .execute();
              // One stops in time, one too late, one stops another topic; a reaction is not a
              // reply.
              handle.execute(
                  """
                  insert into consent_event (address_id, topic, what, source, effective, at, recorded_at) values
                    (1, null, 'stop', 'sms', true, '2026-11-25T09:00Z', now()),
                    (2, null, 'stop', 'sms', true, '2026-11-28T09:00Z', now()),
                    (3, 'bargaining', 'opt_out', 'sms', true, '2026-11-25T09:00Z', now())
                  """);
              handle.execute(
                  """
                  insert into inbound (carrier_id, address_id, person_id, turn, body, photos, sent_at, received_at, origin, kind)
                  values ('a', 1, 1, 1, 'STOP', 0, now(), '2026-11-25T09:00Z', 'webhook', 'stop'),
                    ('b', 2, 2, 1, 'thanks', 0, now(), '2026-11-24T18:30Z', 'webhook', 'flow'),
                    ('c', 2, 2, 2, 'and this', 0, now(), '2026-11-24T18:31Z', 'webhook', 'flow'),
                    ('d', 3, 3, 1, 'Liked', 0, now(), '2026-11-24T19:30Z', 'webhook', 'reaction'),
                    ('e', 4, 4, 1, 'earlier', 0, now(), '2026-11-24T17:30Z', 'webhook', 'flow')
                  """);
              handle
                  .createUpdate(
                      """
                      with l as (insert into link (run_id, url, until) values (:run, 'https://example.org', now()) returning id)
                      insert into link_click (link_id, address_id, raw, people)
                      select id, n, 3, p from l, (values (1, 2), (2, 0)) t (n, p)
                      """)
                  .bind("run", id)
                  .execute();
              return id;
            });
  }

  private static BlastReport report() {
    return DB.database().inTransaction(handle -> BlastReport.of(handle, run, NOW.atZone(ZONE)));
  }

  @Test
  void everybodyIsCountedOnceAndTheSumIsTheAudience() {
    assertThat(report().total()).isEqualTo(new Row("all", 8, 1, 0, 3, 2, 1, 1, 1, 1, 1, 12));
    assertThat(report().total().left()).isEqualTo(6);
  }

  @Test
  void eachTableSpeaksOfItsOwn() {
    var tables = report().tables();
    assertThat(tables.get(Table.LOCAL))
        .extracting(Row::key, Row::audience)
        .containsExactly(tuple("(no local)", 1L), tuple("=Care", 3L), tuple("Nurses", 4L));
    assertThat(tables.get(Table.LANGUAGE)).extracting(Row::key).containsExactly("en", "es");
    assertThat(tables.get(Table.ERROR))
        .extracting(Row::key, Row::failed)
        .containsExactly(tuple("30003", 2L));
    // By the campaign's clock: 18 h in London is 10 h in Los Angeles.
    assertThat(tables.get(Table.HOUR))
        .extracting(Row::key, Row::audience)
        .containsExactly(tuple("2026-11-24 10:00", 2L), tuple("2026-11-24 11:00", 4L));
  }

  @Test
  void filesOpenInASpreadsheetAndNoCellIsAFormula() throws IOException {
    var out = new StringWriter();
    ReportCsv.write(report(), out);
    assertThat(out.toString().lines().toList())
        .startsWith(
            "table,key,audience,waiting,underway,delivered,failed,skipped,uncertain,opted_out,replied,clicked,segments,as_of_utc",
            "all,all,8,1,0,3,2,1,1,1,1,1,12,2026-11-30T18:02:15Z")
        .anyMatch(line -> line.startsWith("local,'=Care,"));
    var everybody = new StringWriter();
    ReportCsv.recipients(DB.database(), run, everybody);
    List<String> lines = everybody.toString().lines().toList();
    assertThat(lines).hasSize(9);
    assertThat(lines.getFirst()).endsWith(",left_at_utc,reported_at_utc");
    assertThat(lines.get(1)).contains(",2026-11-24T18:10:00Z,");
    assertThat(lines.get(1)).startsWith("512-555-0101,'=cmd(),Nurses,es,2,delivered,");
    assertThat(lines.get(7)).startsWith("512-555-0107,P7,Nurses,en,2,skipped,stopped,");
  }

  @Test
  void itSaysWhenTextsHaveMovedOnSinceItWasCounted() {
    var states =
        Map.of(
            "delivered",
            3L,
            "undelivered",
            1L,
            "failed",
            1L,
            "uncertain",
            1L,
            "skipped",
            1L,
            "planned",
            1L);
    assertThat(report().behind(new RunProgress(states, Map.of(), Map.of()))).isFalse();
    var later = new HashMap<>(states);
    later.put("delivered", 4L);
    later.put("uncertain", 0L);
    assertThat(report().behind(new RunProgress(later, Map.of(), Map.of()))).isTrue();
  }

  @Test
  void thePaceIsThatOfSegments() {
    var rates = DB.database().with(handle -> SendRates.of(handle, run));
    assertThat(rates.from()).isEqualTo(Instant.parse("2026-11-24T18:10:00Z"));
    assertThat(rates.perSecond().stream().mapToDouble(r -> r * rates.step().toSeconds()).sum())
        .isEqualTo(12, offset(1e-9));
    assertThat(rates.perSecond()).hasSizeLessThanOrEqualTo(121);
  }
}
