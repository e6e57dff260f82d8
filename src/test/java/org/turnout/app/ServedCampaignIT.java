package org.turnout.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.audit.AuditEntry;
import org.turnout.bundle.Bundles;
import org.turnout.testkit.CapturedLogs;
import org.turnout.testkit.TestDatabase;
import org.turnout.time.Clocks;

/// Files that are edited while they are served.
class ServedCampaignIT {
  @AutoClose private final TestDatabase db = TestDatabase.fresh();

  private final Path home;
  private final ServedCampaign served;

  ServedCampaignIT(@TempDir Path home) throws IOException {
    this.home = home;
    copy("config", Path.of(""), home);
    copy("flows", Path.of(""), home);
    this.served = node(home, "one");
    assertThat(served.load().hasErrors()).isFalse();
  }

  private ServedCampaign node(Path files, String name) {
    return new ServedCampaign(
        files,
        Map.of(),
        UnaryOperator.identity(),
        db.database(),
        new Clocks(InstantSource.system(), InstantSource.system()),
        name);
  }

  /// A folder with the same files.
  private Path copied(Path other) throws IOException {
    copy("config", home, other);
    copy("flows", home, other);
    return other;
  }

  @Test
  void anEditIsTakenWithoutARestart() throws IOException {
    String before = hash();
    assertThat(served.round()).isZero();
    edit("flows/petition.yaml", "No problem, nothing was signed.", "Fine, nothing was signed.");
    assertThat(served.round()).isOne();
    assertThat(hash()).isNotEqualTo(before);
    assertThat(served.flows().version(before)).isPresent();
  }

  @Test
  void aBadEditNeverReplacesWhatIsServedAndIsNamedInTheLog() throws IOException {
    String before = hash();
    var forms = served.forms();
    edit("flows/petition.yaml", "run: offer_alerts", "run: offer_alert");
    edit("config/forms/stickers.yaml", "form: stickers", "form: sticker");
    try (var logs = CapturedLogs.open()) {
      assertThat(served.round()).isOne();
      assertThat(logs.lines())
          .anyMatch(
              line -> line.contains("config/forms/stickers.yaml") && line.contains("other-name"));
    }
    assertThat(hash()).isEqualTo(before);
    assertThat(served.forms()).isSameAs(forms);
    edit("config/forms/stickers.yaml", "form: sticker", "form: stickers");
    edit("flows/petition.yaml", "run: offer_alert", "run: offer_alerts");
    assertThat(served.round()).isOne();
    assertThat(hash()).isEqualTo(before);
  }

  @Test
  void anUndoneEditIsNoReturnToOlderFiles() throws IOException {
    String before = hash();
    edit("flows/petition.yaml", "No problem, nothing was signed.", "Fine, nothing was signed.");
    served.round();
    edit("flows/petition.yaml", "Fine, nothing was signed.", "No problem, nothing was signed.");
    served.round();
    assertThat(hash()).isEqualTo(before);
    assertThat(served.servesOwnFiles()).isTrue();
  }

  @Test
  void aNodeThatStartsWithOlderFilesServesTheCurrentOnesAndSaysSo(@TempDir Path other)
      throws IOException {
    copied(other);
    edit("flows/petition.yaml", "No problem, nothing was signed.", "Fine, nothing was signed.");
    editRoom();
    served.round();
    int room = room();
    var late = node(other, "two");
    try (var logs = CapturedLogs.open()) {
      assertThat(late.load().hasErrors()).isFalse();
      assertThat(logs.lines())
          .anyMatch(line -> line.contains("are older") && line.contains("records use"));
    }
    assertThat(late.flows().current().hash()).isEqualTo(hash());
    assertThat(late.servesOwnFiles()).isFalse();
    assertThat(room()).isEqualTo(room);
    Files.setLastModifiedTime(
        other.resolve("flows/petition.yaml"), FileTime.from(Instant.parse("2026-10-03T17:00:00Z")));
    late.round();
    assertThat(room()).as("a touch of an older file").isEqualTo(room);
    assertThat(late.flows().current().hash()).isEqualTo(hash());
    assertThat(served.round()).as("nothing is new to the first node").isZero();
  }

  @Test
  void whatANodeBringsIsServedByAllOfThem(@TempDir Path other) throws IOException {
    var late = node(copied(other), "two");
    assertThat(late.load().hasErrors()).isFalse();
    edit("flows/petition.yaml", "No problem, nothing was signed.", "Fine, nothing was signed.");
    served.round();
    assertThat(late.round()).isOne();
    assertThat(late.flows().current().hash()).isEqualTo(hash());
    assertThat(late.servesOwnFiles()).isFalse();
  }

  @Test
  void goingBackIsAnActWithAName(@TempDir Path other) throws IOException {
    String before = hash();
    edit("flows/petition.yaml", "No problem, nothing was signed.", "Fine, nothing was signed.");
    served.round();
    var kept = db.database().with(handle -> Bundles.newest(handle, 9));
    assertThat(kept).hasSize(2);
    db.database()
        .inTransaction(handle -> {
          Bundles.use(handle, kept.getLast(), new Actor("ana", "cli"), Instant.now());
          return true;
        });
    assertThat(served.round()).isOne();
    assertThat(hash()).isEqualTo(before);
    assertThat(served.servesOwnFiles()).as("its folder is the older one now").isFalse();
    assertThat(db.database().with(handle -> Audit.newest(handle, 1)).getFirst().act())
        .isEqualTo("bundle.use");
  }

  @Test
  void aShiftNeverLosesRoomSilently() throws IOException {
    try (var logs = CapturedLogs.open()) {
      editRoom();
      served.round();
      assertThat(logs.lines()).anyMatch(line -> line.contains("less room"));
    }
    List<AuditEntry> log = db.database().with(handle -> Audit.newest(handle, 50));
    assertThat(log).anyMatch(entry -> entry.act().equals("roster.room"));
  }

  private void editRoom() throws IOException {
    for (var file : rosters()) {
      Files.writeString(file, Files.readString(file).replaceAll("(?m)\\broom: *[0-9]+", "room: 7"));
    }
  }

  private List<Path> rosters() throws IOException {
    try (var files = Files.list(home.resolve("config/rosters"))) {
      return files.toList();
    }
  }

  private int room() {
    return db.database()
        .with(
            handle -> handle.createQuery("select sum(room) from place").mapTo(Integer.class).one());
  }

  private String hash() {
    return served.flows().current().hash();
  }

  private void edit(String file, String from, String to) throws IOException {
    String text = Files.readString(home.resolve(file));
    assertThat(text).contains(from);
    Files.writeString(home.resolve(file), text.replace(from, to));
  }

  private static void copy(String folder, Path from, Path to) throws IOException {
    try (var files = Files.walk(from.resolve(folder))) {
      for (var file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }
}
