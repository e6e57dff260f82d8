package org.turnout.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.blast.plan.BlastCampaign;
import org.turnout.blast.text.BlastStore;
import org.turnout.console.ConsoleClient.Someone;

class BlastFormPagesIT {
  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);
  private static final Someone BEN = DESK.someone("Ben Ito", Role.ORGANIZER);

  /// A form as the page sends it.
  private static Map<String, String> form(String old, String version, String name, String text) {
    return new HashMap<>(
        Map.of(
            "old", old,
            "version", version,
            "blast", name,
            "audience", "everyone",
            "topic", "actions",
            "text.en", text));
  }

  private static void written(String name) {
    assertThat(ANA.post("/blasts", form("", "", name, "The first.")).statusCode()).isEqualTo(303);
  }

  private static String stored(String name) {
    return DESK.db
        .database()
        .with(handle -> BlastStore.find(handle, name))
        .map(BlastStore.Stored::yaml)
        .orElse("");
  }

  private static List<AuditEntry> log(String name) {
    return DESK.db.database().with(handle -> Audit.of(handle, "blast " + name));
  }

  @Test
  void whatIsWrittenStandsInTheLogWithItsWriterAndVersion() {
    written("logged");
    assertThat(log("logged")).hasSize(1);
    var entry = log("logged").getFirst();
    assertThat(entry.act()).isEqualTo("blast.write");
    assertThat(entry.actor().word()).isEqualTo("console:Ana Cruz");
    assertThat(entry.details()).containsEntry("version", BlastStore.version(stored("logged")));
    // What can't be read is not kept, and is not an act.
    assertThat(BEN.post("/blasts", form("", "", "logged-2", "Hi {nobody}")).statusCode())
        .isEqualTo(422);
    assertThat(log("logged-2")).isEmpty();
  }

  @Test
  void whatIsWrittenRunsNowhere() {
    String nasty = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>";
    var fields = form("", "", "nasty", "Hi " + nasty);
    fields.put("about", nasty);
    assertThat(ANA.post("/blasts", fields).statusCode()).isEqualTo(303);
    DESK.ground.add(BlastCampaign.Somebody.ANYBODY);
    long run = DESK.ground.planned(stored("nasty")).runId();
    fields.put("audience", "local is " + nasty);
    for (var page :
        List.of(
            BEN.get("/blasts"),
            BEN.get("/blasts/nasty"),
            BEN.get("/runs/" + run),
            ANA.post("/blasts", fields))) {
      assertThat(page.body()).contains("&lt;script").doesNotContain("<script>alert", "<img src=x");
    }
  }

  @Test
  void aFormThatWasOpenedBeforeAColleagueSavedDoesNotReplaceTheirText() {
    written("shared");
    String opened = ConsoleClient.hidden(ANA.get("/blasts/shared"), "version");
    assertThat(BEN.post("/blasts", form("shared", opened, "shared", "By Ben.")).statusCode())
        .isEqualTo(303);
    var stale = ANA.post("/blasts", form("shared", opened, "shared", "By Ana."));
    assertThat(stale.statusCode()).isEqualTo(409);
    assertThat(stale.body())
        .contains(
            "Not saved: Ben Ito has changed this blast since you opened it",
            "href=\"/console/blasts/shared\"",
            "By Ana.</textarea>",
            "By Ben.");
    assertThat(stored("shared")).contains("By Ben.").doesNotContain("By Ana.");
    // A person who has seen the newer text may replace it.
    var seen = form("shared", ConsoleClient.hidden(stale, "version"), "shared", "By both.");
    assertThat(ANA.post("/blasts", seen).statusCode()).isEqualTo(303);
    assertThat(stored("shared")).contains("By both.");
  }

  @Test
  void aFormWithoutAVersionReplacesNothing() {
    written("kept");
    assertThat(BEN.post("/blasts", form("kept", "", "kept", "Other.")).statusCode()).isEqualTo(409);
    assertThat(stored("kept")).contains("The first.");
  }

  @Test
  void aNewBlastDoesNotReplaceOneOfTheSameName() {
    written("twice");
    for (var known : List.of("", BlastStore.version(stored("twice")))) {
      var taken = BEN.post("/blasts", form("", known, "twice", "The second."));
      assertThat(taken.statusCode()).isEqualTo(409);
      assertThat(taken.body())
          .contains(
              "already exists",
              "href=\"/console/blasts/twice\"",
              "there is a blast of this name already",
              "The second.</textarea>");
    }
    assertThat(stored("twice")).contains("The first.");
  }

  @Test
  void planningWhatNobodyChangedWritesNothing() {
    written("planned");
    var before = stored("planned");
    var fields = form("planned", BlastStore.version(before), "planned", "The first.\r\n");
    fields.put("then", "plan");
    var planned = BEN.post("/blasts", fields);
    assertThat(planned.statusCode()).isEqualTo(303);
    assertThat(planned.headers().firstValue("Location"))
        .contains("/console/blasts/planned/plan#saved=planned");
    assertThat(stored("planned")).isEqualTo(before);
    assertThat(log("planned")).hasSize(1);
  }

  @Test
  void whereASaveLeadsIsWhatTheButtonSays() {
    var fields = form("", "", "leads", "Hello.");
    fields.put("then", "test");
    var saved = ANA.post("/blasts", fields);
    assertThat(saved.headers().firstValue("Location"))
        .contains("/console/blasts/leads/test#saved=");
    assertThat(stored("leads")).contains("Hello.");
  }

  @Test
  void aProblemOfTheSenderIsMarkedThoughThereIsNoChoiceOfSenders() {
    var fields = form("", "", "sent-from", "Hello.");
    fields.put("sender", "99999");
    var page = ANA.post("/blasts", fields);
    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body()).contains("id=\"sender-problems\"", "there is no sender");
  }
}
