package org.turnout.cli.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// One JSON string per line in, one JSON answer per line out, in the same order. A line that is not
/// JSON string is answered with `{"error": ...}` and the rest goes on.
public final class JsonLines {
  private static final JsonMapper JSON = new JsonMapper();

  private JsonLines() {}

  /// Answers every line until the input ends.
  ///
  /// @return the exit code: 0, or 2 when a line could not be read
  public static int answer(
      InputStream in,
      PrintWriter out,
      Function<String, Map<String, ? extends @Nullable Object>> answer) {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    int code = 0;
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isBlank()) {
          continue;
        }
        String text = string(line);
        if (text == null) {
          code = 2;
          out.println(JSON.writeValueAsString(Map.of("error", "this line is not a JSON string")));
        } else {
          out.println(write(answer.apply(text)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("reading standard input", e);
    }
    out.flush();
    return code;
  }

  /// One answer as one line.
  public static String write(Map<String, ? extends @Nullable Object> answer) {
    return JSON.writeValueAsString(answer);
  }

  private static @Nullable String string(String line) {
    try {
      var node = JSON.readTree(line);
      return node.isString() ? node.asString() : null;
    } catch (JacksonException _) {
      return null;
    }
  }
}
