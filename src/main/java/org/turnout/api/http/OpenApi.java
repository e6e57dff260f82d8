package org.turnout.api.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.turnout.api.http.Operation.In;
import org.turnout.api.http.Operation.Input;
import org.turnout.api.http.Operation.Output;
import org.turnout.api.http.Operation.Parameter;
import org.turnout.api.http.Operation.Repeat;

/// The OpenAPI 3.1 document, made from the same table as the routes.
public final class OpenApi {
  private static final String ABOUT =
      """
      Members, blasts, runs and reports of a campaign. Every request needs a token: \
      `Authorization: Bearer turnout_...`. Refusals are problem details (RFC 9457). Lists come in \
      pages: follow `next`. Phone numbers are masked unless the role may see them and asks to. \
      docs/api.md has examples.\
      """;

  private final Schemas schemas = new Schemas();

  private OpenApi() {}

  public static Map<String, Object> of(List<Operation> operations) {
    return new OpenApi().document(operations);
  }

  private Map<String, Object> document(List<Operation> operations) {
    var paths = new TreeMap<String, Map<String, Object>>();
    for (Operation operation : operations) {
      paths
          .computeIfAbsent(operation.fullPath(), _ -> new LinkedHashMap<>())
          .put(operation.method().name().toLowerCase(Locale.ROOT), described(operation));
    }
    schemas.of(ProblemView.class);
    var document = new LinkedHashMap<String, Object>();
    document.put("openapi", "3.1.0");
    document.put("info", Map.of("title", "Turnout", "version", "1", "description", ABOUT));
    document.put("servers", List.of(Map.of("url", "/")));
    document.put("security", List.of(Map.of("token", List.of())));
    document.put("paths", paths);
    document.put(
        "components",
        Map.of(
            "securitySchemes",
            Map.of("token", Map.of("type", "http", "scheme", "bearer")),
            "schemas",
            schemas.components()));
    return document;
  }

  private Map<String, Object> described(Operation operation) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("operationId", operation.id());
    entry.put("tags", List.of(operation.path().split("/", -1)[1]));
    entry.put("summary", operation.summary());
    entry.put(
        "description",
        (operation.about() + " Needs the role " + BearerAuth.roles(operation.act()) + ".").strip());
    var parameters = new ArrayList<Object>();
    operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    if (operation.repeat() == Repeat.KEYED) {
      parameters.add(key());
    }
    entry.put("parameters", parameters);
    switch (operation.input()) {
      case Input.None _ -> {}
      case Input.Json json ->
          entry.put(
              "requestBody",
              body(Map.of(ApiJson.TYPE, Map.of("schema", schemas.of(json.shape())))));
      case Input.Text text -> {
        var content = new LinkedHashMap<String, Object>();
        text.types()
            .forEach(type ->
                content.put(
                    type,
                    Map.of(
                        "schema",
                        Map.of("type", type.equals(ApiJson.TYPE) ? "object" : "string"))));
        entry.put("requestBody", body(content));
      }
    }
    entry.put("responses", responses(operation));
    return entry;
  }

  private static Map<String, Object> body(Map<String, Object> content) {
    return Map.of("required", true, "content", content);
  }

  private static Map<String, Object> parameter(Parameter parameter) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("name", parameter.name());
    entry.put("in", parameter.in().name().toLowerCase(Locale.ROOT));
    entry.put("required", parameter.in() == In.PATH);
    entry.put("description", parameter.about());
    entry.put("schema", kind(parameter));
    return entry;
  }

  private static Map<String, Object> kind(Parameter parameter) {
    return switch (parameter.kind()) {
      case TEXT -> Map.of("type", "string");
      case NUMBER -> Map.of("type", "integer", "minimum", parameter.in() == In.PATH ? 0 : 1);
      case FLAG -> Map.of("type", "boolean");
      case WORD -> Map.of("type", "string", "enum", parameter.words());
    };
  }

  private static Map<String, Object> key() {
    return Map.of(
        "name",
        IdempotencyKeys.HEADER,
        "in",
        "header",
        "required",
        true,
        "description",
        "A key of the request's own, such as a random UUID. The same request with the same key"
            + " is carried out once and gets the first answer again for a day.",
        "schema",
        Map.of("type", "string", "minLength", 1, "maxLength", 100));
  }

  private Map<String, Object> responses(Operation operation) {
    var responses = new LinkedHashMap<String, Object>();
    switch (operation.output()) {
      case Output.One one ->
          responses.put(Integer.toString(one.status()), json(schemas.of(one.shape())));
      case Output.Many many -> responses.put("200", json(schemas.page(many.shape())));
      case Output.Csv _ ->
          responses.put(
              "200",
              Map.of(
                  "description",
                  "Done.",
                  "content",
                  Map.of("text/csv", Map.of("schema", Map.of("type", "string")))));
    }
    Map<Integer, List<String>> refusals = new TreeMap<>();
    Arrays.stream(ErrorCode.values())
        .forEach(trouble ->
            refusals
                .computeIfAbsent(trouble.status(), _ -> new ArrayList<>())
                .add(trouble.title()));
    refusals.forEach((status, titles) ->
        responses.put(Integer.toString(status), problem(String.join(". Or: ", titles) + ".")));
    responses.put(
        "default", problem("Something else went wrong: 500 is our fault, 503 is temporary."));
    return responses;
  }

  private static Map<String, Object> json(Map<String, Object> schema) {
    return Map.of(
        "description", "Done.", "content", Map.of(ApiJson.TYPE, Map.of("schema", schema)));
  }

  private static Map<String, Object> problem(String description) {
    return Map.of(
        "description",
        description,
        "content",
        Map.of(ProblemView.TYPE, Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
  }
}
