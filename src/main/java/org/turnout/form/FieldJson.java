package org.turnout.form;

import java.util.Map;
import java.util.TreeMap;
import org.turnout.flow.Value;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The filled-in fields as the JSON that the table keeps. A row of a list is kept as its id with
/// its name, so that the entry still reads when the list has changed.
final class FieldJson {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private FieldJson() {}

  static String write(Map<String, Value> fields) {
    var object = JSON.createObjectNode();
    new TreeMap<>(fields).forEach((name, value) -> put(object, name, value));
    return JSON.writeValueAsString(object);
  }

  /// Field name to its text, for the export.
  static Map<String, String> read(String json) {
    var fields = new TreeMap<String, String>();
    JSON.readTree(json)
        .properties()
        .forEach(entry -> {
          var value = entry.getValue();
          fields.put(
              entry.getKey(), value.isObject() ? value.path("name").asString() : value.asString());
        });
    return fields;
  }

  private static void put(ObjectNode object, String name, Value value) {
    switch (value) {
      case Value.Number(var number) -> object.put(name, number);
      case Value.Flag(var flag) -> object.put(name, flag);
      case Value.Photo(var id) -> object.put(name, id);
      case Value.Row row ->
          object
              .putObject(name)
              .put("id", row.id())
              .put("name", row.fields().getOrDefault("name", new Value.Text(row.id())).plain());
      case Value.Text _, Value.Day _, Value.Clock _, Value.Moment _ ->
          object.put(name, value.plain());
    }
  }
}
