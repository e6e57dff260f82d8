package org.turnout.channel.twilio;

import java.util.regex.Pattern;

/// Who is at one end of a message, as Twilio writes it: a number in E.164, a short code, or a party
/// of another road, `rcs:+15125550100`.
final class TwilioParty {
  private static final String RCS = "rcs:";
  private static final Pattern PHONE = Pattern.compile("rcs:(\\+[0-9]{3,20})");

  private TwilioParty() {}

  /// The number of a phone, whichever road its text took: RCS reaches the same phone as SMS does,
  /// so a STOP by one counts for both.
  static String phone(String party) {
    return PHONE.matcher(party).replaceFirst("$1");
  }

  /// Our own end. An RCS agent has no number itself.
  ///
  /// @param sender the number that answers for it
  static String sender(String party, String sender) {
    String number = phone(party);
    return number.startsWith(RCS) ? sender : number;
  }
}
