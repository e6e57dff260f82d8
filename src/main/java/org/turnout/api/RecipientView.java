package org.turnout.api;

import java.time.Instant;
import java.util.Optional;
import org.turnout.access.Visibility;
import org.turnout.api.http.Description;
import org.turnout.blast.report.RunRecipients.One;
import org.turnout.channel.Channel;

/// What happened to one recipient's text.
@Description("What happened to one recipient's text.")
record RecipientView(
    @Description("The person.") long person,
    @Description("+15125550142, or its last digits only: …0142.") String phone,
    String language,
    int segments,
    @Description(
            "planned, claimed, accepted, sent, delivered, undelivered, failed, skipped or uncertain.")
        String state,
    @Description("Why skipped, failed or uncertain.") Optional<String> reason,
    @Description("The carrier's error code.") Optional<Integer> code,
    @Description("When it left us, campaign time.") Optional<Instant> leftAt,
    @Description("When the carrier last reported on it.") Optional<Instant> reportedAt) {
  static RecipientView of(One one, Visibility shown) {
    var number = Channel.ofPhones().address(one.to());
    return new RecipientView(
        one.person(),
        shown == Visibility.WHOLE ? number.value() : number.masked(),
        one.language(),
        one.segments(),
        one.state(),
        one.reason(),
        one.code(),
        one.leftAt(),
        one.reportedAt());
  }
}
