package org.turnout.lab.carrier;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.turnout.channel.Segments;
import org.turnout.channel.twilio.FormBody;
import org.turnout.lab.carrier.CarrierMessage.Party;
import org.turnout.lab.scenario.StableHash;

/// A request to send, as it came.
record SendRequest(
    String to,
    Optional<String> from,
    Optional<String> service,
    String body,
    List<String> media,
    Optional<String> statusCallback,
    Optional<Duration> validity) {
  /// Twilio's longest body, in characters.
  private static final int LONGEST = 1600;

  static SendRequest read(FormBody form) {
    return new SendRequest(
        form.first("To", ""),
        form.first("From").filter(it -> !it.isEmpty()),
        form.first("MessagingServiceSid").filter(it -> !it.isEmpty()),
        form.first("Body", ""),
        form.all("MediaUrl"),
        form.first("StatusCallback").filter(it -> !it.isEmpty()),
        form.first("ValidityPeriod")
            .filter(it -> it.matches("[0-9]{1,6}"))
            .map(it -> Duration.ofSeconds(Long.parseLong(it))));
  }

  /// What lots about this text depend on.
  long lot() {
    return StableHash.text(StableHash.phone(to), body);
  }

  /// Parts that are billed; a picture message is one.
  int segments() {
    return media.isEmpty() ? Math.max(1, Segments.of(body).segments()) : 1;
  }

  Party party() {
    return new Party(from.or(() -> service).orElseThrow(), to, statusCallback, service);
  }

  List<URI> mediaAddresses() {
    return media.stream().map(URI::create).toList();
  }

  /// What Twilio finds wrong with the request itself, no matter whose phone it is.
  Optional<SendRefusal> refusal() {
    if (to.isEmpty()) {
      return Optional.of(new SendRefusal(400, 21604, "A 'To' phone number is required."));
    }
    if (!e164(to)) {
      return Optional.of(new SendRefusal(400, 21211, "Invalid 'To' Phone Number: " + to));
    }
    if (from.isEmpty() && service.isEmpty()) {
      return Optional.of(new SendRefusal(400, 21603, "A 'From' phone number is required."));
    }
    if (body.isEmpty() && media.isEmpty()) {
      return Optional.of(new SendRefusal(400, 21602, "Message body is required."));
    }
    return body.length() > LONGEST
        ? Optional.of(new SendRefusal(400, 21617, "The message body exceeds 1600 characters."))
        : Optional.empty();
  }

  private static boolean e164(String number) {
    return number.length() >= 8
        && number.length() <= 16
        && number.charAt(0) == '+'
        && number.charAt(1) != '0'
        && number.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }
}
