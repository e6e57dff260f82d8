package org.turnout.api.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.turnout.api.http.ProblemView.Fault;
import org.turnout.problem.DidYouMean;
import tools.jackson.databind.JsonNode;

/// Reads a JSON object into a record and finds every mistake in one look: names nobody knows, what
/// is missing, values of another type, characters that no record can keep. Nothing is bent to fit:
/// "5" is not a number.
public final class BodyReader {
  /// What a record can hold.
  private static final Instant FIRST_MOMENT = Instant.parse("1900-01-01T00:00:00Z");

  private static final Instant LAST_MOMENT = Instant.parse("2200-01-01T00:00:00Z");

  /// So many unknown names are told in one look.
  private static final int MOST_FAULTS = 50;

  private final List<Fault> faults = new ArrayList<>();

  private BodyReader() {}

  /// @throws Refusal it does not fit; all mistakes are listed
  public static <R extends Record> R read(String text, Class<R> type) {
    return of(ApiJson.read(text), type);
  }

  static <R extends Record> R of(JsonNode node, Class<R> type) {
    var bodies = new BodyReader();
    Object made = bodies.record(node, type, "");
    if (!bodies.faults.isEmpty() || made == null) {
      throw ApiError.of(ErrorCode.INVALID, bodies.faults);
    }
    return type.cast(made);
  }

  private @Nullable Object record(JsonNode node, Class<?> type, String at) {
    if (!node.isObject()) {
      return wrong(at, "an object", node);
    }
    RecordComponent[] fields = type.getRecordComponents();
    var names = Arrays.stream(fields).map(RecordComponent::getName).toList();
    for (String name : node.propertyNames()) {
      if (!names.contains(name) && faults.size() < MOST_FAULTS) {
        faults.add(
            Fault.field(
                at + "/" + escaped(name),
                "there is no field of this name here",
                DidYouMean.hint(name, names)
                    .or(() -> Optional.of("known are " + String.join(", ", names)))));
      }
    }
    int before = faults.size();
    var values = new @Nullable Object[fields.length];
    for (int i = 0; i < fields.length; i++) {
      JsonNode value = node.get(fields[i].getName());
      values[i] = value(value, fields[i].getGenericType(), at + "/" + fields[i].getName());
    }
    return faults.size() > before ? null : made(type, fields, values);
  }

  private static Object made(Class<?> type, RecordComponent[] fields, @Nullable Object[] values) {
    try {
      var types = Arrays.stream(fields).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var made = type.getDeclaredConstructor(types);
      // The shapes of bodies are package-private, next to the operations that take them.
      made.setAccessible(true);
      return made.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("no " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no " + type.getSimpleName(), e);
    }
  }

  private @Nullable Object value(@Nullable JsonNode node, Type type, String at) {
    boolean absent = node == null || node.isNull();
    if (type instanceof ParameterizedType generic) {
      Type inner = generic.getActualTypeArguments()[0];
      if (generic.getRawType() == Optional.class) {
        return absent ? Optional.empty() : Optional.ofNullable(value(node, inner, at));
      }
      return node == null || absent ? missing(at) : list(node, inner, at);
    }
    return node == null || absent ? missing(at) : plain(node, (Class<?>) type, at);
  }

  private @Nullable Object plain(JsonNode node, Class<?> type, String at) {
    if (type == String.class) {
      return node.isString() ? text(node.stringValue(), at) : wrong(at, "a text", node);
    }
    if (type == int.class || type == Integer.class) {
      return node.isIntegralNumber() && node.canConvertToInt()
          ? (Object) node.intValue()
          : wrong(at, "a whole number", node);
    }
    if (type == long.class || type == Long.class) {
      return node.isIntegralNumber() && node.canConvertToLong()
          ? (Object) node.longValue()
          : wrong(at, "a whole number", node);
    }
    if (type == boolean.class || type == Boolean.class) {
      return node.isBoolean() ? (Object) node.booleanValue() : wrong(at, "true or false", node);
    }
    if (type == Instant.class) {
      return node.isString() ? moment(node.stringValue(), at) : wrong(at, "a moment", node);
    }
    return record(node, type, at);
  }

  private @Nullable Object list(JsonNode node, Type inner, String at) {
    if (!node.isArray()) {
      return wrong(at, "a list", node);
    }
    var items = new ArrayList<Object>();
    for (int i = 0; i < node.size(); i++) {
      Object item = value(node.get(i), inner, at + "/" + i);
      if (item != null) {
        items.add(item);
      }
    }
    return items;
  }

  private @Nullable Object moment(String text, String at) {
    try {
      Instant moment = Instant.parse(text);
      if (moment.isAfter(FIRST_MOMENT) && moment.isBefore(LAST_MOMENT)) {
        return moment;
      }
    } catch (DateTimeException _) {
      // told below
    }
    faults.add(
        Fault.field(at, "this is not a point in time", Optional.of("write 2026-12-01T18:00:00Z")));
    return null;
  }

  private @Nullable Object text(String text, String at) {
    Optional<String> wrong = CleanText.wrong(text);
    wrong.ifPresent(why -> faults.add(Fault.field(at, why, Optional.empty())));
    return wrong.isPresent() ? null : text;
  }

  private @Nullable Object missing(String at) {
    faults.add(Fault.field(at, "this field is needed", Optional.empty()));
    return null;
  }

  private @Nullable Object wrong(String at, String expected, JsonNode node) {
    String found =
        switch (node.getNodeType()) {
          case ARRAY -> "a list";
          case OBJECT, POJO -> "an object";
          case STRING, BINARY -> "a text";
          case NUMBER -> node.isIntegralNumber() ? "a number out of range" : "a fraction";
          case BOOLEAN -> "true or false";
          case NULL, MISSING -> "nothing";
        };
    String what =
        found.equals("a number out of range") && !expected.contains("number") ? "a number" : found;
    faults.add(Fault.field(at, expected + " is expected here, not " + what, Optional.empty()));
    return null;
  }

  /// As RFC 6901 has it.
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
