package org.turnout.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.turnout.access.Visibility;
import org.turnout.api.http.Description;
import org.turnout.people.Member;
import org.turnout.people.PhoneNumber;

/// A member as the interface shows them.
@Description("Somebody with a current membership.")
record MemberView(
    @Description("The person.") long id,
    @Description("Only where it was asked for, by a role that may.") Optional<String> name,
    @Description("Slug of the local.") String local,
    @Description("Slug of the site.") Optional<String> site,
    @Description("The local's own number for them; only where it was asked for.")
        Optional<String> memberNumber,
    @Description("Member since, if known.") LocalDate since,
    @Description("Language tag, once it is known.") Optional<String> language,
    Optional<String> zip,
    List<PhoneView> phones) {
  @Description(
      "A phone that serves a member. Consent is the phone's own, and only its holder's words change it.")
  record PhoneView(
      @Description("+15125550142, or its last digits only: …0142.") String number,
      @Description("Whether texts from it are taken for this member's.") boolean speaks,
      @Description("Whether it said STOP: no text leaves for it.") boolean stopped,
      Optional<Instant> stoppedAt,
      @Description("The carrier says that it cannot be reached.") boolean unreachable,
      @Description("It belongs to the employer.") boolean employerOwned,
      @Description("The alerts it said yes to; a stop overrides them.") List<String> topics) {}

  @Description("One line of the log of consent, which is only ever appended to.")
  record ConsentView(
      long id,
      @Description("The phone, masked.") String phone,
      @Description("stop, start, opt_in, opt_out, wrong_number, help, confirmed or imported.")
          String what,
      @Description("Absent: every text.") Optional<String> topic,
      @Description("Which word or phrase was recognized.") Optional<String> rule,
      @Description("Hash of the wording that was agreed to.") Optional<String> wording,
      @Description("The channel, or list.") String source,
      @Description("False when a newer word of theirs was already there.") boolean effective,
      @Description("When it was said.") Instant at) {
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
