package org.turnout.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.api.http.ApiJson;
import org.turnout.api.http.Operation;
import org.turnout.audit.Audit;
import org.turnout.channel.Address;
import org.turnout.people.ConsentStore;
import org.turnout.people.People;
import org.turnout.testkit.SharedFolder;

class MembersApiIT {
  @AutoClose private static final ApiClient DESK = new ApiClient();

  private static ApiClient.Said add(String number, String name, String more) {
    return DESK.post(
        DESK.admin,
        "/members",
        "{\"local\":\"socal\",\"memberNumber\":\"%s\",\"name\":\"%s\"%s}"
            .formatted(number, name, more));
  }

  private static List<String> ids(String query, int pages) {
    var ids = new ArrayList<String>();
    String next = "";
    for (int page = 0; page < pages; page++) {
      var said =
          DESK.get(DESK.viewer, "/members?" + query + (next.isEmpty() ? "" : "&cursor=" + next));
      said.body().path("items").forEach(item -> ids.add(item.path("id").toString()));
      next = said.at("/next");
      if (next.isEmpty()) {
        break;
      }
    }
    return ids;
  }

  @Test
  void aMemberIsAddedAndSeenMaskedByWhoMayOnlyLook() {
    var said = add("1", "Ana Cruz", ",\"phone\":\"(213) 373-4253\",\"site\":\"Sunset\"");
    assertThat(said.status()).isEqualTo(201);
    assertThat(said.at("/phones/0/number")).isEqualTo("+12133734253");
    String path = said.header("Location").substring(Operation.BASE.length());
    var seen = DESK.get(DESK.viewer, path);
    assertThat(seen.at("/phones/0/number")).isEqualTo("…4253");
    assertThat(seen.raw().body()).doesNotContain("Ana", "373", "memberNumber");
    assertThat(seen.at("/site")).isEqualTo("sunset");
    assertThat(DESK.get(DESK.viewer, path + "?whole=true").status()).isEqualTo(403);
    assertThat(DESK.get(DESK.organizer, path + "?whole=true").status()).isEqualTo(403);
    assertThat(DESK.get(DESK.admin, path + "?whole=true").at("/name")).isEqualTo("Ana Cruz");
    assertThat(
            DESK.db
                .database()
                .<List<String>>with(
                    handle -> Audit.newest(handle, 2).stream().map(entry -> entry.act()).toList()))
        .containsExactly("members.show", "members.create");
  }

  @Test
  void theSameNumberTwiceIsToldSo() {
    add("2", "Ben", "");
    assertThat(add("2", "Ben", "").status()).isEqualTo(409);
  }

