package org.turnout.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// What two people have allowed beyond the notices. All methods run in the caller's transaction.
final class NoticeOverrides {
  private NoticeOverrides() {}

  /// All of a roster, agreed or not.
  static List<NoticeOverride> of(Handle handle, String roster) {
    return handle
        .createQuery(
            "select * from notice_override where roster = :roster order by site_id, begins")
        .bind("roster", roster)
        .mapTo(NoticeOverride.class)
        .list();
  }

  /// The one for these days, locked until the transaction ends.
  static Optional<NoticeOverride> lock(
      Handle handle, String roster, long site, LocalDateTime begins) {
    return handle
        .createQuery(
            """
            select * from notice_override
            where roster = :roster and site_id = :site and begins = :begins for update
            """)
        .bind("roster", roster)
        .bind("site", site)
        .bind("begins", begins)
        .mapTo(NoticeOverride.class)
        .findOne();
  }

  /// The first of two people asks for it. One that is there already stays as it is.
  static boolean ask(Handle handle, NoticeOverride asked) {
    return handle
            .createUpdate(
                """
                insert into notice_override (roster, site_id, begins, reason, asked_by, asked_at)
                values (:roster, :siteId, :begins, :reason, :askedBy, :askedAt)
                on conflict do nothing
                """)
            .bindMethods(asked)
            .execute()
        == 1;
  }

  /// The second agrees.
  static void allow(Handle handle, NoticeOverride asked, String by, Instant now) {
    handle
        .createUpdate(
            """
            update notice_override set allowed_by = :by, allowed_at = :now
            where roster = :roster and site_id = :siteId and begins = :begins
            """)
        .bindMethods(asked)
        .bind("by", by)
        .bind("now", now)
        .execute();
  }

  /// It holds no longer.
  static void remove(Handle handle, NoticeOverride asked) {
    handle
        .createUpdate(
            """
            delete from notice_override
            where roster = :roster and site_id = :siteId and begins = :begins
            """)
        .bindMethods(asked)
        .execute();
  }
}
