package org.turnout.outbox;

import java.util.List;
import org.turnout.postgres.Database;

/// Folds the tallies of runs. A tally is only ever appended to, some rows with every claim and
/// every batch of results, and is read as a sum: folded now and then, that sum stays one over a few
/// rows however long the blast.
public final class TallyFold {
  /// Rows of one run that are worth a fold: a sum over a hundred takes a tenth of a millisecond.
  private static final int WORTH = 100;

  private final Database database;

  public TallyFold(Database database) {
    this.database = database;
  }

  /// Folds what has grown; always 0, so that whoever calls it rests in between. In one statement,
  /// so that no reader ever sees less or more than the sum; rows that another node is folding are
  /// left to it.
  public int round() {
    for (long run : grown()) {
      database.with(handle ->
          handle
              .createUpdate(
                  """
                  with gone as (
                    delete from run_tally
                    where ctid = any(array(select ctid from run_tally where run_id = :run limit 20000 for update skip locked))
                    returning state, reason, code, n)
                  insert into run_tally (run_id, state, reason, code, n)
                  select :run, state, reason, code, sum(n) from gone group by state, reason, code having sum(n) <> 0
                  """)
              .bind("run", run)
              .execute());
    }
    return 0;
  }

  private List<Long> grown() {
    return database.with(handle ->
        handle
            .createQuery("select run_id from run_tally group by run_id having count(*) > :worth")
            .bind("worth", WORTH)
            .mapTo(Long.class)
            .list());
  }
}
