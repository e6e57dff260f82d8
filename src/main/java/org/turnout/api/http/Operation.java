package org.turnout.api.http;

import io.javalin.http.HandlerType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.turnout.access.Permission;

/// One thing that the interface does. Routing, the checks before the work and the OpenAPI document
/// are all made from it.
///
/// @param path below `/api/v1`, with `{names}`
/// @param id unique, a verb and what it is done to
/// @param act what the caller's role must allow
/// @param input what the body may be
/// @param output what a caller gets when it is done
/// @param repeat whether the same request again must do nothing new
public record Operation(
    HandlerType method,
    String path,
    String id,
    String summary,
    String about,
    Permission act,
    List<Parameter> parameters,
    Input input,
    Output output,
    Repeat repeat,
    Function<ApiCall, ApiResponse> work) {
  /// Where all of them are.
  public static final String BASE = "/api/v1";

  /// Something a caller may give besides the body.
  record Parameter(String name, In in, String about, Kind kind, List<String> words) {
    Parameter {
      words = List.copyOf(words);
    }
  }

  /// Where a parameter is.
  enum In {
    PATH,
    QUERY,
    HEADER
  }

  /// What a parameter holds.
  public enum Kind {
    TEXT,
    NUMBER,
    FLAG,
    WORD
  }

  /// What a body may be.
  public sealed interface Input {
    /// None is read.
    record None() implements Input {}

    /// A JSON object of this shape.
    record Json(Class<? extends Record> shape) implements Input {}

    /// A text of one of these types, whole.
    record Text(List<String> types) implements Input {}
  }

  /// What comes back.
  sealed interface Output {
    record One(int status, Class<?> shape) implements Output {}

    record Many(Class<?> shape) implements Output {}

    record Csv() implements Output {}
  }

  /// What the same request again does.
  public enum Repeat {
    /// The same, harmlessly.
    HARMLESS,
    /// Nothing: the caller gives a key, and gets the first answer again.
    KEYED
  }

  public String fullPath() {
    return BASE + path;
  }

  public static Draft get(String path, String id, String summary) {
    return new Draft(HandlerType.GET, path, id, summary);
  }

  public static Draft put(String path, String id, String summary) {
    return new Draft(HandlerType.PUT, path, id, summary);
  }

  public static Draft patch(String path, String id, String summary) {
    return new Draft(HandlerType.PATCH, path, id, summary);
  }

  public static Draft post(String path, String id, String summary) {
    return new Draft(HandlerType.POST, path, id, summary);
  }

  /// An operation while it is put together.
  public static final class Draft {
    private final HandlerType method;
    private final String path;
    private final String id;
    private final String summary;
    private final List<Parameter> parameters = new ArrayList<>();
    private String about = "";
    private Permission act = Permission.READ;
    private Input input = new Input.None();
    private Optional<Output> output = Optional.empty();
    private Repeat repeat;

    private Draft(HandlerType method, String path, String id, String summary) {
      this.method = method;
      this.path = path;
      this.id = id;
      this.summary = summary;
      this.repeat = method.equals(HandlerType.POST) ? Repeat.KEYED : Repeat.HARMLESS;
    }

    public Draft about(String text) {
      about = text;
      return this;
    }

    public Draft may(Permission needed) {
      act = needed;
      return this;
    }

    /// A part of the path.
    public Draft path(String name, Kind kind, String text) {
      parameters.add(new Parameter(name, In.PATH, text, kind, List.of()));
      return this;
    }

    public Draft query(String name, Kind kind, String text) {
      parameters.add(new Parameter(name, In.QUERY, text, kind, List.of()));
      return this;
    }

    public Draft words(String name, String text, List<String> words) {
      parameters.add(new Parameter(name, In.QUERY, text, Kind.WORD, words));
      return this;
    }

    public Draft header(String name, String text) {
      parameters.add(new Parameter(name, In.HEADER, text, Kind.TEXT, List.of()));
      return this;
    }

    public Draft takes(Class<? extends Record> shape) {
      input = new Input.Json(shape);
      return this;
    }

    public Draft takesText(String... types) {
      input = new Input.Text(Arrays.asList(types));
      return this;
    }

    /// A POST that only looks.
    public Draft harmless() {
      repeat = Repeat.HARMLESS;
      return this;
    }

    public Draft answers(Class<?> shape) {
      return answers(200, shape);
    }

    public Draft answers(int status, Class<?> shape) {
      output = Optional.of(new Output.One(status, shape));
      return this;
    }

    public Draft pages(Class<?> shape) {
      output = Optional.of(new Output.Many(shape));
      return query("limit", Kind.NUMBER, "items on a page, 1 to %d".formatted(ResultPage.MOST))
          .query("cursor", Kind.TEXT, "`next` of the page before; without it the first page");
    }

    public Draft answersCsv() {
      output = Optional.of(new Output.Csv());
      return this;
    }

    public Operation by(Function<ApiCall, ApiResponse> work) {
      return new Operation(
          method,
          path,
          id,
          summary,
          about,
          act,
          List.copyOf(parameters),
          input,
          output.orElseThrow(),
          repeat,
          work);
    }
  }
}
