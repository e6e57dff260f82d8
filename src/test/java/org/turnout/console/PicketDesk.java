package org.turnout.console;

import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.people.Contact;
import org.turnout.roster.Roster;
import org.turnout.roster.RosterStore;

/// The repository's picket on a console, and members on its shifts: the first begins at Sunset on
/// Monday, October 5, at six.
final class PicketDesk {
  static final String SIX = "sunset-2026-10-05-0600";

  final ConsoleClient desk;
  private final WaitingMembers members;

  PicketDesk(ConsoleClient desk) {
    this.desk = desk;
    this.members = new WaitingMembers(desk);
    desk.rosters.putAll(BlastCampaign.FILES.rosters());
    desk.db
        .database()
        .inTransaction(handle -> RosterStore.store(handle, roster(), desk.setup.directory(), NOW));
  }

  Roster roster() {
    return Objects.requireNonNull(desk.rosters.get("picket"));
  }

  Contact member(String name) {
    return members.member(
        new BlastCampaign.Somebody(
            name, "en", ANYBODY.local(), ANYBODY.site(), List.of(), false, false));
  }

  /// Somebody of that name who has the shift.
  Contact holder(String name, String shift) {
    var who = member(name);
    execute(
        """
        with had as (insert into reservation (place_id, person_id, reserved_at)
          select id, ?, timestamptz '2026-10-02 12:00Z' from place where slug = ? returning place_id)
        update place set taken = taken + 1 where id = (select place_id from had)
        """,
        who.person().id(),
        shift);
    return who;
  }

  /// A shift at Sunset that begins three hours from now, with 2 of 8 places taken and no captain.
  void soon(String slug) {
    execute(
        """
        insert into place (roster, slug, site_id, day, starts_at, ends_at, room, taken)
        select 'picket', ?, id, '2026-10-02', ?, ?, 8, 2 from site where slug = 'sunset'
        """,
        slug,
        NOW.plus(Duration.ofHours(3)).atOffset(ZoneOffset.UTC),
        NOW.plus(Duration.ofHours(7)).atOffset(ZoneOffset.UTC));
  }

  /// Somebody who waits for it.
  Contact waiter(String name, String shift) {
    var who = member(name);
    execute(
        """
        insert into line_entry (place_id, person_id, since)
        select id, ?, timestamptz '2026-10-02 12:00Z' from place where slug = ?
        """,
        who.person().id(),
        shift);
    return who;
  }

  void execute(String sql, Object... values) {
    desk.db.database().with(handle -> handle.execute(sql, values));
  }

  String one(String sql, Object... values) {
    return desk.db
        .database()
        .with(handle -> {
          var query = handle.createQuery(sql);
          for (int i = 0; i < values.length; i++) {
            query.bind(i, values[i]);
          }
          return query.mapTo(String.class).one();
        });
  }
}
