package org.turnout.lab.phone;

import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.statement.Query;
import org.turnout.channel.Channel;
import org.turnout.lab.phone.RehearsedCampaign.Person;
import org.turnout.postgres.Database;

/// Owners of phones in the records of a rehearsal.
public record RecordedOwners(Database database) implements PhoneOwners {
  private static final String PEOPLE =
      """
      select a.value, concat_ws(', ', coalesce(p.name, 'No name yet'), l.name, s.name) as label,
        coalesce(p.language, 'en') as language
      from address a join person p on p.id = a.speaker_id
      left join lateral (select local_id, site_id from membership
        where person_id = p.id and until is null order by local_id limit 1) m on true
      left join local l on l.id = m.local_id
      left join site s on s.id = coalesce(p.site_id, m.site_id)
      where a.channel = :channel
      """;

  @Override
  public Optional<Person> of(String number) {
    return database.with(handle ->
        person(handle.createQuery(PEOPLE + "and a.value = :number").bind("number", number)));
  }

  /// By a mixed order that is the same each time, so that one demo looks like the next.
  @Override
  public Optional<Person> another(String language, Set<String> open) {
    return database.with(handle ->
        person(
            handle
                .createQuery(
                    PEOPLE
                        + """
                        and m.local_id is not null and coalesce(p.language, 'en') = :language
                        and a.stopped_at is null and not a.bad and a.value <> all(:open)
                        order by md5(a.value) limit 1
                        """)
                .bind("language", language)
                .bindArray("open", String.class, open.toArray())));
  }

  private static Optional<Person> person(Query query) {
    return query
        .bind("channel", Channel.ofPhones().word())
        .map((row, _) ->
            new Person(row.getString("value"), row.getString("label"), row.getString("language")))
        .findFirst();
  }
}
