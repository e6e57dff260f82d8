package org.turnout.blast.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.turnout.blast.audience.AudienceSql;
import org.turnout.blast.audience.Audiences;
import org.turnout.people.ContactRow;

/// Everybody an audience picks, in the order of their addresses, read through a cursor: the heap
/// holds one batch of them, however many there are.
///
/// @param topics whether the texts name topics: only then are they read
record Candidates(AudienceSql audience, boolean topics) {
  /// Large enough that a round trip costs nothing, small enough to be a few megabytes.
  static final int BATCH = 5_000;

  /// A phone that could get it; the same conditions as [Candidate#reason].
  private static final String TEXTABLE =
      "a.value like '+%' and a.stopped_at is null and not a.bad and not a.employer_owned and coalesce(t.subscribed, false)";

  /// Hands them over, a batch at a time. The consumer may write to the same connection: nothing is
  /// being fetched while it runs.
  void read(Handle handle, String topic, Consumer<List<Candidate>> consumer) {
    var sql = sql();
    var query = handle.createQuery(sql).setFetchSize(BATCH).bind("topic", topic);
    try (var rows = audience.bind(query, sql).map((row, _) -> candidate(row)).iterator()) {
      var batch = new ArrayList<Candidate>(BATCH);
      while (rows.hasNext()) {
        batch.add(rows.next());
        if (batch.size() == BATCH) {
          consumer.accept(batch);
          batch.clear();
        }
      }
      consumer.accept(batch);
    }
  }

  private String sql() {
    return """
    with picked as materialized (select a.id, a.speaker_id %1$s %2$s),
    several as (select speaker_id from picked group by speaker_id having count(*) > 1),
    best as (
      select k.speaker_id, coalesce(min(k.id) filter (where %3$s), min(k.id)) as id
      from several s join picked k on k.speaker_id = s.speaker_id join address a on a.id = k.id
        left join topic_subscription t on t.address_id = a.id and t.topic = :topic
      group by k.speaker_id),
    shared as (
      select address_id from address_person where until is null
      group by address_id having count(*) > 1)
    select %5$s, a.value,
      coalesce(t.subscribed, false) as subscribed,
      b.id is not null and b.id <> a.id as twice,
      h.address_id is not null as shared,
      not exists (select from outbox o where o.address_id = a.id
        and o.state in ('claimed', 'accepted', 'sent', 'delivered', 'undelivered', 'uncertain')) as first,
      %4$s as topics
    from picked k join address a on a.id = k.id join person p on p.id = k.speaker_id
      left join (select distinct on (person_id) * from membership where until is null or until > :today
        order by person_id, since desc, id desc) m on m.person_id = p.id
      left join topic_subscription t on t.address_id = a.id and t.topic = :topic
      left join best b on b.speaker_id = k.speaker_id
      left join shared h on h.address_id = a.id
    order by a.id
    """
        .formatted(
            Audiences.FROM,
            audience.condition(),
            TEXTABLE,
            topics
                ? "(select string_agg(s.topic, ' ') from topic_subscription s where s.address_id = a.id and s.subscribed)"
                : "null::text",
            ContactRow.COLUMNS);
  }

  private static Candidate candidate(ResultSet row) throws SQLException {
    var known =
        ContactRow.read(row, Audiences.CHANNEL.address(row.getString("value")))
            .orElseThrow(() -> new IllegalStateException("a candidate whom nobody speaks for"));
    return new Candidate(
        known,
        row.getBoolean("subscribed"),
        row.getBoolean("twice"),
        row.getBoolean("shared"),
        row.getBoolean("first"));
  }
}
