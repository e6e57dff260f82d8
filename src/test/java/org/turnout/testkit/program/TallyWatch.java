package org.turnout.testkit.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.testkit.TestDatabase;

/// Looks at every live run of a database again and again, and at all of them in the end: the sum of
/// all states is the audience, at every look.
public final class TallyWatch implements AutoCloseable {
  private static final Duration EVERY = Duration.ofMillis(40);

  private final TestDatabase db;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicInteger looks = new AtomicInteger();
  private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
  private final Thread thread;

  private TallyWatch(TestDatabase db) {
    this.db = db;
    this.thread = Thread.ofVirtual().start(this::watch);
  }

  public static TallyWatch watch(TestDatabase db) {
    return new TallyWatch(db);
  }

  private void watch() {
    try {
      do {
        try {
          wrong.addAll(look("b.state in ('started', 'paused')"));
          looks.incrementAndGet();
        } catch (PostgresUnavailable away) {
          // a test may break every connection, this one too
        }
      } while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      wrong.add("no look was possible: " + e);
    }
  }

  /// One statement, so that all three are of the same moment. By state too: a state's count in the
  /// tally is the number of its rows.
  private List<String> look(String which) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    with live as (select b.id as run_id from blast_run b where <which>),
                         tallied as (select run_id, state, sum(n) as n from run_tally join live using (run_id) group by run_id, state),
                         rows as (select run_id, state, count(*) as n from outbox join live using (run_id) group by run_id, state),
                         sides as (select run_id, coalesce(t.n, 0) as told, coalesce(r.n, 0) as counted
                                   from tallied t full join rows r using (run_id, state)),
                         runs as (select run_id, sum(told) as told, sum(counted) as counted, bool_and(told = counted) as each
                                  from sides group by run_id)
                    select format('run %s: audience %s, tally %s, rows %s, each state %s', b.id, b.audience, r.told, r.counted, r.each)
                    from blast_run b join runs r on r.run_id = b.id
                    where r.told != b.audience or r.counted != b.audience or not r.each
                    """)
                .define("which", which)
                .mapTo(String.class)
                .list());
  }

  public int looks() {
    return looks.get();
  }

  /// Ends the watch.
  ///
  /// @throws AssertionError a sum was not whole at some look
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    wrong.addAll(look("true"));
    assertThat(wrong).as("of %d looks", looks.get()).isEmpty();
    assertThat(looks).hasPositiveValue();
  }
}
