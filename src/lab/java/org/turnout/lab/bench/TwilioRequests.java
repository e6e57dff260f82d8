package org.turnout.lab.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.turnout.channel.twilio.FormBody;
import org.turnout.channel.twilio.Signature;
import org.turnout.channel.twilio.TwilioAccess;

/// Whole HTTP requests as Twilio sends them, signed: 19 fields for a text, 9 for a status callback.
public final class TwilioRequests {
  /// The account that the servers under test belong to. Nobody's: both are made up.
  public static final TwilioAccess ACCESS =
      new TwilioAccess(
          "AC0000000000000000000000000000bead",
          List.of("0123456789abcdef0123456789abcdef"),
          URI.create("http://127.0.0.1:9"),
          URI.create("https://bench.turnout.example"));

  /// The short code that texts go to.
  static final String SENDER = "72347";

  private static final HexFormat HEX = HexFormat.of();

  private final Signature signature = new Signature(ACCESS.tokens());
  private final int run = (int) System.nanoTime();
  private long count;

  /// A text from a phone. Every one has a message id of its own.
  public byte[] text(String path, String from, String body) {
    String sid = sid();
    return post(
        path,
        "ToCountry=US&ToState=&SmsMessageSid="
            + sid
            + "&NumMedia=0&ToCity=&FromZip=94110&SmsSid="
            + sid
            + "&FromState=CA&SmsStatus=received&FromCity=SAN+FRANCISCO&Body="
            + URLEncoder.encode(body, UTF_8)
            + "&FromCountry=US&To="
            + SENDER
            + "&MessagingServiceSid=MG0000000000000000000000000000bead&ToZip=&NumSegments=1"
            + "&MessageSid="
            + sid
            + "&AccountSid="
            + ACCESS.accountSid()
            + "&From="
            + URLEncoder.encode(from, UTF_8)
            + "&ApiVersion=2010-04-01");
  }

  /// A callback on one of our texts.
  ///
  /// @param path with the query that names the ledger row
  byte[] status(String path, String sid, String to, String word) {
    return post(
        path,
        "SmsSid="
            + sid
            + "&SmsStatus="
            + word
            + "&MessageStatus="
            + word
            + "&To="
            + URLEncoder.encode(to, UTF_8)
            + "&MessagingServiceSid=MG0000000000000000000000000000bead&MessageSid="
            + sid
            + "&AccountSid="
            + ACCESS.accountSid()
            + "&From="
            + SENDER
            + "&ApiVersion=2010-04-01");
  }

  /// A message id that nobody has had.
  String sid() {
    return "SM" + HEX.toHexDigits(run) + "00000000" + HEX.toHexDigits(count++);
  }

  private byte[] post(String path, String form) {
    byte[] body = form.getBytes(US_ASCII);
    String signed = signature.sign(ACCESS.publicUrl() + path, FormBody.parse(body));
    byte[] head =
        ("POST "
                + path
                + " HTTP/1.1\r\nHost: bench.turnout.example\r\n"
                + "User-Agent: TwilioProxy/1.1\r\nAccept: */*\r\n"
                + "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n"
                + "X-Twilio-Signature: "
                + signed
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }
}
