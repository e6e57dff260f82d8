package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.turnout.access.KeyedRequests;
import org.turnout.access.Role;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.BearerAuth;
import org.turnout.api.http.IdempotencyKeys;
import org.turnout.api.http.Operation;
import org.turnout.testkit.LocalHttp;
import tools.jackson.databind.JsonNode;

/// The frame: who is let in, what is refused and how, and that a request is carried out once.
class ApiIT {
  @AutoClose private static final ApiClient DESK = new ApiClient();

  private static String member(String number) {
    return "{\"local\":\"socal\",\"memberNumber\":\"%s\",\"name\":\"Ana Cruz\"}".formatted(number);
  }

  private static ApiClient.Said keyed(String key, String body) {
    return DESK.send(
        DESK.admin, "POST", "/members", ApiJson.TYPE, body, IdempotencyKeys.HEADER, key);
  }

  @Test
  void aTokenSaysWhoOneIs() {
    var said = DESK.get(DESK.organizer, "/me");
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.body().toString())
        .isEqualTo(
            "{\"name\":\"Oscar\",\"role\":\"organizer\",\"may\":[\"read\",\"write\",\"approve\",\"run\",\"orders\",\"rosters\",\"queue\",\"inbox\"]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"turnout_wrong", "", "x", "Bearer", "\u00e9"})
  void withoutAGoodTokenNobodyGetsIn(String token) {
    var said = DESK.get(token, "/members");
    assertThat(said.status()).isEqualTo(401);
    assertThat(said.header("WWW-Authenticate")).startsWith("Bearer realm=\"turnout\"");
    assertThat(said.at("/type")).isEqualTo("urn:turnout:problem:no-token");
  }

  @Test
  void aRevokedTokenIsNoneAtOnce() {
    String token = DESK.token("Rita", Role.VIEWER);
    assertThat(DESK.get(token, "/me").status()).isEqualTo(200);
    DESK.tokens.revoke("Rita", new org.turnout.audit.Actor("test", "cli"));
    assertThat(DESK.get(token, "/me").status()).isEqualTo(401);
  }

  static Stream<Operation> operations() {
    return DESK.api.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationAsksForATokenAndForItsRole(Operation operation) {
    String path = operation.path().replaceAll("\\{[^}]+}", "1");
    String method = operation.method().name();
    assertThat(DESK.send("none", method, path, "", "").status()).isEqualTo(401);
    if (!Role.VIEWER.may(operation.act())) {
      var said = DESK.send(DESK.viewer, method, path, "", "");
      assertThat(said.status()).isEqualTo(403);
      assertThat(said.at("/detail")).contains(BearerAuth.roles(operation.act()));
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void everyOperationStandsInTheDocumentOnce(Operation operation) {
    var entry =
        DESK.document
            .path("paths")
            .path(operation.fullPath())
            .path(operation.method().name().toLowerCase(java.util.Locale.ROOT));
    assertThat(entry.path("operationId").asString()).isEqualTo(operation.id());
    assertThat(operations().filter(other -> other.id().equals(operation.id())).count())
        .isEqualTo(1);
    for (String name : operation.path().split("[{}]", -1)) {
      if (operation.path().contains("{" + name + "}")) {
        assertThat(entry.path("parameters").toString()).contains("\"name\":\"" + name + "\"");
      }
    }
  }

  @Test
  void theDocumentHoldsNothingElseAndIsWhatItSaysItIs() {
    var said = new ArrayList<String>();
    for (var path : DESK.document.path("paths").properties()) {
      path.getValue().propertyNames().forEach(m -> said.add(m + " " + path.getKey()));
    }
    assertThat(said)
        .containsExactlyInAnyOrderElementsOf(
            operations()
                .map(o -> o.method().name().toLowerCase(java.util.Locale.ROOT) + " " + o.fullPath())
                .toList());
    assertThat(DESK.document.path("openapi").asString()).isEqualTo("3.1.0");
    references(DESK.document)
        .forEach(ref ->
            assertThat(DESK.document.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
  }

  private static List<String> references(JsonNode node) {
    return node.findValuesAsString("$ref");
  }

  @ParameterizedTest
  @CsvSource({"GET,/nothing,404", "GET,/,404", "DELETE,/members,405", "PUT,/me,405"})
  void whatIsNotServedIsSaidSo(String method, String path, int status) {
    var said = DESK.send(DESK.admin, method, path, "", "");
    assertThat(said.status()).isEqualTo(status);
    assertThat(said.header("Content-Type")).startsWith("application/problem+json");
    assertThat(said.at("/type"))
        .isEqualTo("urn:turnout:problem:" + (status == 405 ? "wrong-method" : "not-found"));
    if (status == 405) {
      assertThat(said.header("Allow")).isNotEmpty();
    }
  }

  @Test
  void aBodyOfAnotherTypeIsNotGuessedAt() {
    var said = DESK.send(DESK.admin, "POST", "/members", "text/plain", member("1"));
    assertThat(said.status()).isEqualTo(415);
    assertThat(said.at("/detail")).isEqualTo("send Content-Type: application/json");
    assertThat(DESK.send(DESK.admin, "POST", "/members", "", "").status()).isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "nonsense",
        "{\"local\":\"a\"} more",
        "{\"local\":\"a\",\"local\":\"b\"}",
        "{\"local\":1e999999999999}"
      })
  void whatIsNoJsonIsSaidSo(String body) {
    var said = DESK.post(DESK.admin, "/members", body);
    assertThat(said.status()).isIn(400, 422);
    assertThat(said.body().toString()).doesNotContain("jackson", "Exception");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "1", "\"x\"", "null", "true"})
  void anythingButAnObjectIsRefused(String body) {
    assertThat(DESK.post(DESK.admin, "/members", body).status()).isEqualTo(422);
  }

  @Test
  void everyMistakeInABodyIsToldAtOnceWithItsPlace() {
    var said =
        DESK.post(
            DESK.admin,
            "/members",
            "{\"locl\":\"socal\",\"memberNumber\":7,\"name\":\"a\\u0000b\",\"zip\":[],\"a/b\":1}");
    assertThat(said.status()).isEqualTo(422);
    var told = new ArrayList<String>();
    said.body()
        .path("errors")
        .forEach(error ->
            told.add(
                error.path("pointer").asString()
                    + " "
                    + error.path("detail").asString()
                    + " "
                    + error.path("hint").asString("")));
    assertThat(told)
        .containsExactly(
            "#/locl there is no field of this name here did you mean 'local'?",
            "#/a~1b there is no field of this name here known are local, memberNumber, name, phone,"
                + " site, language, zip, consent",
            "#/local this field is needed ",
            "#/memberNumber a text is expected here, not a number ",
            "#/name the character NUL cannot be kept ",
            "#/zip a text is expected here, not a list ");
  }

  @Test
  void unknownParametersAndWrongOnesAreNamed() {
    var said = DESK.get(DESK.admin, "/members?locl=a&limit=x&limit=y&cursor=%00");
    assertThat(said.status()).isEqualTo(400);
    assertThat(said.body().path("errors").toString())
        .contains("did you mean 'local'?", "\"parameter\":\"limit\"", "given twice", "NUL");
    assertThat(DESK.get(DESK.admin, "/members?limit=0").status()).isEqualTo(400);
    assertThat(DESK.get(DESK.admin, "/members?limit=201").status()).isEqualTo(400);
    assertThat(DESK.get(DESK.admin, "/members?whole=maybe").status()).isEqualTo(400);
    assertThat(DESK.get(DESK.admin, "/members?cursor=abc").status()).isEqualTo(400);
  }

  @Test
  void aHugeBodyIsRefused() {
    var said = DESK.post(DESK.admin, "/members", member("x".repeat(70_000)));
    assertThat(said.status()).isEqualTo(413);
    assertThat(said.at("/type")).isEqualTo("urn:turnout:problem:too-large");
  }

  @Test
  void theSameRequestWithTheSameKeyIsCarriedOutOnce() {
    var first = keyed("key-1", member("k1"));
    var again = keyed("key-1", member("k1"));
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isEmpty();
  }

  @Test
  void aRefusalIsGivenAgainToo() {
    var first = keyed("key-2", member(""));
    var again = keyed("key-2", member(""));
    assertThat(first.status()).isEqualTo(422);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @Test
  void theSameKeyForSomethingElseIsRefused() {
    keyed("key-3", member("k3"));
    var other = keyed("key-3", member("k33"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.at("/type")).isEqualTo("urn:turnout:problem:key-used");
  }

  @Test
  void twoTokensMayUseTheSameKey() {
    String other = DESK.token("Abe", Role.ADMIN);
    keyed("key-4", member("k4"));
    var theirs =
        DESK.send(
            other,
            "POST",
            "/members",
            ApiJson.TYPE,
            member("k44"),
            IdempotencyKeys.HEADER,
            "key-4");
    assertThat(theirs.status()).isEqualTo(201);
  }

  @Test
  void aKeyIsFreeAgainAfterADay() {
    keyed("key-5", member("k5"));
    var before = DESK.machine.get();
    // Tokens of the desk last a day as well.
    String later = DESK.token("Lena", Role.ADMIN);
    DESK.machine.set(before.plus(KeyedRequests.KEPT).minusSeconds(5));
    assertThat(
            DESK.send(
                    later,
                    "POST",
                    "/members",
                    ApiJson.TYPE,
                    member("k55"),
                    IdempotencyKeys.HEADER,
                    "x")
                .status())
        .isEqualTo(201);
    DESK.machine.set(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "with space",
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789x"
      })
  void aRequestThatIsCarriedOutOnceNeedsAProperKey(String key) {
    assertThat(keyed(key, member("kx")).status()).isEqualTo(400);
    var none =
        LocalHttp.send(
            LocalHttp.request(DESK.port(), Operation.BASE + "/members")
                .header("Authorization", "Bearer " + DESK.admin)
                .header("Content-Type", ApiJson.TYPE)
                .POST(BodyPublishers.ofString(member("ky"))));
    assertThat(none.statusCode()).isEqualTo(400);
    assertThat(none.body()).contains("Idempotency-Key");
  }

  @Test
  void twoAtOnceWithOneKeyDoItOnce() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 10; round++) {
        String key = "race-" + round;
        String body = member("race" + round);
        Callable<ApiClient.Said> request = () -> keyed(key, body);
        var answers =
            threads.invokeAll(List.of(request, request, request)).stream()
                .map(java.util.concurrent.Future::resultNow)
                .toList();
        // Created, the same answer again, or asked to come back: never refused as there already.
        assertThat(answers)
            .allSatisfy(said ->
                assertThat(said.status() == 201 || said.at("/type").endsWith(":going-on"))
                    .as(said.body().toString())
                    .isTrue());
        assertThat(answers)
            .filteredOn(
                said -> said.status() == 201 && said.header("Idempotency-Replayed").isEmpty())
            .hasSize(1);
      }
    }
  }

  @Test
  void aTokenThatAsksWithoutPauseIsToldToWait() {
    String eager = DESK.token("Eager", Role.VIEWER);
    var now = DESK.machine.get();
    int refused = 0;
    for (int i = 0; i < 130; i++) {
      DESK.machine.set(now);
      var said = DESK.get(eager, "/me");
      if (said.status() == 429) {
        refused++;
        assertThat(said.header("Retry-After")).isEqualTo("1");
      }
    }
    assertThat(refused).isBetween(20, 30);
    assertThat(DESK.get(DESK.viewer, "/me").status()).isEqualTo(200);
    DESK.machine.set(now.plusSeconds(5));
    assertThat(DESK.get(eager, "/me").status()).isEqualTo(200);
  }

  @Test
  void answersCarryTheHeadersThatKeepThemToThemselves() {
    var said = DESK.get(DESK.viewer, "/me");
    assertThat(said.header("Cache-Control")).isEqualTo("no-store");
    assertThat(said.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(said.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
  }
}