  @Test
  void whatALocalWouldBeToldIsToldByField() {
    var said = add("3", "Cy", ",\"phone\":\"12\"");
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.at("/errors/0/pointer")).isEqualTo("#/phone");
    assertThat(add("3", "Cy", ",\"site\":\"Atlantis\"").at("/errors/0/pointer"))
        .isEqualTo("#/site");
    assertThat(add("3", " ", "").at("/errors/0/pointer")).isEqualTo("#/name");
    assertThat(add("", "Cy", "").at("/errors/0/pointer")).isEqualTo("#/memberNumber");
    assertThat(add("3", "line\\nbreak", "").at("/errors/0/pointer")).isEqualTo("#/name");
    assertThat(add("3", "x".repeat(201), "").at("/errors/0/pointer")).isEqualTo("#/name");
  }

  @Test
  void everyWrongValueIsToldAtOnce() {
    var said = add("9", "Fay", ",\"phone\":\"2.13E+09\",\"zip\":\"9002\",\"language\":\"xx\"");
    assertThat(said.status()).isEqualTo(422);
    assertThat(said.body().path("errors").findValuesAsString("pointer"))
        .containsExactlyInAnyOrder("#/phone", "#/zip", "#/language");
  }

  @Test
  void whatIsWrongIsPutRightAndTheRestStays() {
    String path =
        add("4", "Di", ",\"zip\":\"90027\"").header("Location").substring(Operation.BASE.length());
    var said =
        DESK.send(
            DESK.admin,
            "PATCH",
            path,
            ApiJson.TYPE,
            "{\"name\":\"Diana\",\"language\":\"es\",\"site\":\"mission\"}");
    assertThat(said.status()).isEqualTo(200);
    assertThat(said.at("/name")).isEqualTo("Diana");
    assertThat(said.at("/language")).isEqualTo("es");
    assertThat(said.at("/site")).isEqualTo("mission");
    assertThat(said.at("/zip")).isEqualTo("90027");
    var bad = DESK.send(DESK.admin, "PATCH", path, ApiJson.TYPE, "{\"zip\":\"9002\"}");
    assertThat(bad.at("/errors/0/pointer")).isEqualTo("#/zip");
    assertThat(DESK.send(DESK.admin, "PATCH", "/members/999999", ApiJson.TYPE, "{}").status())
        .isEqualTo(404);
  }

  @Test
  void aStopIsSeenAndNothingHereUndoesIt() {
    String phone = ",\"phone\":\"+12133734260\",\"consent\":\"written\"";
    String path = add("5", "Ed", phone).header("Location").substring(Operation.BASE.length());
    DESK.db
        .database()
        .inTransaction(handle -> {
          var who = new People().find(handle, Address.sms("+12133734260"), NOW).orElseThrow();
          return new ConsentStore()
              .stop(handle, who, new ConsentStore.Said("stop", Optional.of("SM1"), NOW, NOW));
        });
    add("6", "Edna", phone);
    DESK.send(
        DESK.admin,
        "POST",
        "/members/import",
        "text/csv",
        "local,member_number,name,phone,consent\nsocal,5,Ed,+12133734260,written\n");
    var seen = DESK.get(DESK.viewer, path);
    assertThat(seen.body().at("/phones/0/stopped").booleanValue()).isTrue();
    var log = DESK.get(DESK.viewer, path + "/consent?limit=2");
    assertThat(log.body().path("items").findValuesAsString("what")).contains("stop");
    assertThat(log.raw().body()).doesNotContain("3734260");
    assertThat(DESK.get(DESK.viewer, path + "/consent?cursor=" + log.at("/next")).status())
        .isEqualTo(200);
  }

  @Test
  void aListIsTakenRowByRow() {
    var said =
        DESK.send(
            DESK.admin,
            "POST",
            "/members/import",
            "text/csv; charset=utf-8",
            "local,member_number,name\nsocal,70,Fe\nnowhere,71,Gus\n");
    assertThat(said.body().toString())
        .isEqualTo(
            "{\"added\":1,\"known\":0,\"rejected\":[{\"line\":3,\"reason\":\"local: there is no local with that name\"}]}");
    assertThat(DESK.send(DESK.organizer, "POST", "/members/import", "text/csv", "x").status())
        .isEqualTo(403);
  }

  @Test
  void pagesHoldStillWhileMembersCome() {
    for (int i = 0; i < 7; i++) {
      add("page" + i, "P", ",\"language\":\"tl\"");
    }
    var first = DESK.get(DESK.viewer, "/members?language=tl&limit=3");
    var seen = new ArrayList<String>();
    first.body().path("items").forEach(item -> seen.add(item.path("id").toString()));
    add("page-late", "P", ",\"language\":\"tl\"");
    String next = first.at("/next");
    while (!next.isEmpty()) {
      var page = DESK.get(DESK.viewer, "/members?language=tl&limit=3&cursor=" + next);
      page.body().path("items").forEach(item -> seen.add(item.path("id").toString()));
      next = page.at("/next");
    }
    assertThat(seen).hasSize(8).doesNotHaveDuplicates();
    assertThat(seen).isEqualTo(ids("language=tl&limit=200", 1));
  }

  @Test
  void namesAndNumbersAreSearchedByThoseWhoMaySeeThem() {
    add("100%", "Percy 50%", ",\"phone\":\"+12133734299\"");
    assertThat(DESK.get(DESK.organizer, "/members?search=Percy").status()).isEqualTo(403);
    for (String search : List.of("percy", "50%25", "100%25", "213-373-4299")) {
      assertThat(DESK.get(DESK.admin, "/members?search=" + search).body().path("items").size())
          .as(search)
          .isEqualTo(1);
    }
    assertThat(DESK.get(DESK.admin, "/members?search=%25%25").body().path("items").size()).isZero();
  }

  @Test
  void noTextOfThisWorldIsAFailureOfOurs() throws IOException {
    var strings = ApiClient.JSON.readTree(Files.readString(SharedFolder.path("vectors/blns.json")));
    int number = 0;
    for (var string : strings) {
      String quoted = ApiClient.JSON.writeValueAsString(string.asString());
      String url =
          java.net.URLEncoder.encode(string.asString(), java.nio.charset.StandardCharsets.UTF_8);
      var made =
          DESK.post(
              DESK.admin,
              "/members",
              "{\"local\":\"socal\",\"memberNumber\":\"naughty-%d\",\"name\":%s}"
                  .formatted(number++, quoted));
      assertThat(made.status()).isIn(201, 422);
      DESK.post(
          DESK.admin,
          "/members",
          "{\"local\":%1$s,\"memberNumber\":%1$s,\"name\":%1$s,\"phone\":%1$s,\"site\":%1$s,\"language\":%1$s,\"zip\":%1$s,\"consent\":%1$s}"
              .formatted(quoted));
      if (url.length() > 1_500) { // Jetty answers for longer addresses itself
        continue;
      }
      DESK.get(DESK.admin, "/members?search=%1$s&local=%1$s&site=%1$s&cursor=%1$s".formatted(url));
      DESK.get(DESK.admin, "/members?" + url + "=1");
    }
    assertThat(number).isGreaterThan(400);
  }
}
