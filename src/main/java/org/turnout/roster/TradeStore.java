package org.turnout.roster;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What members have asked each other about their places. All methods run in the caller's
/// transaction.
final class TradeStore {
  /// How it ended.
  enum End {
    AGREED,
    DECLINED,
    OVER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One that is open, or of which the asker has heard how it ended.
  ///
  /// @param mutual whether the asker wants a place of the other's
  record Trade(
      long id,
      long placeId,
      long askerId,
      long otherId,
      boolean mutual,
      Instant untilAt,
      Optional<String> whyEnded,
      Optional<Long> returnId) {}

  private static final String COLUMNS =
      "t.id, t.place_id, t.asker_id, t.other_id, t.mutual, t.until_at, t.why_ended, t.return_id";

  private TradeStore() {}

  /// Asks; an earlier question about the same place is over.
  static void ask(
      Handle handle,
      PlaceRow place,
      long asker,
      long other,
      boolean mutual,
      Instant until,
      Instant now) {
    handle
        .createUpdate(
            """
            update place_trade set ended_at = :now, why_ended = 'over', end_told_at = :now
            where place_id = :place and asker_id = :asker and ended_at is null
            """)
        .bind("now", now)
        .bind("place", place.id())
        .bind("asker", asker)
        .execute();
    handle
        .createUpdate(
            """
            insert into place_trade (place_id, asker_id, other_id, mutual, asked_at, until_at)
            values (:place, :asker, :other, :mutual, :now, :until)
            """)
        .bind("place", place.id())
        .bind("asker", asker)
        .bind("other", other)
        .bind("mutual", mutual)
        .bind("now", now)
        .bind("until", until)
        .execute();
  }

  /// How many questions of this person's are open.
  static int open(Handle handle, long asker) {
    return handle
        .createQuery(
            "select count(*) from place_trade where asker_id = :asker and ended_at is null")
        .bind("asker", asker)
        .mapTo(Integer.class)
        .one();
  }

  /// What this person was asked last and has not answered.
  static Optional<Trade> put(Handle handle, String roster, long other) {
    return handle
        .createQuery(
            """
            select %s from place_trade t join place p on p.id = t.place_id
            where t.other_id = :other and t.ended_at is null and t.told_at is not null
              and p.roster = :roster
            order by t.told_at desc, t.id desc limit 1
            """
                .formatted(COLUMNS))
        .bind("other", other)
        .bind("roster", roster)
        .mapTo(Trade.class)
        .findOne();
  }

  /// Whether it is still open; locked.
  static boolean lock(Handle handle, Trade trade) {
    return handle
        .createQuery("select id from place_trade where id = :id and ended_at is null for update")
        .bind("id", trade.id())
        .mapTo(Long.class)
        .findOne()
        .isPresent();
  }

  /// The last end that this person was told of.
  static Optional<Trade> ended(Handle handle, String roster, long asker) {
    return handle
        .createQuery(
            """
            select %s from place_trade t join place p on p.id = t.place_id
            where t.asker_id = :asker and t.end_told_at is not null and p.roster = :roster
            order by t.end_told_at desc, t.id desc limit 1
            """
                .formatted(COLUMNS))
        .bind("asker", asker)
        .bind("roster", roster)
        .mapTo(Trade.class)
        .findOne();
  }

  static void agreed(Handle handle, Trade trade, Optional<Long> returned, Instant now) {
    handle
        .createUpdate(
            """
            update place_trade set ended_at = :now, why_ended = 'agreed', return_id = :returned
            where id = :id
            """)
        .bind("now", now)
        .bind("returned", returned)
        .bind("id", trade.id())
        .execute();
  }

  static boolean end(Handle handle, long id, End how, Instant now) {
    return handle
            .createUpdate(
                """
                update place_trade set ended_at = :now, why_ended = :how
                where id = :id and ended_at is null
                """)
            .bind("now", now)
            .bind("how", how.word())
            .bind("id", id)
            .execute()
        == 1;
  }

  /// Ends what was not answered in time, and what nobody can agree to any more because the place is
  /// not the asker's; how many.
  static int endOver(Handle handle, Instant now) {
    return handle
        .createUpdate(
            """
            update place_trade t set ended_at = :now, why_ended = 'over'
            where t.ended_at is null and (t.until_at <= :now or not exists (select from reservation r
              where r.place_id = t.place_id and r.person_id = t.asker_id and r.released_at is null))
            """)
        .bind("now", now)
        .execute();
  }

  /// Who has not been asked yet, and who has not heard of an end.
  static List<TradeStart> untold(Handle handle, int most) {
    return handle
        .createQuery(
            """
            select id, other_id as person_id, false as ended from place_trade
            where told_at is null and ended_at is null
            union all
            select id, asker_id, true from place_trade
            where ended_at is not null and end_told_at is null
            order by id limit :most
            """)
        .bind("most", most)
        .mapTo(TradeStart.class)
        .list();
  }

  static boolean told(Handle handle, long id, Instant now) {
    return handle
            .createUpdate(
                """
                update place_trade set told_at = :now
                where id = :id and told_at is null and ended_at is null
                """)
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }

  static boolean endTold(Handle handle, long id, Instant now) {
    return handle
            .createUpdate(
                "update place_trade set end_told_at = :now where id = :id and end_told_at is null")
            .bind("now", now)
            .bind("id", id)
            .execute()
        == 1;
  }
}
