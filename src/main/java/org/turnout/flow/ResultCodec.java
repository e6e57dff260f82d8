package org.turnout.flow;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The results of a turn as JSON, for the turn's row: readable for a person who asks why a person
/// was told what they were told. A text is a string, a number a number, yes and no are true and
/// false; every other value is an object with its kind (`{"day": "2026-10-05"}`).
public final class ResultCodec {
  private static final JsonMapper JSON = new JsonMapper();

  private ResultCodec() {}

  /// The JSON of a turn's results, in order.
  public static String encode(List<ActionResult> results) {
    ArrayNode all = JSON.createArrayNode();
    for (ActionResult result : results) {
      ObjectNode one = all.addObject();
      one.put("outcome", result.outcome());
      if (!result.values().isEmpty()) {
        one.set("values", values(result.values()));
      }
      if (!result.rows().isEmpty()) {
        ArrayNode rows = one.putArray("rows");
        result.rows().forEach(row -> rows.add(row(row)));
      }
    }
    return JSON.writeValueAsString(all);
  }

  /// The results of some JSON.
  ///
  /// @throws UnreadableConversation when it is none of ours
  public static List<ActionResult> decode(String json) {
    try {
      var results = new ArrayList<ActionResult>();
      for (JsonNode one : JSON.readTree(json)) {
        var rows = new ArrayList<Value.Row>();
        one.path("rows").forEach(row -> rows.add(row(row)));
        results.add(
            new ActionResult(outcome(one.path("outcome")), values(one.path("values")), rows));
      }
      return List.copyOf(results);
    } catch (JacksonException | DateTimeException | IllegalArgumentException e) {
      throw new UnreadableConversation("results: " + e.getClass().getSimpleName());
    }
  }

  private static String outcome(JsonNode node) {
    if (!node.isString()) {
      throw new UnreadableConversation("results: no outcome");
    }
    return node.asString();
  }

  private static ObjectNode values(Map<String, Value> values) {
    ObjectNode node = JSON.createObjectNode();
    values.forEach((name, value) -> node.set(name, value(value)));
    return node;
  }

  private static Map<String, Value> values(JsonNode node) {
    var values = new HashMap<String, Value>();
    node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
    return values;
  }

  private static ObjectNode row(Value.Row row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("row", row.id());
    node.set("fields", values(row.fields()));
    return node;
  }

  private static Value.Row row(JsonNode node) {
    return new Value.Row(node.path("row").asString(), values(node.path("fields")));
  }

  private static JsonNode value(Value value) {
    var nodes = JSON.getNodeFactory();
    return switch (value) {
      case Value.Text(String text) -> nodes.stringNode(text);
      case Value.Number(long number) -> nodes.numberNode(number);
      case Value.Flag(boolean flag) -> nodes.booleanNode(flag);
      case Value.Day(LocalDate day) -> kind("day", day.toString());
      case Value.Clock(LocalTime time) -> kind("time", time.toString());
      case Value.Moment(Instant moment) -> kind("moment", moment.toString());
      case Value.Photo(long id) -> JSON.createObjectNode().put("photo", id);
      case Value.Row row -> row(row);
    };
  }

  private static ObjectNode kind(String kind, String value) {
    return JSON.createObjectNode().put(kind, value);
  }

  private static Value value(JsonNode node) {
    if (node.isString()) {
      return new Value.Text(node.asString());
    }
    if (node.isBoolean()) {
      return new Value.Flag(node.asBoolean());
    }
    if (node.isIntegralNumber()) {
      return new Value.Number(node.asLong());
    }
    if (node.has("day")) {
      return new Value.Day(LocalDate.parse(node.path("day").asString()));
    }
    if (node.has("time")) {
      return new Value.Clock(LocalTime.parse(node.path("time").asString()));
    }
    if (node.has("moment")) {
      return new Value.Moment(Instant.parse(node.path("moment").asString()));
    }
    if (node.has("photo")) {
      return new Value.Photo(node.path("photo").asLong());
    }
    if (node.has("row")) {
      return row(node);
    }
    throw new UnreadableConversation("results: a value of no known kind");
  }
}
