package org.turnout.channel.rehearsal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The stand-in's answers, in the shapes of Twilio's contract.
final class MessageJson {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private MessageJson() {}

  static ObjectNode message(Entry e, String account) {
    String uri = "/2010-04-01/Accounts/" + account + "/Messages/" + e.sid;
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("account_sid", account);
    json.put("api_version", "2010-04-01");
    json.put("body", e.body);
    json.put("date_created", date(e.created));
    json.put("date_updated", date(e.created));
    put(json, "date_sent", e.hasLeft() ? date(e.created) : "");
    json.put("direction", e.direction.word);
    if (e.code == 0) {
      json.putNull("error_code").putNull("error_message");
    } else {
      json.put("error_code", e.code).putNull("error_message");
    }
    put(json, "from", e.from);
    put(json, "messaging_service_sid", e.service.orElse(""));
    json.put("num_media", Integer.toString(e.pictureCount()));
    json.put("num_segments", e.service.isPresent() ? "0" : "1");
    json.putNull("price").put("price_unit", "USD");
    json.put("sid", e.sid);
    json.put("status", e.status);
    json.putObject("subresource_uris").put("media", uri + "/Media.json");
    json.put("to", e.to);
    json.put("uri", uri + ".json");
    return json;
  }

  static ObjectNode media(Entry e, String sid, String account) {
    String uri = "/2010-04-01/Accounts/" + account + "/Messages/" + e.sid + "/Media/" + sid;
    Picture picture = e.pictures.get(sid);
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("account_sid", account);
    json.put("content_type", picture == null ? "" : picture.type());
    json.put("date_created", date(e.created));
    json.put("date_updated", date(e.created));
    json.put("parent_sid", e.sid);
    json.put("sid", sid);
    json.put("uri", uri + ".json");
    return json;
  }

  static ObjectNode error(int status, int code, String message) {
    ObjectNode json = JsonMapper.shared().createObjectNode();
    json.put("code", code).put("message", message).put("status", status);
    return json.put("more_info", "https://www.twilio.com/docs/errors/" + code);
  }

  /// An empty word is null.
  static void put(ObjectNode json, String name, String value) {
    if (value.isEmpty()) {
      json.putNull(name);
    } else {
      json.put(name, value);
    }
  }

  static String date(Instant at) {
    return DATE.format(at.atOffset(ZoneOffset.UTC));
  }
}
