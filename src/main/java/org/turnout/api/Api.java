package org.turnout.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turnout.access.KeyedRequests;
import org.turnout.access.Permission;
import org.turnout.access.SignedIn;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.ApiResponse.Content;
import org.turnout.api.http.BearerAuth;
import org.turnout.api.http.BodyReader;
import org.turnout.api.http.CleanText;
import org.turnout.api.http.Description;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.IdempotencyKeys;
import org.turnout.api.http.OpenApi;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Input;
import org.turnout.api.http.Operation.Repeat;
import org.turnout.api.http.ProblemView;
import org.turnout.api.http.RateLimit;
import org.turnout.web.Routes;
import org.turnout.web.WebServer;

/// `/api/v1`, from one table of operations, and its description at `/api/openapi.json`, which needs
/// no token.
///
/// Every request is checked in the same order: token, allowance, role, body, parameters, key. What
/// does not pass is answered with problem details, and nothing has happened.
public final class Api implements Routes {
  static final String DOCUMENT = "/api/openapi.json";
  private static final int AT_ONCE = 100;
  private static final double PER_SECOND = 20;
  private static final List<HandlerType> METHODS =
      List.of(
          HandlerType.GET,
          HandlerType.POST,
          HandlerType.PUT,
          HandlerType.PATCH,
          HandlerType.DELETE);

  private final BearerAuth access;
  private final RateLimit allowance;
  private final IdempotencyKeys once;
  private final List<Operation> operations;
  private final byte[] document;

  public Api(ApiContext ground) {
    this.access = new BearerAuth(ground.tokens());
    this.allowance = new RateLimit(AT_ONCE, PER_SECOND, ground.clocks().machine());
    this.once = new IdempotencyKeys(ground.requests());
    this.operations = operations(ground);
    this.document = ApiJson.write(OpenApi.of(operations));
  }

  private static List<Operation> operations(ApiContext ground) {
    return Stream.of(
            List.of(me()),
            new MemberOperations(ground.members()).all(),
            new OrderOperations(ground.orders()).all(),
            new InboxOperations(ground.inbox()).all(),
            RosterOperations.of(ground.rosters()),
            new BlastOperations(ground).all(),
            new SeriesOperations(ground.blast().series(), ground.blast().blasts(), ground.setup())
                .all(),
            new RunOperations(ground).all(),
            new RunActions(ground).all(),
            new UncertainOperations(ground.blast().uncertain()).all())
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(DOCUMENT, context -> context.contentType(ApiJson.TYPE).result(document));
    var methods = new LinkedHashMap<String, List<HandlerType>>();
    for (Operation operation : operations) {
      routes.addHttpHandler(
          operation.method(), operation.fullPath(), context -> serve(operation, context));
      methods.computeIfAbsent(operation.fullPath(), _ -> new ArrayList<>()).add(operation.method());
    }
    methods.forEach((path, served) -> turnAway(routes, path, served));
    turnAway(routes, DOCUMENT, List.of(HandlerType.GET));
    // The last: what has a handler of its own has been found by then.
    for (HandlerType method : METHODS) {
      routes.addHttpHandler(
          method,
          "/api/*",
          context ->
              refuse(
                  context,
                  ApiError.of(
                      ErrorCode.NOT_FOUND,
                      "nothing is served at this path",
                      "look at the list, " + DOCUMENT)));
    }
  }

  /// Every other method of a path says which ones there are.
  private static void turnAway(RoutesConfig routes, String path, List<HandlerType> served) {
    String names = served.stream().map(HandlerType::name).collect(Collectors.joining(", "));
    for (HandlerType method : METHODS) {
      if (!served.contains(method)) {
        routes.addHttpHandler(
            method,
            path,
            context ->
                refuse(
                    context,
                    ApiError.of(ErrorCode.WRONG_METHOD, "served here are: " + names)
                        .with("Allow", names)));
      }
    }
  }

  private void serve(Operation operation, Context context) {
    try {
      SignedIn who = access.check(context);
      allowance.take(who.token());
      if (!who.may(operation.act())) {
        throw BearerAuth.forbidden(who, operation.act());
      }
      String text = operation.input() instanceof Input.None ? "" : body(operation, context);
      ApiCall call = ApiCall.of(operation, context, who, shaped(operation.input(), text));
      if (operation.repeat() == Repeat.KEYED) {
        answerOnce(operation, context, call, text);
      } else {
        write(context, operation.work().apply(call));
      }
    } catch (ApiError refusal) {
      refuse(context, refusal);
    }
  }

