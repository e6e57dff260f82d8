package org.turnout.lab.strike;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.turnout.access.Principal;
import org.turnout.access.Role;
import org.turnout.access.ServiceResult;
import org.turnout.access.Tokens;
import org.turnout.app.Turnout;
import org.turnout.audit.Actor;
import org.turnout.people.Directory;
import org.turnout.roster.CallOffScope;
import org.turnout.roster.CallOffService;
import org.turnout.roster.ServedRosters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What organizers do in a strike, through their own doors: the blast over the API, as two people;
/// the call-off by the service behind `./turnout roster`.
final class OrganizerDesk implements AutoCloseable {
  private static final Actor ACTOR = new Actor("Ana", "rehearsal");

  private final Turnout turnout;
  private final CallOffService offs;
  private final String writer;
  private final String approver;
  private final HttpClient http = HttpClient.newHttpClient();
  private int requests;

  OrganizerDesk(Turnout turnout, InstantSource campaign) {
    this.turnout = turnout;
    var database = turnout.foundations().database();
    var served = turnout.served();
    var directory = database.with(handle -> Directory.load(handle, served.files().locals()));
    this.offs =
        new CallOffService(
            new ServedRosters(database, campaign, () -> served.files().rosters(), () -> directory));
    var tokens = new Tokens(database, InstantSource.system());
    this.writer = token(tokens, "Ana");
    this.approver = token(tokens, "Ben");
  }

  private static String token(Tokens tokens, String name) {
    return tokens.create(name, Role.ADMIN, Duration.ofDays(30), ACTOR).token().value();
  }

  /// Plans, approves and starts a blast to these sites.
  ///
  /// @param words by language
  /// @return what it was refused with, or nothing
  String blast(String name, String sites, Map<String, String> words) throws InterruptedException {
    var text = new StringBuilder();
    words.forEach((language, said) -> text.append("  %s: |\n    %s\n".formatted(language, said)));
    String file =
        "blast: %s\nabout: Shifts are open\naudience: site is %s\ntopic: picket\nhold: 1s\ntext:\n%s"
            .formatted(name, sites, text);
    String path = "/api/v1/blasts/" + name;
    var kept = ask(writer, "PUT", path, file, "application/yaml");
    if (kept.path("status").asInt(200) >= 400) {
      return kept.toString();
    }
    var plan = ask(writer, "POST", path + "/plan", "", "application/json");
    if (!plan.has("id")) {
      return plan.toString();
    }
    String run = "/api/v1/runs/" + plan.path("id").asLong();
    String hash = "{\"hash\": \"" + plan.path("hash").asString() + "\"}";
    var approved = ask(approver, "POST", run + "/approve", hash, "application/json");
    if (!approved.path("state").asString("").equals("approved")) {
      return approved.toString();
    }
    var started = ask(writer, "POST", run + "/start", "", "application/json");
    return started.has("id") ? "" : started.toString();
  }

  private JsonNode ask(String token, String method, String path, String body, String type)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + turnout.port() + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", type)
            .method(method, BodyPublishers.ofString(body));
    if (method.equals("PUT")) {
      request.header("If-None-Match", "*");
    } else {
      request.header("Idempotency-Key", "play-" + requests++);
    }
    try {
      return JsonMapper.shared()
          .readTree(http.send(request.build(), BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("asking the program", e);
    }
  }

  /// Calls off; how many people had a shift or waited for one.
  int callOff(CallOffScope scope) {
    var who = Principal.operator(ACTOR);
    var plan = done(offs.plan(who, StrikeFiles.ROSTER, scope));
    return done(offs.callOff(who, StrikeFiles.ROSTER, scope, plan.code())).people();
  }

  /// Calls everybody back to work; how many will hear.
  int back() {
    return done(offs.sendBack(Principal.operator(ACTOR), StrikeFiles.ROSTER));
  }

  private static <T> T done(ServiceResult<T> result) {
    if (result instanceof ServiceResult.Done<T>(var value)) {
      return value;
    }
    throw new IllegalStateException("an organizer was refused: " + result);
  }

  @Override
  public void close() {
    http.close();
  }
}
