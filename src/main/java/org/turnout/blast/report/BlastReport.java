package org.turnout.blast.report;

import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.run.RunProgress;

/// What happened to a run, in all and by local, language, error and hour. Read from the whole
/// ledger of the run, which takes its time at a million recipients, so callers keep it; live
/// numbers come from [RunProgress]. It says as of when it was counted, wherever it is shown.
///
/// Somebody opted out because of a run when their STOP, "wrong number" or the end of this topic
/// came within 48 hours of its text; they replied when any text but such a word, a phone's reaction
/// or an auto-reply came in that time. A click is one that no link preview made.
///
/// @param asOf when it was counted (campaign time), in the zone of its hours
public record BlastReport(ZonedDateTime asOf, Row total, Map<Table, List<Row>> tables) {
  /// What a row of a table is about.
  public enum Table {
    LOCAL,
    LANGUAGE,
    ERROR,
    HOUR
  }

  /// One line of a table.
  ///
  /// @param key a local's name, a language's tag, the carrier's code, or `2026-11-21 18:00`
  /// @param audience recipients, those who get none included
  /// @param waiting planned and not skipped
  /// @param underway taken by us or the carrier, with no last word yet
  /// @param failed undelivered and refused ones
  /// @param optedOut within 48 hours; `replied` and `clicked` likewise count people, once
  /// @param segments of those that left
  public record Row(
      String key,
      long audience,
      long waiting,
      long underway,
      long delivered,
      long failed,
      long skipped,
      long uncertain,
      long optedOut,
      long replied,
      long clicked,
      long segments) {
    /// People whose text left, or may have.
    public long left() {
      return audience - waiting - skipped;
    }
  }

  /// `grouping` has a bit for each column, the last one lowest; a bit is 0 where the column is what
  /// the line is about.
  private static final String SQL =
      """
      with run as (
        select r.id, r.topic, coalesce(r.started_at, r.planned_at) as since from blast_run r where r.id = :run),
      stops as (
        select e.address_id, max(e.at) as at from consent_event e, run
        where e.what in ('stop', 'wrong_number', 'opt_out') and e.effective and e.at >= run.since
          and (e.topic is null or e.topic = run.topic) group by 1),
      replies as (
        select i.address_id, max(i.received_at) as at, min(i.received_at) as first from inbound i, run
        where i.received_at >= run.since and i.kind not in ('stop', 'reaction', 'auto_reply') group by 1),
      clicks as (
        select c.address_id from link_click c join link l on l.id = c.link_id
        where l.run_id = :run and c.people > 0 group by 1),
      homes as (select person_id, min(local_id) as local_id from membership where until is null group by 1),
      row as (
        select coalesce(l.name, '(no local)') as local, b.language, o.state, o.segments,
          case when o.state in ('failed', 'undelivered') then o.code end as code,
          date_trunc('hour', o.left_at at time zone :zone) as hour,
          o.left_at is not null and s.at between o.left_at and o.left_at + interval '48 h' as opted_out,
          o.left_at is not null and r.at >= o.left_at and r.first <= o.left_at + interval '48 h' as replied,
          c.address_id is not null as clicked
        from outbox o
        join blast_recipient b on b.run_id = o.run_id and b.address_id = o.address_id
        left join homes h on h.person_id = o.person_id left join local l on l.id = h.local_id
        left join stops s on s.address_id = o.address_id
        left join replies r on r.address_id = o.address_id
        left join clicks c on c.address_id = o.address_id
        where o.run_id = :run)
      select
        case grouping(local, language, code, hour) when b'0111'::int then 'LOCAL'
          when b'1011'::int then 'LANGUAGE' when b'1101'::int then 'ERROR'
          when b'1110'::int then 'HOUR' end as about,
        case grouping(local, language, code, hour) when b'1111'::int then 'all'
          else coalesce(local, language, code::text, to_char(hour, 'YYYY-MM-DD HH24:MI'), '') end as key,
        count(*) as audience,
        count(*) filter (where state = 'planned') as waiting,
        count(*) filter (where state in ('claimed', 'accepted', 'sent')) as underway,
        count(*) filter (where state = 'delivered') as delivered,
        count(*) filter (where state in ('failed', 'undelivered')) as failed,
        count(*) filter (where state = 'skipped') as skipped,
        count(*) filter (where state = 'uncertain') as uncertain,
        count(*) filter (where opted_out) as opted_out,
        count(*) filter (where replied) as replied,
        count(*) filter (where clicked) as clicked,
        coalesce(sum(segments) filter (where state not in ('planned', 'skipped')), 0) as segments
      from row group by grouping sets ((), (local), (language), (code), (hour))
      """;

  /// Rows that a table does not speak of: those without an error, those that have not left.
  private static final String NOBODY = "";

  public BlastReport {
    tables = Map.copyOf(tables);
  }

  /// Whether texts have moved on since it was counted.
  public boolean behind(RunProgress progress) {
    return total.delivered() != progress.in("delivered")
        || total.failed() != progress.in("failed") + progress.in("undelivered")
        || total.uncertain() != progress.in("uncertain")
        || total.skipped() != progress.in("skipped")
        || total.waiting() != progress.in("planned");
  }

  /// Reads it.
  ///
  /// @param now campaign time, in the zone whose hours are meant: the campaign's
  public static BlastReport of(Handle handle, long run, ZonedDateTime now) {
    List<Line> lines =
        handle
            .createQuery(SQL)
            .bind("run", run)
            .bind("zone", now.getZone().getId())
            .map(row ->
                new Line(
                    Optional.ofNullable(row.getColumn("about", Table.class)),
                    row.getRow(Row.class)))
            .stream()
            .filter(line -> !line.row.key().equals(NOBODY))
            .toList();
    Comparator<Row> mostFirst = Comparator.comparingLong(Row::audience).reversed();
    Comparator<Row> byKey = Comparator.comparing(Row::key);
    var tables = new EnumMap<Table, List<Row>>(Table.class);
    for (var table : Table.values()) {
      var order =
          switch (table) {
            case LOCAL, HOUR -> byKey;
            case LANGUAGE, ERROR -> mostFirst;
          };
      tables.put(table, rows(lines, Optional.of(table)).sorted(order).toList());
    }
    return new BlastReport(now, rows(lines, Optional.empty()).findFirst().orElseThrow(), tables);
  }

  private static Stream<Row> rows(List<Line> lines, Optional<Table> table) {
    return lines.stream().filter(line -> line.table.equals(table)).map(Line::row);
  }

  private record Line(Optional<Table> table, Row row) {}
}
