package org.turnout.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.turnout.inbox.Inbox.Item;

/// Reads the items of the inbox, within somebody's scope: what is outside of it is not there.
final class InboxItems {
  private InboxItems() {}

  private static final String URGENT = "i.reason like '%emergency: %'";

  /// An item with its member, their site and their local.
  static final String FROM =
      """
      from inbox_item i join address a on a.id = i.address_id join person p on p.id = i.person_id
      left join lateral (
        select m.local_id, m.site_id from membership m
        where m.person_id = p.id and (m.until is null or m.until > :today)
        order by m.since desc, m.id desc limit 1) m on true
      left join site s on s.id = coalesce(p.site_id, m.site_id)
      left join local l on l.id = coalesce(m.local_id, s.local_id)
      """;

  /// Whether an item is within a scope.
  static final String WITHIN = "(:everywhere or l.slug = any(:locals) or s.slug = any(:sites))";

  private static final String PLACE =
      """
      l.slug as place_local, l.name as place_local_name, s.slug as place_site, s.name as place_site_name,
        coalesce(p.language, 'en') as place_language\
      """;

  private static final String SELECT =
      """
      select i.id, i.kind, i.reason, i.asked, i.opened_at, i.closed_at, i.claimed_by, i.run_id as run,
        a.channel, a.value, p.name, a.stopped_at is not null as stopped, %s,
        w.raised_at as alarm_raised_at, w.unanswered_at as alarm_unanswered_at, w.taken_by as alarm_taken_by,
        concat_ws(E'\n', b.body, (select string_agg(t.body, E'\n' order by t.id) from inbox_text x
          join inbound t on t.id = x.inbound_id where x.item_id = i.id)) as text,
        case when i.kind = 'review' then %s + interval '24 hours' end as ends_at
      %s left join inbound b on b.id = i.inbound_id
      left join lateral (
        select * from alarm w where w.address_id = i.address_id and w.raised_at >= i.opened_at
        order by w.id desc limit 1) w on true
      where %s
      """
          .formatted(PLACE, Holds.BEGAN, FROM, WITHIN);

  private static final String OPEN = " and i.closed_at is null ";

  private static final String FITS =
      """
       and (cast(:hold as boolean) is null or (i.kind = 'review') = :hold)
       and (cast(:local as text) is null or coalesce(l.slug, 'none') = :local)
       and (cast(:site as text) is null or s.slug = :site)
       and (cast(:language as text) is null or coalesce(p.language, 'en') = :language)
       and (cast(:before as timestamptz) is null or i.opened_at <= :before)
       and (cast(:run as bigint) is null or i.run_id = :run)
      """;

  /// What fits and is open: who waits before what is held, emergencies first, then the oldest; as
  /// many as are listed at once.
  static List<Item> list(Handle handle, InboxScope scope, InboxFilter filter, Instant now) {
    String order =
        " order by i.kind = 'review', %s desc, w.unanswered_at is null, i.opened_at, i.id limit %d"
            .formatted(URGENT, Inbox.LISTED);
    return fitting(handle.createQuery(SELECT + OPEN + FITS + order), scope, filter, now)
        .mapTo(Item.class)
        .list();
  }

  /// The same by number, from the one after this on: pages hold on to it.
  static List<Item> page(
      Handle handle, InboxScope scope, InboxFilter filter, Instant now, long after, int most) {
    String page = " and i.id > :after order by i.id limit :most";
    return fitting(handle.createQuery(SELECT + OPEN + FITS + page), scope, filter, now)
        .bind("after", after)
        .bind("most", most)
        .mapTo(Item.class)
        .list();
  }

  /// How many are open, and where.
  static InboxCounts counts(Handle handle, InboxScope scope, Instant now) {
    String sql =
        """
        select %s, i.kind = 'review' as hold, count(*) as items, count(*) filter (where %s) as urgent,
          min(i.opened_at) as oldest
        %s
        where i.closed_at is null and %s
        group by 1, 2, 3, 4, 5, 6
        """
            .formatted(PLACE, URGENT, FROM, WITHIN);
    return new InboxCounts(
        scoped(handle.createQuery(sql), scope, now).mapTo(InboxCounts.Group.class).list());
  }

  /// One item, open or closed.
  static Optional<Item> find(Handle handle, InboxScope scope, long id, Instant now) {
    return one(handle, scope, SELECT + " and i.id = :id", id, now);
  }

  /// One open item, which nobody else closes until the transaction ends. The address is locked
  /// first, as by every turn: who locks in another order could wait in a circle.
  static Optional<Item> locked(Handle handle, InboxScope scope, long id, Instant now) {
    handle
        .createQuery(
            """
            select a.id from address a
            where a.id = (select address_id from inbox_item where id = :id) for update
            """)
        .bind("id", id)
        .mapTo(Long.class)
        .findOne();
    return one(handle, scope, SELECT + OPEN + " and i.id = :id for update of i", id, now);
  }

  private static Optional<Item> one(
      Handle handle, InboxScope scope, String sql, long id, Instant now) {
    return scoped(handle.createQuery(sql), scope, now).bind("id", id).mapTo(Item.class).findOne();
  }

  private static Query fitting(Query query, InboxScope scope, InboxFilter filter, Instant now) {
    return scoped(query, scope, now)
        .bind("hold", filter.queue().map(InboxFilter.Queue.HOLDS::equals))
        .bind("local", filter.local())
        .bind("site", filter.site())
        .bind("language", filter.language())
        .bind("before", filter.older().map(now::minus))
        .bind("run", filter.run());
  }

  /// Binds the parts of [#FROM] and [#WITHIN].
  static Query scoped(Query query, InboxScope scope, Instant now) {
    return query
        .bind("everywhere", scope.everywhere())
        .bindArray("locals", String.class, scope.locals())
        .bindArray("sites", String.class, scope.sites())
        .bind("today", LocalDate.ofInstant(now, ZoneOffset.UTC));
  }
}
