package org.turnout.channel.rehearsal;

/// A request to send that the carrier turns down.
record Refusal(int status, int code, String message) {
  static final Refusal AT_ONCE = new Refusal(429, 20429, "Too Many Requests");
  static final Refusal ACCOUNT = new Refusal(429, 63017, "Rate limit exceeded");
  static final Refusal QUEUE =
      new Refusal(429, 21611, "This 'From' number has exceeded the maximum number of messages");

  static Refusal of(int code) {
    return new Refusal(
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
