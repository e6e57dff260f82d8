package org.turnout.lab.carrier;

import java.io.StringWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The stand-in's answers, in the shapes of Twilio's contract.
final class MessageJson {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private MessageJson() {}

  static ObjectNode message(CarrierMessage e, String account) {
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
    json.put("num_segments", e.service.isPresent() ? "0" : Integer.toString(e.segments));
    json.putNull("price").put("price_unit", "USD");
    json.put("sid", e.sid);
    json.put("status", e.status);
    json.putObject("subresource_uris").put("media", uri + "/Media.json");
    json.put("to", e.to);
    json.put("uri", uri + ".json");
    return json;
  }

  /// The answer to a request to send, written without a tree: thousands a second are.
  static String created(CarrierMessage e, String account) {
    var words = new StringWriter(700);
    try (JsonGenerator json = JsonMapper.shared().createGenerator(words)) {
      String uri = "/2010-04-01/Accounts/" + account + "/Messages/" + e.sid;
      String now = date(e.created);
      json.writeStartObject();
      json.writeStringProperty("account_sid", account);
      json.writeStringProperty("api_version", "2010-04-01");
      json.writeStringProperty("body", e.body);
      json.writeStringProperty("date_created", now).writeStringProperty("date_updated", now);
      json.writeNullProperty("date_sent");
      json.writeStringProperty("direction", e.direction.word);
      json.writeNullProperty("error_code").writeNullProperty("error_message");
      json.writeStringProperty("from", e.from);
      if (e.service.isPresent()) {
        json.writeStringProperty("messaging_service_sid", e.service.get());
      } else {
        json.writeNullProperty("messaging_service_sid");
      }
      json.writeStringProperty("num_media", Integer.toString(e.pictureCount()));
      json.writeStringProperty(
          "num_segments", e.service.isPresent() ? "0" : Integer.toString(e.segments));
      json.writeNullProperty("price").writeStringProperty("price_unit", "USD");
      json.writeStringProperty("sid", e.sid);
      json.writeStringProperty("status", e.service.isPresent() ? "accepted" : "queued");
      json.writeObjectPropertyStart("subresource_uris");
      json.writeStringProperty("media", uri + "/Media.json").writeEndObject();
      json.writeStringProperty("to", e.to).writeStringProperty("uri", uri + ".json");
      json.writeEndObject();
    }
    return words.toString();
  }

  static ObjectNode media(CarrierMessage e, String sid, String account) {
    String uri = "/2010-04-01/Accounts/" + account + "/Messages/" + e.sid + "/Media/" + sid;
    SentPicture picture = e.pictures.get(sid);
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
