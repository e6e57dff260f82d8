package org.turnout.channel.twilio;

import io.javalin.http.HttpStatus;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.turnout.channel.Address;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.OptOutType;
import org.turnout.channel.Photo;

/// Reads a message webhook's form. Fields we do not know are left alone: Twilio adds new ones
/// without notice.
final class InboundForm {
  /// Twilio's own limit is 1600, RCS allows about 3000; anything longer is nobody's text.
  static final int MAX_BODY = 8_192;

  /// The most media items a message can carry.
  static final int MAX_PHOTOS = 10;

  /// How the carrier names a text, at the door and in its log.
  static final Pattern SID = Pattern.compile("[A-Za-z0-9]{2,64}");

  private static final Pattern PARTY = Pattern.compile("[+A-Za-z0-9:._@-]{2,64}");

  /// Companies name themselves in letters, `AT&T` or `FIRST BANK`: the log has their texts too.
  private static final Pattern FROM = Pattern.compile("[+\\p{L}\\p{N}:._@&' -]{1,64}");

  private static final List<String> HINTS =
      List.of("FromZip", "FromCity", "FromState", "FromCountry");

  private InboundForm() {}

  /// @param sender the number of ours that answers for an RCS agent
  /// @throws Refusal a field without which the text cannot be acted on is missing or is not one
  static InboundMessage read(FormBody form, Instant now, String sender) {
    return new InboundMessage(
        required(form, "MessageSid", SID),
        Address.sms(TwilioParty.phone(required(form, "From", FROM))),
        Address.sms(TwilioParty.sender(required(form, "To", PARTY), sender)),
        body(form),
        photos(form),
        now,
        InboundMessage.Origin.WEBHOOK,
        handled(form),
        hints(form));
  }

  static String required(FormBody form, String name, Pattern shape) {
    String value =
        form.first(name)
            .filter(v -> !v.isEmpty())
            .orElseThrow(() -> new WebhookRefusal(HttpStatus.BAD_REQUEST, name + " is missing"));
    if (!shape.matcher(value).matches()) {
      throw new WebhookRefusal(HttpStatus.BAD_REQUEST, name + " is malformed");
    }
    return value;
  }

  static String sid(FormBody form) {
    return required(form, "MessageSid", SID);
  }

  /// Postgres cannot hold U+0000 in a text, so it goes here, at the edge.
  private static String body(FormBody form) {
    String body = form.first("Body", "");
    if (body.length() > MAX_BODY) {
      throw new WebhookRefusal(HttpStatus.CONTENT_TOO_LARGE, "Body is too long");
    }
    return body.indexOf(0) < 0 ? body : body.replace("\0", "");
  }

  private static List<Photo> photos(FormBody form) {
    String stated = form.first("NumMedia", "0");
    if (stated.equals("0") || stated.isEmpty()) {
      return List.of();
    }
    if (stated.length() > 3 || !stated.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new WebhookRefusal(HttpStatus.BAD_REQUEST, "NumMedia is malformed");
    }
    List<Photo> photos = new ArrayList<>();
    for (int i = 0; i < Math.min(Integer.parseInt(stated), MAX_PHOTOS); i++) {
      String type = form.first("MediaContentType" + i, "");
      form.first("MediaUrl" + i)
          .flatMap(InboundForm::address)
          .ifPresent(uri -> photos.add(new Photo(uri, clean(type))));
    }
    return photos;
  }

  /// A media address that is none costs the picture, never the text.
  private static Optional<URI> address(String url) {
    try {
      URI uri = URI.create(url);
      return uri.isAbsolute() && url.length() <= 2_048 ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// A word that Twilio adds one day leaves the text to us: answering twice is better than not.
  private static Optional<OptOutType> handled(FormBody form) {
    return switch (form.first("OptOutType", "")) {
      case "STOP" -> Optional.of(OptOutType.STOP);
      case "START" -> Optional.of(OptOutType.START);
      case "HELP" -> Optional.of(OptOutType.HELP);
      default -> Optional.empty();
    };
  }

  private static Map<String, String> hints(FormBody form) {
    Map<String, String> hints = new HashMap<>();
    for (String name : HINTS) {
      String value = clean(form.first(name, ""));
      if (!value.isBlank()) {
        hints.put(name, value);
      }
    }
    return hints;
  }

  private static String clean(String value) {
    String printable =
        value
            .codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(64)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return printable.strip();
  }
}
