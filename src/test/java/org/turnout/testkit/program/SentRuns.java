package org.turnout.testkit.program;

import org.jspecify.annotations.Nullable;

/// Runs of blasts as they are in the records once their texts have left, for tests of what comes
/// after.
public final class SentRuns {
  private final TestCluster house;

  public SentRuns(TestCluster house) {
    this.house = house;
  }

  /// A run whose text has just reached this phone; its words are on the phone too.
  ///
  /// @param opens the flow that an answer begins
  public long reached(String phone, @Nullable String opens) {
    return reached(phone, opens, "accepted");
  }

  public long reached(String phone, @Nullable String opens, String state) {
    house.text(phone, "thanks"); // known from now on, and not answered
    var now = java.sql.Timestamp.from(house.clock.instant());
    return house
        .db
        .database()
        .inTransaction(handle -> {
          long blast =
              handle
                  .createQuery(
                      "insert into blast (name, spec, changed_by, changed_at) values (:name, '', 'test', :now) returning id")
                  .bind("name", "blast of " + phone)
                  .bind("now", now)
                  .mapTo(Long.class)
                  .one();
          long run =
              handle
                  .createQuery(
                      """
                      insert into blast_run (blast_id, number, state, spec, hash, sender, topic, audience, totals, opens_flow,
                        opens_until, planned_by, planned_at, started_at)
                      values (:blast, 1, 'started', '', '', '72347', 'actions', 1, '{}', :opens,
                        cast(:now as timestamptz) + interval '3 days', 'test', :now, :now) returning id
                      """)
                  .bind("blast", blast)
                  .bind("opens", opens)
                  .bind("now", now)
                  .mapTo(Long.class)
                  .one();
          handle
              .createUpdate(
                  """
                  insert into outbox (address_id, person_id, channel, to_value, from_value, kind, route, state, body,
                    planned_at, not_before, run_id, left_at)
                  select id, speaker_id, 'sms', value, '72347', 'broadcast', 'rest',
                    :state, 'It is gear day!', :now, cast(:now as timestamptz) + interval '30 days', :run, :now from address where value = :phone
                  """)
              .bind("state", state)
              .bind("now", now)
              .bind("run", run)
              .bind("phone", phone)
              .execute();
          return run;
        });
  }

  /// How many addresses have answered.
  public long answered(long run) {
    return house.count("select count(*) from inbound where answers_run = " + run);
  }
}
