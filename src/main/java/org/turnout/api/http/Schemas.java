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
  private static final Map<String, Object> INTEGER = Map.of("type", "integer");
  private static final Map<String, Object> BOOLEAN = Map.of("type", "boolean");
  private static final Map<String, Object> NUMBER = Map.of("type", "number");
  private static final Map<Class<?>, Map<String, Object>> SCALARS =
      Map.ofEntries(
          Map.entry(String.class, Map.of("type", "string")),
          Map.entry(int.class, INTEGER),
          Map.entry(Integer.class, INTEGER),
          Map.entry(long.class, INTEGER),
          Map.entry(Long.class, INTEGER),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(Boolean.class, BOOLEAN),
          Map.entry(BigDecimal.class, NUMBER),
          Map.entry(double.class, NUMBER),
          Map.entry(Instant.class, Map.of("type", "string", "format", "date-time")),
          Map.entry(LocalDate.class, Map.of("type", "string", "format", "date")));

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
    var scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar;
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
