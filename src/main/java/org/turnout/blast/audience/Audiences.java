package org.turnout.blast.audience;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.people.Directory;

/// Audiences against the records: how many they are, and what they may name.
public final class Audiences {
  /// The channel that blasts go by.
  public static final Channel CHANNEL = Channel.ofPhones();

  /// Where audiences are looked for: phones that somebody speaks from. A short code and the name of
  /// a sender are none.
  public static final String FROM =
      "from address a where a.channel = :channel and a.value like '+%' and a.speaker_id is not null and ";

  /// Hash tables of a million ids stay in memory.
  public static final String ROOM = "set local work_mem = '96MB'";

  private final Directory directory;
  private final ZoneId zone;

  /// @param zone the campaign's: days in an audience begin by its clock
  public Audiences(Directory directory, ZoneId zone) {
    this.directory = directory;
    this.zone = zone;
  }

  /// How many phones an audience picks, whether they may be texted or not. In the caller's
  /// transaction, under a second at a million people.
  public long count(Handle handle, Audience audience, Instant now) {
    handle.execute(ROOM);
    var sql = new AudienceSql(audience, directory, zone, now);
    var count = "select count(*) " + FROM + sql.condition();
    return sql.bind(handle.createQuery(count), count).mapTo(Long.class).one();
  }

  /// The names that only the records know.
  public static BlastCatalog.Names names(Handle handle) {
    return new BlastCatalog.Names(
        all(handle, "select distinct tag from person_tag"),
        all(handle, "select name from people_list"),
        all(
            handle,
            "select b.name from blast b where exists (select from blast_run r where r.blast_id = b.id)"));
  }

  private static Set<String> all(Handle handle, String sql) {
    return handle.createQuery(sql).mapTo(String.class).set();
  }
}
