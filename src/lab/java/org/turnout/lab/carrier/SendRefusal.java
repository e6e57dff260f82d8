package org.turnout.lab.carrier;

/// A request to send that the carrier turns down.
record SendRefusal(int status, int code, String message) {
  static final SendRefusal AT_ONCE = new SendRefusal(429, 20429, "Too Many Requests");
  static final SendRefusal ACCOUNT = new SendRefusal(429, 63017, "Rate limit exceeded");
  static final SendRefusal QUEUE =
      new SendRefusal(429, 21611, "This 'From' number has exceeded the maximum number of messages");

  static SendRefusal of(int code) {
    return new SendRefusal(
        400,
        code,
        code == 21610
            ? "Attempt to send to unsubscribed recipient"
            : "The 'To' phone number cannot be reached");
  }

  String json() {
    return MessageJson.error(status, code, message).toString();
  }
}
