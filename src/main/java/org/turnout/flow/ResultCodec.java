package org.turnout.flow;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
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

  private static ObjectNode values(Map<String, Value> values) {
    ObjectNode node = JSON.createObjectNode();
    values.forEach((name, value) -> node.set(name, value(value)));
    return node;
  }

  private static ObjectNode row(Value.Row row) {
    ObjectNode node = JSON.createObjectNode();
    node.put("row", row.id());
    node.set("fields", values(row.fields()));
    return node;
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
}
