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
import org.jspecify.annotations.Nullable;
import org.turnout.access.Act;
import org.turnout.access.Signed;
import org.turnout.api.Answer.Content;
import org.turnout.api.Operation.Input;
import org.turnout.api.Operation.Repeat;
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

  private final Access access;
  private final Allowance allowance;
  private final Once once;
  private final List<Operation> operations;
  private final byte[] document;

  public Api(Ground ground) {
    this.access = new Access(ground.tokens());
    this.allowance = new Allowance(AT_ONCE, PER_SECOND, ground.clocks().machine());
    this.once = new Once(ground.database(), ground.clocks().machine());
    this.operations = operations(ground);
    this.document = Json.write(OpenApi.of(operations));
  }

  private static List<Operation> operations(Ground ground) {
    var all = new ArrayList<Operation>();
    all.add(me());
    all.addAll(new MemberOperations(ground).all());
    all.addAll(new OrderOperations(ground).all());
    all.addAll(new BlastOperations(ground).all());
    all.addAll(new SeriesOperations(ground).all());
    all.addAll(new RunOperations(ground).all());
    all.addAll(new RunActs(ground).all());
    all.addAll(new UncertainOperations(ground).all());
    return List.copyOf(all);
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(DOCUMENT, context -> context.contentType(Json.TYPE).result(document));
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
                  Refusal.of(
                      Trouble.NOT_FOUND,
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
                    Refusal.of(Trouble.WRONG_METHOD, "served here are: " + names)
                        .with("Allow", names)));
      }
    }
  }

  private void serve(Operation operation, Context context) {
    try {
      Signed who = access.check(context);
      allowance.take(who.token());
      if (!who.may(operation.act())) {
        throw Access.forbidden(who, operation.act());
      }
      String text = operation.input() instanceof Input.None ? "" : body(operation, context);
      Call call = Call.of(operation, context, who, shaped(operation.input(), text));
      if (operation.repeat() == Repeat.KEYED) {
        answerOnce(operation, context, call, text);
      } else {
        write(context, operation.work().apply(call));
      }
    } catch (Refusal refusal) {
      refuse(context, refusal);
    }
  }

  private static String body(Operation operation, Context context) {
    List<String> types =
        switch (operation.input()) {
          case Input.Json _ -> List.of(Json.TYPE);
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
      throw Refusal.of(Trouble.OTHER_TYPE, "send Content-Type: " + String.join(" or ", types));
    }
    return Texts.utf8(type.equals("text/csv") ? upload(context) : small(context));
  }

  private static byte[] small(Context context) {
    try {
      return context.bodyAsBytes();
    } catch (HttpResponseException refused) {
      if (refused.getStatus() != Trouble.TOO_LARGE.status()) {
        throw refused;
      }
      throw Refusal.of(
          Trouble.TOO_LARGE, "at most " + WebServer.MAX_BODY / 1024 + " KB are taken at a time");
    }
  }

  /// A list is longer than any other body.
  private static byte[] upload(Context context) {
    int most = WebServer.MAX_UPLOAD_MB * 1024 * 1024;
    try {
      byte[] body = context.bodyInputStream().readNBytes(most + 1);
      if (body.length > most) {
        throw Refusal.of(
            Trouble.TOO_LARGE, "at most " + WebServer.MAX_UPLOAD_MB + " MB are taken at a time");
      }
      return body;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static @Nullable Object shaped(Input input, String text) {
    return switch (input) {
      case Input.Json json -> Bodies.read(text, json.shape());
      case Input.Text _ -> text;
      case Input.None _ -> null;
    };
  }

  private void answerOnce(Operation operation, Context context, Call call, String text) {
    String content = operation.method().name() + " " + context.path() + "\n" + text;
    var answered =
        once.answer(
            call.who().token(), call.header(Once.HEADER), content, () -> given(operation, call));
    var given = answered.given();
    given.location().ifPresent(place -> context.header("Location", place));
    if (answered.again()) {
      context.header("Idempotency-Replayed", "true");
    }
    context
        .status(given.status())
        .contentType(given.status() < 400 ? Json.TYPE : ProblemView.TYPE)
        .result(given.body());
  }

  private static Once.Given given(Operation operation, Call call) {
    try {
      Answer answer = operation.work().apply(call);
      if (!(answer.content() instanceof Content.Of(var value))) {
        throw new IllegalStateException(operation.id() + " answers with no JSON");
      }
      return new Once.Given(
          answer.status(),
          Optional.ofNullable(answer.headers().get("Location")),
          new String(Json.write(value), UTF_8));
    } catch (Refusal refusal) {
      return new Once.Given(
          refusal.trouble().status(),
          Optional.empty(),
          new String(Json.write(refusal.problem()), UTF_8));
    }
  }

  private static void write(Context context, Answer answer) {
    context.status(answer.status());
    answer.headers().forEach(context::header);
    switch (answer.content()) {
      case Content.Of(var value) -> context.contentType(Json.TYPE).result(Json.write(value));
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

  private static void refuse(Context context, Refusal refusal) {
    refusal.headers().forEach(context::header);
    context
        .status(refusal.trouble().status())
        .contentType(ProblemView.TYPE)
        .result(Json.write(refusal.problem()));
  }

  /// The table, for whoever checks the document against it.
  List<Operation> operations() {
    return operations;
  }

  /// Who one is, for trying a token out.
  static Operation me() {
    return Operation.get("/me", "getMe", "Whose token this is, and what it may do")
        .answers(Me.class)
        .by(call ->
            Answer.ok(
                new Me(
                    call.who().name(),
                    call.who().role().word(),
                    Arrays.stream(Act.values())
                        .filter(call.who()::may)
                        .map(act -> act.name().toLowerCase(Locale.ROOT))
                        .toList())));
  }

  @About("Whose token this is.")
  record Me(
      String name,
      @About("viewer, organizer or admin.") String role,
      @About("What the role may do: read, write, approve, run, orders, members.")
          List<String> may) {}
}
