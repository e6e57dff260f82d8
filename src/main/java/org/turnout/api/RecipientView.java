package org.turnout.api;

import java.time.Instant;
import java.util.Optional;
import org.turnout.access.Visibility;
import org.turnout.blast.RunRecipients.One;
import org.turnout.people.PhoneNumber;

/// What became of one recipient's text.
@About("What became of one recipient's text.")
record RecipientView(
    @About("The person.") long person,
    @About("+15125550142, or its last digits only: …0142.") String phone,
    String language,
    int segments,
    @About(
            "planned, claimed, accepted, sent, delivered, undelivered, failed, skipped or uncertain.")
        String state,
    @About("Why skipped, failed or uncertain.") Optional<String> reason,
    @About("The carrier's error code.") Optional<Integer> code,
    @About("When it left us, campaign time.") Optional<Instant> leftAt,
    @About("When the carrier last reported on it.") Optional<Instant> reportedAt) {
  static RecipientView of(One one, Visibility shown) {
    var number = new PhoneNumber(one.to());
    return new RecipientView(
        one.person(),
        shown == Visibility.WHOLE ? number.e164() : number.masked(),
        one.language(),
        one.segments(),
        one.state(),
        one.reason(),
        one.code(),
        one.leftAt(),
        one.reportedAt());
  }
}
