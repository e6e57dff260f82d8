package org.turnout.api.http;

import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// What an operation answers.
public record ApiResponse(int status, Content content, Map<String, String> headers) {
  /// The body.
  public sealed interface Content {
    /// Written as JSON.
    record Of(Object value) implements Content {}

    /// Written as it comes, never held whole.
    record Stream(String type, Consumer<Writer> lines) implements Content {}
  }

  public ApiResponse {
    headers = Map.copyOf(headers);
  }

  public static ApiResponse ok(Object value) {
    return new ApiResponse(200, new Content.Of(value), Map.of());
  }

  public static ApiResponse of(int status, Object value) {
    return new ApiResponse(status, new Content.Of(value), Map.of());
  }

  public static ApiResponse created(Object value, String location) {
    return new ApiResponse(201, new Content.Of(value), Map.of("Location", location));
  }

  public static ApiResponse stream(String type, Consumer<Writer> lines) {
    return new ApiResponse(200, new Content.Stream(type, lines), Map.of());
  }

  public ApiResponse with(String header, String value) {
    var all = new HashMap<>(headers);
    all.put(header, value);
    return new ApiResponse(status, content, all);
  }
}
