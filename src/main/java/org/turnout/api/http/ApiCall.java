package org.turnout.api.http;

import static java.util.Objects.requireNonNull;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.access.SignedIn;
import org.turnout.api.http.Operation.In;
import org.turnout.api.http.Operation.Parameter;
import org.turnout.api.http.ProblemView.Fault;
import org.turnout.audit.Actor;
import org.turnout.problem.DidYouMean;

/// One request that was let in: who asks, and what for. Its parameters are those of its operation
/// and of the right kind.
public final class ApiCall {
  private final Context context;
  private final SignedIn who;
  private final @Nullable Object body;

  private ApiCall(Context context, SignedIn who, @Nullable Object body) {
    this.context = context;
    this.who = who;
    this.body = body;
  }

  /// @param body as the operation's input says, read already
  /// @throws Refusal a parameter is unknown, given twice or of another kind
  public static ApiCall of(
      Operation operation, Context context, SignedIn who, @Nullable Object body) {
    checkParameters(operation, context);
    return new ApiCall(context, who, body);
  }

  public SignedIn who() {
    return who;
  }

  public Actor actor() {
    return who.actor("api");
  }

  /// Who asks, as services know them.
  public Principal principal() {
    return who.principal("api");
  }

  /// What a service has done.
  ///
  /// @throws Refusal it has done nothing
  public <T> T done(ServiceResult<T> result) {
    return switch (result) {
      case ServiceResult.Done<T>(var value) -> value;
      case ServiceResult.NotAllowed<T>(var needed) -> throw BearerAuth.forbidden(who, needed);
      case ServiceResult.NotFound<T>(var why, var next) ->
          throw next.map(where -> ApiError.of(ErrorCode.NOT_FOUND, why, where))
              .orElseGet(() -> ApiError.of(ErrorCode.NOT_FOUND, why));
      case ServiceResult.Refused<T>(var why, var next) ->
          throw ApiError.of(ErrorCode.NOT_NOW, why, next);
      case ServiceResult.Invalid<T>(var errors) ->
          throw ApiError.of(
              ErrorCode.INVALID,
              errors.stream()
                  .map(error ->
                      Fault.field("/" + ApiJson.name(error.field()), error.why(), Optional.empty()))
                  .toList());
    };
  }

  public String path(String name) {
    return context.pathParam(name);
  }

  /// A number of the path; one that no row can have is not a malformed request, but nothing is
  /// there.
  public long id(String name) {
    try {
      return Long.parseLong(path(name));
    } catch (NumberFormatException huge) {
      throw ApiError.of(ErrorCode.NOT_FOUND, "there is none with this number");
    }
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(text -> !text.isBlank());
  }

  public boolean flag(String name) {
    return query(name).filter("true"::equals).isPresent();
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.header(name)).map(String::strip);
  }

  public int limit() {
    long limit = query("limit").map(Long::parseLong).orElse((long) ResultPage.USUAL);
    if (limit < 1 || limit > ResultPage.MOST) {
      throw ApiError.of(
          ErrorCode.BAD_REQUEST,
          List.of(
              Fault.parameter(
                  "limit", "from 1 to " + ResultPage.MOST + " is possible", Optional.empty())));
    }
    return (int) limit;
  }

  /// Answers with a page of a list.
  ///
  /// @param read takes how many are wanted, one more than the page holds; more do no harm
  /// @param key of an item: the next page begins after it
  public <T, V> ApiResponse page(
      IntFunction<List<T>> read, Function<T, V> view, Function<V, Object> key) {
    int limit = limit();
    var found = read.apply(limit + 1).stream().limit(limit + 1L).map(view).toList();
    return ApiResponse.ok(ResultPage.of(found, limit, key));
  }

  public Optional<String> cursor() {
    return query("cursor");
  }

  /// The number that the page before ended with; 0 for the first one.
  public long after() {
    return cursor().map(ResultPage::number).orElse(0L);
  }

  public <T> T body(Class<T> type) {
    return type.cast(requireNonNull(body));
  }

  /// Whether the body was sent as JSON rather than as a text of another type.
  public boolean json() {
    return Optional.ofNullable(context.contentType()).orElse("").startsWith(ApiJson.TYPE);
  }

  private static void checkParameters(Operation operation, Context context) {
    var faults = new ArrayList<Fault>();
    var queries = operation.parameters().stream().filter(p -> p.in() == In.QUERY).toList();
    var names = queries.stream().map(Parameter::name).toList();
    context
        .queryParamMap()
        .forEach((name, values) -> {
          if (!names.contains(name)) {
            faults.add(
                Fault.parameter(
                    CleanText.wrong(name).isPresent() ? "?" : name,
                    "there is no parameter of this name here",
                    DidYouMean.hint(name, names)
                        .or(() ->
                            names.isEmpty()
                                ? Optional.empty()
                                : Optional.of("known are " + String.join(", ", names)))));
          } else if (values.size() > 1) {
            faults.add(Fault.parameter(name, "this parameter is given twice", Optional.empty()));
          }
        });
    queries.forEach(parameter ->
        Optional.ofNullable(context.queryParam(parameter.name()))
            .flatMap(value -> wrong(parameter, value))
            .ifPresent(
                why -> faults.add(Fault.parameter(parameter.name(), why, Optional.empty()))));
    for (Parameter parameter : operation.parameters()) {
      if (parameter.in() == In.PATH
          && wrong(parameter, context.pathParam(parameter.name())).isPresent()) {
        throw ApiError.of(ErrorCode.NOT_FOUND, "there is nothing of this name");
      }
    }
    if (!faults.isEmpty()) {
      throw ApiError.of(ErrorCode.BAD_REQUEST, faults);
    }
  }

  private static Optional<String> wrong(Parameter parameter, String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    return switch (parameter.kind()) {
      case TEXT -> CleanText.wrong(value);
      case NUMBER ->
          value.matches("[0-9]{1,18}") ? Optional.empty() : Optional.of("this is not a number");
      case FLAG ->
          value.matches("true|false") ? Optional.empty() : Optional.of("true or false is possible");
      case WORD ->
          parameter.words().contains(value)
              ? Optional.empty()
              : Optional.of("possible are " + String.join(", ", parameter.words()));
    };
  }
}
