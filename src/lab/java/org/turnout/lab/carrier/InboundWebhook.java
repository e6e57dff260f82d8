package org.turnout.lab.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// How the carrier tells of a phone's text: the fields of Twilio's webhook (`facts/twilio.md` 1).
final class InboundWebhook {
  private final CarrierStandIn.Account account;
  private final Supplier<String> api;
  private final Supplier<String> webhook;

  InboundWebhook(CarrierStandIn.Account account, Supplier<String> api, Supplier<String> webhook) {
    this.account = account;
    this.api = api;
    this.webhook = webhook;
  }

  String webhook() {
    return webhook.get();
  }

  /// Which number of ours an answer to this text goes to.
  String sender(CarrierMessage text) {
    return text.from.startsWith("MG") ? account.senders().getFirst() : text.from;
  }

  Map<String, String> fields(CarrierMessage text) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("ToCountry", "US");
    fields.put("MessageSid", text.sid);
    fields.put("SmsSid", text.sid);
    fields.put("SmsMessageSid", text.sid);
    fields.put("AccountSid", account.sid());
    fields.put("From", text.from);
    fields.put("To", text.to);
    fields.put("Body", text.body);
    fields.put("NumMedia", Integer.toString(text.pictures.size()));
    fields.put("NumSegments", Integer.toString(text.segments));
    fields.put("SmsStatus", "received");
    fields.put("ApiVersion", "2010-04-01");
    int n = 0;
    for (var picture : text.pictures.entrySet()) {
      fields.put("MediaUrl" + n, mediaAddress(text.sid, picture.getKey()));
      fields.put("MediaContentType" + n, picture.getValue().type());
      n++;
    }
    return fields;
  }

  private String mediaAddress(String message, String media) {
    return api.get()
        + "/2010-04-01/Accounts/"
        + account.sid()
        + "/Messages/"
        + message
        + "/Media/"
        + media;
  }
}
