package org.turnout.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Somebody with a current membership, with what a list of members shows of them.
///
/// @param person the person's id
/// @param local its slug, as `site`
/// @param number of the membership, in its local
public record Member(
    long person,
    Optional<String> name,
    String local,
    Optional<String> site,
    Optional<String> number,
    LocalDate since,
    Optional<String> language,
    Optional<String> zip,
    List<Phone> phones) {
  public Member {
    phones = List.copyOf(phones);
  }

  /// A phone that serves them.
  ///
  /// @param speaks whether its texts are taken for theirs now
  /// @param bad the carrier says that it can't be reached
  /// @param topics what it said yes to; a stop overrides them
  public record Phone(
      PhoneNumber number,
      boolean speaks,
      Optional<Instant> stoppedAt,
      boolean bad,
      boolean employerOwned,
      List<String> topics) {
    public Phone {
      topics = List.copyOf(topics);
    }
  }

  /// One line of what was said about consent on one of their phones.
  ///
  /// @param topic empty: every text
  /// @param rule which word or phrase was recognized
  /// @param wording hash of the text that was agreed to
  /// @param effective false when a newer word of theirs was already there
  public record Said(
      long id,
      PhoneNumber phone,
      String what,
      Optional<String> topic,
      Optional<String> rule,
      Optional<String> wording,
      String source,
      boolean effective,
      Instant at) {}

  Member with(List<Phone> theirs) {
    return new Member(person, name, local, site, number, since, language, zip, theirs);
  }

  /// Who this is stays out of logs.
  @Override
  public String toString() {
    return "Member[" + person + "]";
  }
}
