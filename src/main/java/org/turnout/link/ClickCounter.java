package org.turnout.link;

import static java.util.stream.Collectors.groupingBy;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;

/// Counts who follows short links, without holding up the redirect: a click is remembered for some
/// ten seconds, until it is clear whether its caller is a program that follows everybody's, and is
/// then written with the others as counts. What is remembered of a caller is a keyed hash that
/// means nothing outside this process; nothing of it is stored.
///
/// A node that is killed loses the clicks of its last ten seconds; a stopped one writes them.
public final class ClickCounter implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ClickCounter.class);

  /// More than this wait only under attack or while the record is away; further ones are not
  /// counted.
  private static final int MOST_WAITING = 50_000;

  private final Database database;
  private final BotFilter machines;
  private final InstantSource campaign;
  private final InstantSource machine;
  private final HashFunction caller;
  private final Deque<Click> waiting = new ArrayDeque<>();

  /// Written already, but young enough to be one of a crowd with those that still wait.
  private final Deque<Click> written = new ArrayDeque<>();

  public ClickCounter(
      Database database, BotFilter machines, InstantSource campaign, InstantSource machine) {
    this.database = database;
    this.machines = machines;
    this.campaign = campaign;
    this.machine = machine;
    var random = new SecureRandom();
    this.caller = Hashing.sipHash24(random.nextLong(), random.nextLong());
  }

  private record Click(
      int link,
      long address,
      Instant at,
      Instant arrived,
      Verdict verdict,
      boolean hosted,
      long caller) {}

  private enum Verdict {
    PERSON,
    MACHINE
  }

  /// Takes one down; at once, and never fails.
  public void take(ShortLinks.Found.To found, LinkVisit visit) {
    var click =
        new Click(
            found.link(),
            found.address(),
            campaign.instant(),
            machine.instant(),
            machines.says(visit) ? Verdict.MACHINE : Verdict.PERSON,
            machines.hosted(visit),
            caller(visit));
    synchronized (waiting) {
      if (waiting.size() < MOST_WAITING) {
        waiting.add(click);
      }
    }
  }

  /// 0 where nobody knows who called: such are never taken for a crowd.
  private long caller(LinkVisit visit) {
    return visit
        .from()
        .map(from ->
            caller
                .hashString(from.getHostAddress() + '\n' + visit.agent(), StandardCharsets.UTF_8)
                .asLong())
        .orElse(0L);
  }

  /// Writes what is clear by now; returns how many that were.
  ///
  /// @throws org.turnout.postgres.PostgresUnavailable nothing was written; they wait on
  public int round() {
    return writeUntil(machine.instant().minus(machines.within()));
  }

  private synchronized int writeUntil(Instant until) {
    List<Click> ripe;
    Set<Long> crowds;
    synchronized (waiting) {
      ripe = waiting.stream().takeWhile(click -> !click.arrived().isAfter(until)).toList();
      Instant young = until.minus(machines.within());
      written.removeIf(click -> click.arrived().isBefore(young));
      var all = new ArrayList<>(written);
      all.addAll(waiting);
      crowds = crowds(all);
    }
    if (ripe.isEmpty()) {
      return 0;
    }
    write(ripe, crowds);
    synchronized (waiting) {
      ripe.forEach(_ -> waiting.removeFirst());
      written.addAll(ripe);
    }
    return ripe.size();
  }

  private Set<Long> crowds(List<Click> clicks) {
    Map<Long, Set<Long>> codes =
        clicks.stream()
            .filter(click -> click.caller() != 0)
            .collect(
                groupingBy(
                    Click::caller,
                    Collectors.mapping(
                        click -> (long) click.link() << 28 | click.address(), Collectors.toSet())));
    return codes.entrySet().stream()
        .filter(entry -> entry.getValue().size() >= machines.crowd())
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /// Only who was sent the link counts: a made-up recipient is in no run. Sorted, so that two nodes
  /// never wait for each other.
  private void write(List<Click> ripe, Set<Long> crowds) {
    database.inTransaction(handle ->
        handle
            .createUpdate(
                """
                insert into link_click as c (link_id, address_id, raw, people, first_at)
                select link_id, address_id, count(*), count(*) filter (where person),
                  min(at) filter (where person)
                from (
                  select a.link_id, a.address_id, a.at, a.person and coalesce(a.at >= o.left_at
                    + make_interval(secs => case when a.hosted then :hosted else :nobody end), true)
                    as person
                  from unnest(:links, :addresses, cast(:ats as timestamptz[]), :persons, :hosteds)
                      as a (link_id, address_id, at, person, hosted)
                    join link l on l.id = a.link_id
                    join outbox o on o.run_id = l.run_id and o.address_id = a.address_id) judged
                group by link_id, address_id order by link_id, address_id
                on conflict (link_id, address_id) do update set raw = c.raw + excluded.raw,
                  people = c.people + excluded.people,
                  first_at = least(c.first_at, excluded.first_at)
                """)
            .bind("nobody", (double) machines.nobodySooner().toSeconds())
            .bind("hosted", (double) machines.hostedSooner().toSeconds())
            .bindArray("links", Integer.class, column(ripe, Click::link))
            .bindArray("addresses", Long.class, column(ripe, Click::address))
            .bindArray("ats", String.class, column(ripe, click -> click.at().toString()))
            .bindArray(
                "persons",
                Boolean.class,
                column(
                    ripe,
                    click -> click.verdict() == Verdict.PERSON && !crowds.contains(click.caller())))
            .bindArray("hosteds", Boolean.class, column(ripe, Click::hosted))
            .execute());
  }

  private static <T> List<T> column(List<Click> clicks, Function<Click, T> of) {
    return clicks.stream().map(of).toList();
  }

  /// Writes all that waits, as the program ends; without the record they are lost, as on a crash.
  @Override
  public void close() {
    try {
      writeUntil(Instant.MAX);
    } catch (PostgresUnavailable away) {
      LOG.warn("clicks lost, Postgres is down clicks={}", waiting.size());
    }
  }
}
