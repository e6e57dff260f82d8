package org.turnout.lab.people;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jdbi.v3.core.Handle;
import org.turnout.app.BackingServers;
import org.turnout.campaign.CampaignFiles;
import org.turnout.channel.Channel;
import org.turnout.people.Directory;
import org.turnout.people.MadeUpMark;
import org.turnout.people.Wording;

/// Fills a database with people who do not exist, for the demo and the rehearsal, and marks it for
/// good: `serve` refuses a database with made-up people in it.
public final class MadeUpPeople {
  /// As many rows to a statement: large enough to be quick, small enough for the progress to move.
  private static final int BATCH = 2_000;

  private final PersonGenerator crowd;

  /// @param seed the same seed makes the same people
  public MadeUpPeople(Directory directory, long seed) {
    this.crowd = new PersonGenerator(directory, seed);
  }

  /// Adds so many members, each with a phone, a site and a local, most of them on alerts, in the
  /// caller's transaction. Does nothing when the database has its made-up people already.
  ///
  /// @param wording what they are taken to have said yes to
  /// @param progress told how many there are so far
  /// @return how many were added
  /// @throws IllegalStateException there are real people in it
  public int fill(Handle handle, int count, Wording wording, Instant now, IntConsumer progress) {
    if (MadeUpMark.in(handle)) {
      return 0;
    }
    // One statement for everybody's consent takes longer than a turn ever may.
    handle.execute("set local statement_timeout = '5min'");
    var first = firstId(handle);
    if (first > 1) {
      throw new IllegalStateException(
          "this database has people in it; made-up ones are only put into an empty one");
    }
    MadeUpMark.set(handle, count);
    var hash = wording.store(handle);
    for (var done = 0; done < count; done += BATCH) {
      var size = Math.min(BATCH, count - done);
      insert(handle, first + done, crowd.next(size), now);
      progress.accept(done + size);
    }
    handle.execute("analyze person, address, membership");
    agree(handle, hash, now);
    handle.execute("select setval(pg_get_serial_sequence('person', 'id'), ?)", first + count - 1L);
    return count;
  }

  private static long firstId(Handle handle) {
    return handle
        .createQuery("select coalesce(max(id), 0) + 1 from person")
        .mapTo(Long.class)
        .one();
  }

  /// One statement for person, phone and membership of a whole batch.
  private static void insert(
      Handle handle, long first, List<PersonGenerator.Someone> people, Instant now) {
    var ids = new ArrayList<Long>();
    for (var i = 0; i < people.size(); i++) {
      ids.add(first + i);
    }
    handle
        .createUpdate(
            """
            with someone as (
              select * from unnest(:ids, :names, :languages, :zips, :sites, :locals, :numbers,
                :phones) as t (id, name, language, zip, site_id, local_id, number, phone)),
            people as (
              insert into person (id, name, language, zip, site_id, kind, employer, made_up,
                created_at)
              select id, name, language, zip, site_id, 'employee', 'Kaiser Permanente', true, :now
              from someone),
            members as (
              insert into membership (person_id, local_id, site_id, member_number, since, source)
              select id, local_id, site_id, number, :since, 'made up' from someone),
            phones as (
              insert into address (channel, value, speaker_id, created_at)
              select :channel, phone, id, :now from someone returning id, speaker_id)
            insert into address_person (address_id, person_id, since)
            select id, speaker_id, :now from phones
            """)
        .bind("channel", Channel.ofPhones().word())
        .bindArray("ids", Long.class, ids)
        .bindArray(
            "names", String.class, people.stream().map(PersonGenerator.Someone::name).toList())
        .bindArray(
            "languages",
            String.class,
            people.stream().map(PersonGenerator.Someone::language).toList())
        .bindArray("zips", String.class, people.stream().map(one -> one.site().zip()).toList())
        .bindArray("sites", Long.class, people.stream().map(one -> one.site().id()).toList())
        .bindArray("locals", Long.class, people.stream().map(one -> one.local().id()).toList())
        .bindArray(
            "numbers", String.class, people.stream().map(PersonGenerator.Someone::member).toList())
        .bindArray(
            "phones", String.class, people.stream().map(PersonGenerator.Someone::phone).toList())
        .bind("now", now)
        .bind("since", LocalDate.ofInstant(now, ZoneOffset.UTC).minusYears(3))
        .execute();
  }

  /// Six of seven are on bargaining alerts, every second on actions; the log says where from.
  private static void agree(Handle handle, String wording, Instant now) {
    handle
        .createUpdate(
            """
            with agreed as (
              insert into topic_subscription (address_id, topic, subscribed, word_at, wording_hash)
              select id, topic, true, :now, :wording from address,
                (values ('bargaining', 7, 6), ('actions', 2, 1)) as t (topic, of, part)
              where id % of < part
              returning *)
            insert into consent_event (address_id, person_id, topic, what, rule, wording_hash,
              source, effective, at, recorded_at)
            select a.address_id, d.speaker_id, a.topic, 'opt_in', 'made up', a.wording_hash,
              'made up', true, :now, :now
            from agreed a join address d on d.id = a.address_id
            """)
        .bind("now", now)
        .bind("wording", wording)
        .execute();
  }

  /// An empty database gets so many members, nearly all of them on every topic of the campaign;
  /// another one is left as it is.
  public static void members(
      BackingServers servers, CampaignFiles files, int count, long seed, Instant now) {
    if (servers.database().with(MadeUpMark::in)) {
      return;
    }
    servers
        .database()
        .inTransaction(handle -> {
          var people = new MadeUpPeople(Directory.store(handle, files.locals()), seed);
          var wording = files.topics().wordings().values().iterator().next().in("en");
          people.fill(handle, count, wording, now, _ -> {});
          files.topics().topics().forEach(topic -> agree(handle, topic.slug(), wording, now));
          return true;
        });
  }

  /// Puts 97 of 100 made-up phones on a topic, for a rehearsal that is to reach nearly everybody;
  /// those who are on it stay.
  public static void agree(Handle handle, String topic, Wording wording, Instant now) {
    handle
        .createUpdate(
            """
            insert into topic_subscription (address_id, topic, subscribed, word_at, wording_hash)
            select id, :topic, true, :now, :wording from address where id % 100 < 97
            on conflict do nothing
            """)
        .bind("topic", topic)
        .bind("now", now)
        .bind("wording", wording.store(handle))
        .execute();
  }

  /// What a crowd of years looks like: twelve phones in a thousand have said STOP, seven are known
  /// to be no good.
  public static void trouble(Handle handle, Instant now) {
    handle
        .createUpdate(
            """
            update address set bad = id % 1000 >= 12,
              stopped_at = case when id % 1000 < 12 then cast(:now as timestamptz) end,
              word_at = case when id % 1000 < 12 then cast(:now as timestamptz) end
            where id % 1000 < 19
            """)
        .bind("now", now)
        .execute();
  }

  /// Some made-up phones to try things with, each in another language.
  public static List<String> phones(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select value from (
              select a.value, row_number() over (partition by p.language order by a.id) as turn,
                p.language
              from address a join person p on p.id = a.speaker_id where p.made_up) as t
            where turn <= :most order by turn, language limit :most
            """)
        .bind("most", most)
        .mapTo(String.class)
        .list();
  }
}
