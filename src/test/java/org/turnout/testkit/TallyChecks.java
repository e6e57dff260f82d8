package org.turnout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.turnout.postgres.Database;

/// Nobody of a run's audience is ever lost or counted twice.
public final class TallyChecks {
  private TallyChecks() {}

  /// What the run should have, what its tally says and what the ledger holds, all at one moment.
  private record Counts(long audience, long tallied, long wrong, long rows) {}

  /// The sum of the states is the audience, and the tally says of every state what the ledger says.
  public static void assertWhole(Database database, long run, int audience) {
    Counts counts =
        database.with(handle ->
            handle
                .createQuery(
                    """
                    select r.audience,
                           (select coalesce(sum(n), 0) from run_tally where run_id = r.id) as tallied,
                           (select count(*) from
                              (select state, sum(n) as n from run_tally where run_id = r.id group by state having sum(n) <> 0) t
                              full join (select state, count(*) as n from outbox where run_id = r.id group by state) o
                              using (state) where t.n is distinct from o.n) as wrong,
                           (select count(*) from outbox where run_id = r.id) as rows
                    from blast_run r where r.id = :run
                    """)
                .bind("run", run)
                .map((row, _) ->
                    new Counts(
                        row.getLong("audience"),
                        row.getLong("tallied"),
                        row.getLong("wrong"),
                        row.getLong("rows")))
                .one());
    assertThat(counts).isEqualTo(new Counts(audience, audience, 0, audience));
  }
}
