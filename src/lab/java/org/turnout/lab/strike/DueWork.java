package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.turnout.postgres.Database;

/// What the program still has to do at the present campaign time. The clock rests until it is done,
/// so that the time of a text in the play is the time it would have had in the field.
final class DueWork {
  private static final Duration PATIENCE = Duration.ofSeconds(12);
  private static final long LOOKS = 40;

  /// Work that does not end is not waited for again so soon, by campaign time.
  private static final Duration AGAIN = Duration.ofHours(1);

  /// As the captain's list is sent before the start, and as somebody is missing after it.
  private static final Duration LISTED = Duration.ofHours(2);

  private static final Duration LATE = Duration.ofMinutes(15);

  private static final String QUESTION =
      """
      select what from (values
        ('texts', exists (select from outbox where route = 'rest' and run_id is null
          and state in ('planned', 'claimed') and not_before <= clock_timestamp())),
        ('blasts', exists (select from outbox where run_id is not null
          and state in ('planned', 'claimed'))),
        ('offers', exists (select from line_entry where offered_until is not null
          and left_at is null and (told_at is null or offered_until <= :now))),
        ('trades', exists (select from place_trade where (ended_at is null
          and (told_at is null or until_at <= :now)) or (ended_at is not null and end_told_at is null))),
        ('news', exists (select from roster_news where told_at is null and due_at <= :now)),
        ('timers', exists (select from timer where due_at <= :now)),
        ('alarms', exists (select from alarm where due_at <= :now)),
        ('lists', exists (select from place p left join shift_watch w on w.place_id = p.id
          where not p.closed and p.ends_at > :now and p.captain_phone is not null and (
            (w.place_id is null and p.starts_at <= :soon)
            or (w.changed_at is not null and w.next_at <= :now)
            or (w.asked_at is null and p.starts_at <= :late)
            or (w.opened_at is null and w.asked_at <= :late)))),
        ('reminders', exists (select from place p join site s on s.id = p.site_id
          where not p.closed and p.starts_at > :now
          and (p.day - 1 + time '18:00') at time zone s.zone <= :now
          and not exists (select from place_reminded r where r.place_id = p.id)))
      /* covers */) as due (what, is_due) where is_due
      """;

  /// Others are looked for again each minute; waited for is only the first look.
  private static final String COVERS =
      """
      , ('covers', exists (select from cover_need n where n.ended_at is null
        and n.look_at <= :now and n.look_at < n.since + interval '1 minute'
        and not exists (select from line_entry e
          where e.cover_need_id = n.id and e.left_at is null)))
      """;

  private final Database database;
  private final String question;
  private final Map<String, Instant> passedBy = new HashMap<>();
  private final Map<String, Integer> unfinished = new TreeMap<>();

  DueWork(Database database) {
    this.database = database;
    this.question =
        database.with(StrikeLedger::covers) ? QUESTION.replace("/* covers */", COVERS) : QUESTION;
  }

  /// Waits until all of it is done.
  ///
  /// @param now campaign time, as it was pushed
  void finish(Instant now) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    Optional<String> what = open(now);
    while (what.isPresent()) {
      if (System.nanoTime() > until) {
        passedBy.put(what.get(), now.plus(AGAIN));
        unfinished.merge(what.get(), 1, Integer::sum);
      }
      TimeUnit.MILLISECONDS.sleep(LOOKS);
      what = open(now);
    }
  }

  /// What it did not finish, and how often.
  Map<String, Integer> unfinished() {
    return new TreeMap<>(unfinished);
  }

  private Optional<String> open(Instant now) {
    return database.with(handle ->
        handle
            .createQuery(question)
            .bind("now", now)
            .bind("soon", now.plus(LISTED))
            .bind("late", now.minus(LATE))
            .mapTo(String.class)
            .list()
            .stream()
            .filter(what -> !passedBy.getOrDefault(what, Instant.MIN).isAfter(now))
            .findFirst());
  }
}
