package org.turnout.line;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.language.TextFold;
import org.turnout.people.PhoneNumber;
import org.turnout.roster.CheckInCodes;

/// Whom a captain means who notes somebody that came without a shift. Who can't be told for certain
/// is a note for a steward, and nobody is made a member by it.
final class WalkIns {
  private static final String OF_SITE =
      """
      (p.site_id = :site
        or exists (select from membership m where m.person_id = p.id and m.site_id = :site))
      """;

  private WalkIns() {}

  /// The person by a check-in code of any shift, or by the phone or the whole name of a member of
  /// the shift's site; empty when there is none, or several have that name.
  static Optional<Long> find(Handle handle, LineShift shift, String who) {
    return byCode(handle, who)
        .or(() -> byPhone(handle, shift, who))
        .or(() -> byName(handle, shift, who));
  }

  /// Whether the same words are a note at this shift already: they were pressed twice.
  static boolean noted(Handle handle, long place, String who) {
    return notes(handle, place).stream()
        .anyMatch(note -> TextFold.words(note).equals(TextFold.words(who)));
  }

  /// Who came and is not in the records, as the captain wrote it.
  static List<String> notes(Handle handle, long place) {
    return handle
        .createQuery(
            "select who from line_mark where place_id = :place and outcome = 'note' order by at,"
                + " id")
        .bind("place", place)
        .mapTo(String.class)
        .list();
  }

  private static Optional<Long> byCode(Handle handle, String who) {
    String code = who.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
    OptionalLong reservation =
        CheckInCodes.fits(code) ? CheckInCodes.of(handle).read(code) : OptionalLong.empty();
    return reservation.isEmpty()
        ? Optional.empty()
        : handle
            .createQuery("select person_id from reservation where id = :id")
            .bind("id", reservation.getAsLong())
            .mapTo(Long.class)
            .findOne();
  }

  private static Optional<Long> byPhone(Handle handle, LineShift shift, String who) {
    return PhoneNumber.read(who)
        .usable()
        .flatMap(number ->
            handle
                .createQuery(
                    """
                    select p.id from address a join person p on p.id = a.speaker_id
                    where a.channel = :phones and a.value = :number and
                    """
                        + OF_SITE)
                .bind("phones", Channel.ofPhones().word())
                .bind("number", number.e164())
                .bind("site", shift.siteId())
                .mapTo(Long.class)
                .findOne());
  }

  private static Optional<Long> byName(Handle handle, LineShift shift, String who) {
    String name = TextFold.words(who).strip();
    var found =
        handle
            .createQuery(
                "select p.id, p.name from person p where p.name is not null and " + OF_SITE)
            .bind("site", shift.siteId())
            .map((row, _) -> new Named(row.getLong("id"), row.getString("name")))
            .stream()
            .filter(one -> TextFold.words(one.name()).strip().equals(name))
            .map(Named::id)
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  private record Named(long id, String name) {
    /// Never the name.
    @Override
    public String toString() {
      return "Named[" + id + "]";
    }
  }
}
