package org.turnout.api.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// JSON schemas of records, made from the records: a component that is not an `Optional` is
/// required, and nothing else is allowed.
final class Schemas {
  private final Map<String, Object> components = new LinkedHashMap<>();
  private final Map<String, Class<?>> named = new HashMap<>();

  /// All records that were met, by name.
  Map<String, Object> components() {
    return components;
  }

  /// The schema of a type, by reference where it is a record.
  Map<String, Object> of(Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] inner = generic.getActualTypeArguments();
      Class<?> raw = (Class<?>) generic.getRawType();
      if (raw == Optional.class) {
        return of(inner[0]);
      }
      return raw == Map.class
          ? Map.of("type", "object", "additionalProperties", of(inner[1]))
          : Map.of("type", "array", "items", of(inner[0]));
    }
    return plain((Class<?>) type);
  }

  private Map<String, Object> plain(Class<?> type) {
    if (type == String.class) {
      return Map.of("type", "string");
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return Map.of("type", "integer");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Map.of("type", "boolean");
    }
    if (type == BigDecimal.class || type == double.class) {
      return Map.of("type", "number");
    }
    if (type == Instant.class) {
      return Map.of("type", "string", "format", "date-time");
    }
    if (type == LocalDate.class) {
      return Map.of("type", "string", "format", "date");
    }
    if (!type.isRecord()) {
      throw new IllegalArgumentException("no schema for " + type.getName());
    }
    return reference(type);
  }

  private Map<String, Object> reference(Class<?> type) {
    String name = name(type);
    Class<?> other = named.putIfAbsent(name, type);
    if (other != null && other != type) {
      throw new IllegalStateException(type + " and " + other + " would have the same name");
    }
    if (other == null) {
      components.put(name, Map.of());
      components.put(name, object(type));
    }
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private Map<String, Object> object(Class<?> type) {
    var properties = new LinkedHashMap<String, Object>();
    List<String> required = new ArrayList<>();
    for (RecordComponent field : type.getRecordComponents()) {
      properties.put(field.getName(), described(of(field.getGenericType()), field));
      if (field.getType() != Optional.class) {
        required.add(field.getName());
      }
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    Description about = type.getAnnotation(Description.class);
    if (about != null) {
      schema.put("description", about.value());
    }
    schema.put("properties", properties);
    schema.put("required", required);
    schema.put("additionalProperties", false);
    return schema;
  }

  private static Map<String, Object> described(Map<String, Object> schema, RecordComponent field) {
    Description about = field.getAnnotation(Description.class);
    if (about == null) {
      return schema;
    }
    var all = new LinkedHashMap<>(schema);
    all.put("description", about.value());
    return all;
  }

  /// A page of a type has a schema of its own.
  Map<String, Object> page(Class<?> items) {
    String name = name(items) + "Page";
    var properties = new LinkedHashMap<String, Object>();
    properties.put("items", Map.of("type", "array", "items", of(items)));
    properties.put(
        "next",
        Map.of(
            "type", "string", "description", "The cursor of the next page; absent on the last."));
    components.put(
        name,
        Map.of(
            "type",
            "object",
            "properties",
            properties,
            "required",
            List.of("items"),
            "additionalProperties",
            false));
    return Map.of("$ref", "#/components/schemas/" + name);
  }

  private static String name(Class<?> type) {
    return type.getSimpleName().replaceFirst("View$", "");
  }
}
