package org.turnout.api;

import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What an operation answers.
record Answer(int status, Content content, Map<String, String> headers) {
  /// The body.
  sealed interface Content {
    /// Written as JSON.
    record Of(Object value) implements Content {}

    /// Written as it comes, never held whole.
    record Stream(String type, Consumer<Writer> lines) implements Content {}
  }

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(Object value) {
    return new Answer(200, new Content.Of(value), Map.of());
  }

  static Answer of(int status, Object value) {
    return new Answer(status, new Content.Of(value), Map.of());
  }

  static Answer created(Object value, String location) {
    return new Answer(201, new Content.Of(value), Map.of("Location", location));
  }

  static Answer stream(String type, Consumer<Writer> lines) {
    return new Answer(200, new Content.Stream(type, lines), Map.of());
  }

  Answer with(String header, String value) {
    var all = new HashMap<>(headers);
    all.put(header, value);
    return new Answer(status, content, all);
  }
}
