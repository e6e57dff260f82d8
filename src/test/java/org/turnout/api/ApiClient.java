package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.turnout.access.KeyedRequests;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.IdempotencyKeys;
import org.turnout.api.http.Operation;
import org.turnout.audit.Actor;
import org.turnout.blast.BlastServices;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.Planner;
import org.turnout.blast.run.RunService;
import org.turnout.campaign.CampaignCatalogs;
import org.turnout.campaign.CampaignFiles;
import org.turnout.flow.Value;
import org.turnout.form.OrderService;
import org.turnout.inbox.InboxService;
import org.turnout.language.Languages;
import org.turnout.member.MemberService;
import org.turnout.people.ConsentStore;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.problem.Problems;
import org.turnout.roster.RosterStore;
import org.turnout.roster.ServedRosters;
import org.turnout.roster.board.RosterServices;
import org.turnout.testkit.LocalHttp;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.time.Clocks;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The interface on a server and a database of its own, with a token for each role. Every answer is
/// held against the OpenAPI document before a test sees it.
final class ApiClient implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  final TestDatabase db = TestDatabase.fresh();
  final AtomicReference<Instant> machine = new AtomicReference<>(NOW);
  final Directory directory;
  final Tokens tokens = new Tokens(db.database(), machine::get);
  static final CampaignFiles FILES =
      CampaignFiles.read(Path.of(""), Map.of(), new Problems()).orElseThrow();
  final Clocks clocks = new Clocks(() -> NOW, machine::get);
  final BlastServices blast =
      BlastServices.of(
          db.database(),
          db.database(),
          clocks,
          FILES::settings,
          this::setup,
          new Planner(db.database(), this::setup, clocks.campaign()));
  final RunService runs = blast.runs();
  final Api api;
  private final WebServer server;
  final String viewer = token("Vera", Role.VIEWER);
  final String organizer = token("Oscar", Role.ORGANIZER);
  final String admin = token("Ada", Role.ADMIN);
  final JsonNode document;
  private final SchemaRegistry schemas;

  /// With one local and two sites.
  ApiClient() {
    this(TestPeople::directory);
  }

  /// The repository's locals, sites and rosters, stored.
  static Directory withRosters(TestDatabase db) {
    return db.database()
        .inTransaction(handle -> {
          var places = Directory.store(handle, FILES.locals());
          FILES.rosters().values().forEach(it -> RosterStore.store(handle, it, places, NOW));
          return places;
        });
  }

  /// @param places the locals and sites, stored
  ApiClient(Function<TestDatabase, Directory> places) {
    directory = places.apply(db);
    api =
        new Api(
            new ApiContext(
                clocks,
                tokens,
                new KeyedRequests(db.database(), machine::get),
                this::setup,
                blast,
                new MemberService(
                    db.database(),
                    clocks.campaign(),
                    () -> directory,
                    () -> Set.copyOf(FILES.settings().campaign().languages())),
                new OrderService(
                    db.database(),
                    clocks.campaign(),
                    (form, count, language) -> "On its way: " + form,
                    () -> "72347"),
                new InboxService(
                    db.database(),
                    clocks.campaign(),
                    new ConsentStore(),
                    new People(),
                    () -> directory),
                RosterServices.of(
                    new ServedRosters(
                        db.database(), clocks.campaign(), FILES::rosters, () -> directory))));
    server = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(api));
    document = JSON.readTree(LocalHttp.get(server.port(), Api.DOCUMENT).body());
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemas(Map.of("https://turnout.test/api", document.toString())));
  }

  private BlastContext setup() {
    var facts = new HashMap<String, Value>();
    CampaignCatalogs.campaign(FILES.settings())
        .forEach((name, text) -> facts.put(name, new Value.Text(text)));
    return new BlastContext(
        FILES.settings(),
        directory,
        FILES.topics(),
        Languages.builtIn(),
        facts,
        CampaignCatalogs.blasts(FILES, directory, Set.of("gear_photo"), Map.of()));
  }

  String token(String name, Role role) {
    return tokens.create(name, role, Duration.ofDays(1), new Actor("test", "cli")).token().value();
  }

  int port() {
    return server.port();
  }

  /// An answer that fits the document.
  record Said(int status, JsonNode body, HttpResponse<String> raw) {
    String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }

    /// A member of the body, as text.
    String at(String pointer) {
      return body.at(pointer).asString("");
    }
  }

  Said get(String token, String path) {
    return send(token, "GET", path, "", "");
  }

  /// Posts JSON with a fresh key.
  Said post(String token, String path, String body) {
    return send(token, "POST", path, ApiJson.TYPE, body);
  }

  Said send(String token, String method, String path, String type, String body, String... headers) {
    machine.updateAndGet(now -> now.plusMillis(200));
    var request =
        LocalHttp.request(port(), Operation.BASE + path).header("Authorization", "Bearer " + token);
    if (!type.isEmpty()) {
      request.header("Content-Type", type);
    }
    if (method.equals("POST") && !List.of(headers).contains(IdempotencyKeys.HEADER)) {
      request.header(IdempotencyKeys.HEADER, UUID.randomUUID().toString());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return checked(
        method,
        path.replaceFirst("\\?.*", ""),
        LocalHttp.send(
            request.method(
                method, type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))));
  }

  /// Somebody with a phone who said yes to action alerts.
  void someone(String local, String number, String phone) {
    var made =
        post(
            admin,
            "/members",
            "{\"local\":\"%s\",\"memberNumber\":\"%s\",\"name\":\"Ana Cruz\",\"phone\":\"%s\",\"zip\":\"90027\"}"
                .formatted(local, number, phone));
    assertThat(made.status()).isEqualTo(201);
    db.database()
        .inTransaction(handle ->
            handle
                .createUpdate(
                    """
                    insert into topic_subscription (address_id, topic, subscribed, word_at)
                    select id, 'actions', true, :now from address where value = :phone
                    """)
                .bind("now", NOW)
                .bind("phone", phone)
                .execute());
  }

  /// Holds an answer against the document.
  Said checked(String method, String path, HttpResponse<String> raw) {
    assertThat(raw.statusCode()).as("%s %s: %s", method, path, raw.body()).isLessThan(500);
    String type = raw.headers().firstValue("Content-Type").orElse("").replaceFirst(";.*", "");
    if (type.equals("text/csv")) {
      return new Said(raw.statusCode(), JSON.nullNode(), raw);
    }
    assertThat(type).as("%s %s: %s", method, raw.uri(), raw.body()).endsWith("json");
    JsonNode body = JSON.readTree(raw.body());
    String template = template(path);
    if (template.isEmpty()) {
      validate("/components/schemas/Problem", body);
      return new Said(raw.statusCode(), body, raw);
    }
    JsonNode operation =
        document.path("paths").path(template).path(method.toLowerCase(java.util.Locale.ROOT));
    if (operation.isMissingNode()) {
      validate("/components/schemas/Problem", body);
    } else {
      var answer = operation.path("responses").path(Integer.toString(raw.statusCode()));
      assertThat(answer.isMissingNode())
          .as("%s %s answers %d, which the document does not know", method, path, raw.statusCode())
          .isFalse();
      assertThat(answer.path("content").propertyNames()).contains(type);
      String ref = answer.path("content").path(type).path("schema").path("$ref").asString("");
      validate(ref.substring(1), body);
    }
    return new Said(raw.statusCode(), body, raw);
  }

  private void validate(String pointer, JsonNode body) {
    var schema = schemas.getSchema(SchemaLocation.of("https://turnout.test/api#" + pointer));
    assertThat(schema.validate(body)).as(body.toString()).isEmpty();
  }

  /// The path of the document that this one is.
  private String template(String path) {
    for (String known : document.path("paths").propertyNames()) {
      if ((Operation.BASE + path).matches(known.replaceAll("\\{[^}]+}", "[^/]+"))) {
        return known;
      }
    }
    return "";
  }

  @Override
  public void close() {
    server.close();
    db.close();
  }
}
