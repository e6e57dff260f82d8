package org.turnout.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.language.Emergency;
import org.turnout.people.Contact;
import org.turnout.people.Responder;

/// The alarms on record, and whom each was told. All methods run in the caller's transaction.
public final class Alarms {
  /// One for a person and kind in this time: what they write besides is on their item.
  public static final Duration ONCE_IN = Duration.ofMinutes(10);

  /// Who has taken one that its member took back.
  static final String WITHDRAWN = "nobody: the member took it back";

  private static final String ALARM =
      """
      select a.id, a.kind, a.site, a.local, a.step, d.channel, d.value, p.name,
        coalesce(b.body, '') as said
      from alarm a join address d on d.id = a.address_id join person p on p.id = a.person_id
      left join inbound b on b.id = a.inbound_id
      """;

  private Alarms() {}

  /// Raised at once; told by the next round, on whatever node.
  public static void raise(
      Handle handle,
      Contact who,
      long inboundId,
      Emergency kind,
      Optional<String> site,
      Optional<String> local,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into alarm (address_id, person_id, inbound_id, kind, site, local, raised_at, due_at)
            select :address, :person, :inbound, :kind, :site, :local, :now, :now
            where not exists (select from alarm
              where person_id = :person and kind = :kind and raised_at > :since
                and taken_by is distinct from :withdrawn)
            """)
        .bind("address", who.addressId())
        .bind("person", who.person().id())
        .bind("inbound", inboundId)
        .bind("kind", kind.name())
        .bind("site", site)
        .bind("local", local)
        .bind("now", now)
        .bind("since", now.minus(ONCE_IN))
        .bind("withdrawn", WITHDRAWN)
        .execute();
  }

  /// Locks one whose time has come: nobody took it in time, or those who were told last have
  /// declined or will never get the text. Other nodes take the next.
  ///
  /// @param but those to pass by
  static Optional<Alarm> lockDue(Handle handle, Collection<Long> but, Instant now) {
    return handle
        .createQuery(
            ALARM
                + """
                where a.id <> all(:but) and (a.due_at <= :now or a.due_at is not null and not exists (
                  select from alarm_notice n join outbox o on o.id = n.outbox_id
                  where n.alarm_id = a.id and n.step = a.step
                    and n.declined_at is null and o.state not in ('failed', 'undelivered', 'skipped')))
                order by a.id limit 1 for update of a skip locked
                """)
        .bindArray("but", Long.class, but)
        .bind("now", now)
        .mapTo(Alarm.class)
        .findOne();
  }

  /// Who took care of the member in the inbox since the alarm was raised, if anybody did.
  static Optional<String> takenInInbox(Handle handle, Alarm alarm) {
    return handle
        .createQuery(
            """
            select coalesce(i.closed_by, i.claimed_by) from inbox_item i
            join alarm a on a.address_id = i.address_id
            where a.id = :alarm and i.kind = 'hand_over' and i.reason like '%emergency: %'
              and greatest(i.claimed_at, i.closed_at) >= a.raised_at
            order by i.id desc limit 1
            """)
        .bind("alarm", alarm.id())
        .mapTo(String.class)
        .findOne();
  }

  /// The phones that were told of it, or passed over.
  static Set<String> told(Handle handle, Alarm alarm) {
    return handle
        .createQuery("select phone from alarm_notice where alarm_id = :alarm")
        .bind("alarm", alarm.id())
        .mapTo(String.class)
        .set();
  }

  /// Notes that somebody is told.
  ///
  /// @param outbox the row of the text; empty when the phone gets none
  static void tell(
      Handle handle,
      Alarm alarm,
      int step,
      Responder responder,
      Optional<Long> outbox,
      Instant now) {
    handle
        .createUpdate(
            """
            insert into alarm_notice (alarm_id, phone, name, language, step, outbox_id, told_at)
            values (:alarm, :phone, :name, :language, :step, :outbox, :now)
            """)
        .bind("alarm", alarm.id())
        .bind("phone", responder.phone())
        .bind("name", responder.name())
        .bind("language", responder.language())
        .bind("step", step)
        .bind("outbox", outbox)
        .bind("now", now)
        .execute();
  }

  /// They have until then.
  static void await(Handle handle, Alarm alarm, int step, Instant until) {
    handle
        .createUpdate("update alarm set step = :step, due_at = :until where id = :alarm")
        .bind("step", step)
        .bind("until", until)
        .bind("alarm", alarm.id())
        .execute();
  }

  /// There is nobody left to tell.
  static void unanswered(Handle handle, Alarm alarm, Instant now) {
    handle
        .createUpdate("update alarm set unanswered_at = :now, due_at = null where id = :alarm")
        .bind("now", now)
        .bind("alarm", alarm.id())
        .execute();
  }

  /// The ones that this phone was told of and nobody has taken, the oldest first, locked.
  static List<Alarm> lockOpenTo(Handle handle, String phone, Instant since) {
    return handle
        .createQuery(
            ALARM
                + """
                where a.taken_at is null and a.raised_at > :since and a.id in (
                  select n.alarm_id from alarm_notice n
                  where n.phone = :phone and n.outbox_id is not null and n.declined_at is null)
                order by a.id for update of a
                """)
        .bind("phone", phone)
        .bind("since", since)
        .mapTo(Alarm.class)
        .list();
  }

  /// @param by who takes it: `text:Ana Cruz`
  static void take(Handle handle, Alarm alarm, String by, Instant now) {
    handle
        .createUpdate(
            """
            update alarm set taken_by = :by, taken_at = :now, due_at = null where id = :alarm
            """)
        .bind("by", by)
        .bind("now", now)
        .bind("alarm", alarm.id())
        .execute();
  }

  /// Those of a person that were raised since then, taken or not, locked.
  static List<Alarm> lockOf(Handle handle, long person, Instant since) {
    return handle
        .createQuery(
            ALARM
                + """
                where a.person_id = :person and a.raised_at > :since
                  and a.taken_by is distinct from :withdrawn
                order by a.id for update of a
                """)
        .bind("person", person)
        .bind("since", since)
        .bind("withdrawn", WITHDRAWN)
        .mapTo(Alarm.class)
        .list();
  }

  /// This phone does not take it.
  static void decline(Handle handle, Alarm alarm, String phone, Instant now) {
    handle
        .createUpdate(
            "update alarm_notice set declined_at = :now where alarm_id = :alarm and phone = :phone")
        .bind("now", now)
        .bind("alarm", alarm.id())
        .bind("phone", phone)
        .execute();
  }

  /// Those who were told of it and have not declined.
  static List<Told> waiting(Handle handle, Alarm alarm) {
    return handle
        .createQuery(
            """
            select phone, name, language, told_at from alarm_notice
            where alarm_id = :alarm and outbox_id is not null and declined_at is null
            order by step, phone
            """)
        .bind("alarm", alarm.id())
        .mapTo(Told.class)
        .list();
  }

  /// Somebody who was told.
  record Told(String phone, String name, String language, Instant toldAt) {
    /// Never the name or the number.
    @Override
    public String toString() {
      return "Told[" + toldAt + "]";
    }
  }
}
