package org.turnout.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.turnout.access.Visibility;
import org.turnout.people.Member;
import org.turnout.people.PhoneNumber;

/// A member as the interface shows them.
@About("Somebody with a membership that stands.")
record MemberView(
    @About("The person.") long id,
    @About("Only where it was asked for, by a role that may.") Optional<String> name,
    @About("Slug of the local.") String local,
    @About("Slug of the site.") Optional<String> site,
    @About("The local's own number for them; only where it was asked for.")
        Optional<String> memberNumber,
    @About("Since when, as far as we know.") LocalDate since,
    @About("Language tag, once it is known.") Optional<String> language,
    Optional<String> zip,
    List<PhoneView> phones) {
  /// A phone that serves them.
  @About(
      "A phone that serves a member. Consent is the phone's own, and only its holder's words change it.")
  record PhoneView(
      @About("+15125550142, or its last digits only: …0142.") String number,
      @About("Whether texts from it are taken for this member's.") boolean speaks,
      @About("Whether it said STOP: no text leaves for it.") boolean stopped,
      Optional<Instant> stoppedAt,
      @About("The carrier says that it cannot be reached.") boolean unreachable,
      @About("It belongs to the employer.") boolean employerOwned,
      @About("The alerts it said yes to; a stop stands above them.") List<String> topics) {}

  /// One line of the log of consent.
  @About("One line of the log of consent, which is only ever appended to.")
  record ConsentView(
      long id,
      @About("The phone, masked.") String phone,
      @About("stop, start, opt_in, opt_out, wrong_number, help, confirmed or imported.")
          String what,
      @About("Absent: every text.") Optional<String> topic,
      @About("Which word or phrase was recognised.") Optional<String> rule,
      @About("Hash of the wording that was agreed to.") Optional<String> wording,
      @About("The channel, or list.") String source,
      @About("False when a newer word of theirs already stood.") boolean effective,
      @About("When it was said.") Instant at) {
    static ConsentView of(Member.Said said) {
      return new ConsentView(
          said.id(),
          said.phone().masked(),
          said.what(),
          said.topic(),
          said.rule(),
          said.wording(),
          said.source(),
          said.effective(),
          said.at());
    }
  }

  static MemberView of(Member member, Visibility shown) {
    boolean whole = shown == Visibility.WHOLE;
    return new MemberView(
        member.person(),
        member.name().filter(_ -> whole),
        member.local(),
        member.site(),
        member.number().filter(_ -> whole),
        member.since(),
        member.language(),
        member.zip(),
        member.phones().stream().map(phone -> phone(phone, shown)).toList());
  }

  private static PhoneView phone(Member.Phone phone, Visibility shown) {
    return new PhoneView(
        number(phone.number(), shown),
        phone.speaks(),
        phone.stoppedAt().isPresent(),
        phone.stoppedAt(),
        phone.bad(),
        phone.employerOwned(),
        phone.topics());
  }

  private static String number(PhoneNumber number, Visibility shown) {
    return switch (shown) {
      case MASKED -> number.masked();
      case WHOLE -> number.e164();
    };
  }

  @Override
  public String toString() {
    return "MemberView[" + id + "]";
  }
}
