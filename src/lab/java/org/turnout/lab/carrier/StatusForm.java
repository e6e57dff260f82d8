package org.turnout.lab.carrier;

/// The form of a status callback (`facts/twilio.md` 7), written at once: nothing in it but numbers
/// and fixed words needs an escape.
final class StatusForm {
  private final String account;

  StatusForm(String account) {
    this.account = account;
  }

  String form(CarrierMessage entry, String state) {
    var form = new StringBuilder(360);
    form.append("MessageSid=").append(entry.sid);
    form.append("&MessageStatus=").append(state);
    form.append("&SmsSid=").append(entry.sid);
    form.append("&SmsStatus=").append(state);
    form.append("&To=").append(entry.to.replace("+", "%2B"));
    form.append("&From=").append(entry.from.replace("+", "%2B"));
    form.append("&AccountSid=").append(account);
    form.append("&ApiVersion=2010-04-01");
    entry.service.ifPresent(sid -> form.append("&MessagingServiceSid=").append(sid));
    if (state.equals("undelivered") || state.equals("failed")) {
      form.append("&ErrorCode=").append(entry.code);
    }
    return form.toString();
  }
}
