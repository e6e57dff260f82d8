package org.turnout.roster;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;
import org.turnout.channel.Channel;
import org.turnout.people.Contact;
import org.turnout.people.People;
import org.turnout.people.PhoneNumber;

/// Finds somebody as an organizer names them.
final class NamedPeople {
  /// No phone number is so short.
  private static final Pattern OF_A_PERSON = Pattern.compile("[0-9]{1,9}");

  private NamedPeople() {}

  /// @param words a phone number, or the number of a person in the records
  static Optional<Contact> find(Handle handle, String words, Instant now) {
    var people = new People();
    if (OF_A_PERSON.matcher(words.strip()).matches()) {
      return handle
          .createQuery(
              """
              select channel, value from address where speaker_id = :person
              order by channel = :phones desc, id limit 1
              """)
          .bind("person", Long.parseLong(words.strip()))
          .bind("phones", Channel.ofPhones().word())
          .mapTo(Address.class)
          .findOne()
          .flatMap(address -> people.find(handle, address, now));
    }
    return PhoneNumber.read(words)
        .usable()
        .flatMap(phone -> people.find(handle, Channel.ofPhones().address(phone.e164()), now));
  }
}