  private static String body(Operation operation, Context context) {
    List<String> types =
        switch (operation.input()) {
          case Input.Json _ -> List.of(ApiJson.TYPE);
          case Input.Text text -> text.types();
          case Input.None _ -> List.of();
        };
    String type =
        Optional.ofNullable(context.contentType())
            .orElse("")
            .replaceFirst(";.*", "")
            .strip()
            .toLowerCase(Locale.ROOT);
    if (!types.contains(type)) {
      throw ApiError.of(ErrorCode.OTHER_TYPE, "send Content-Type: " + String.join(" or ", types));
    }
    return CleanText.utf8(type.equals("text/csv") ? upload(context) : small(context));
  }

  private static byte[] small(Context context) {
    try {
      return context.bodyAsBytes();
    } catch (HttpResponseException refused) {
      if (refused.getStatus() != ErrorCode.TOO_LARGE.status()) {
        throw refused;
      }
      throw ApiError.of(
          ErrorCode.TOO_LARGE,
          "at most " + WebServer.MAX_BODY / 1024 + " KB are accepted at a time");
    }
  }

  /// A list is longer than any other body.
  private static byte[] upload(Context context) {
    int most = WebServer.MAX_UPLOAD_MB * 1024 * 1024;
    try {
      byte[] body = context.bodyInputStream().readNBytes(most + 1);
      if (body.length > most) {
        throw ApiError.of(
            ErrorCode.TOO_LARGE,
            "at most " + WebServer.MAX_UPLOAD_MB + " MB are accepted at a time");
      }
      return body;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static @Nullable Object shaped(Input input, String text) {
    return switch (input) {
      case Input.Json json -> BodyReader.read(text, json.shape());
      case Input.Text _ -> text;
      case Input.None _ -> null;
    };
  }

  private void answerOnce(Operation operation, Context context, ApiCall call, String text) {
    String content = operation.method().name() + " " + context.path() + "\n" + text;
    var answered =
        once.answer(
            call.who().token(),
            call.header(IdempotencyKeys.HEADER),
            content,
            () -> given(operation, call));
    var given = answered.given();
    given.location().ifPresent(place -> context.header("Location", place));
    if (answered.again()) {
      context.header("Idempotency-Replayed", "true");
    }
    context
        .status(given.status())
        .contentType(given.status() < 400 ? ApiJson.TYPE : ProblemView.TYPE)
        .result(given.body());
  }

  private static KeyedRequests.Given given(Operation operation, ApiCall call) {
    try {
      ApiResponse answer = operation.work().apply(call);
      if (!(answer.content() instanceof Content.Of(var value))) {
        throw new IllegalStateException(operation.id() + " answers with no JSON");
      }
      return new KeyedRequests.Given(
          answer.status(),
          Optional.ofNullable(answer.headers().get("Location")),
          new String(ApiJson.write(value), UTF_8));
    } catch (ApiError refusal) {
      return new KeyedRequests.Given(
          refusal.trouble().status(),
          Optional.empty(),
          new String(ApiJson.write(refusal.problem()), UTF_8));
    }
  }

  private static void write(Context context, ApiResponse answer) {
    context.status(answer.status());
    answer.headers().forEach(context::header);
    switch (answer.content()) {
      case Content.Of(var value) -> context.contentType(ApiJson.TYPE).result(ApiJson.write(value));
      case Content.Stream(var type, var lines) -> {
        context.contentType(type + "; charset=utf-8");
        try (var out = new BufferedWriter(new OutputStreamWriter(context.outputStream(), UTF_8))) {
          lines.accept(out);
        } catch (IOException gone) {
          throw new UncheckedIOException(gone);
        }
      }
    }
  }

  private static void refuse(Context context, ApiError refusal) {
    refusal.headers().forEach(context::header);
    context
        .status(refusal.trouble().status())
        .contentType(ProblemView.TYPE)
        .result(ApiJson.write(refusal.problem()));
  }

  /// The table, for code that checks the document against it.
  List<Operation> operations() {
    return operations;
  }

  /// Who one is, for trying a token out.
  static Operation me() {
    return Operation.get("/me", "getMe", "Whose token this is, and what it may do")
        .may(Permission.QUEUE)
        .answers(Me.class)
        .by(call ->
            ApiResponse.ok(
                new Me(
                    call.who().name(),
                    call.who().role().word(),
                    Arrays.stream(Permission.values())
                        .filter(call.who()::may)
                        .map(act -> act.name().toLowerCase(Locale.ROOT))
                        .toList())));
  }

  @Description("Whose token this is.")
  record Me(
      String name,
      @Description("viewer, steward, organizer or admin.") String role,
      @Description(
              "What the role may do: read, write, approve, run, orders, queue, inbox, members.")
          List<String> may) {}
}
