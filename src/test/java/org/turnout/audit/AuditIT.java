package org.turnout.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.turnout.testkit.TestPeople.NOW;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.TestDatabase;

class AuditIT {
  private static final Actor ANA = new Actor("ana", "cli");

  private TestDatabase db;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    db.close();
  }

  private AuditEntry record(String act, Map<String, String> details) {
    return db.database()
        .inTransaction(handle -> Audit.record(handle, ANA, act, "run 12", details, NOW));
  }

  private List<AuditEntry> ofRun() {
    return db.database().with(handle -> Audit.of(handle, "run 12"));
  }

  private void three() {
    record("blast.approve", Map.of());
    record("blast.start", Map.of("hold", "60 s"));
    record("blast.pause", Map.of("why", "\"typo\"\n\0 ñ 👍"));
  }

  private ChainVerdict verify(Optional<String> kept) {
    return db.database().inTransaction(handle -> HashChain.verify(handle, kept, _ -> {}));
  }

  /// What somebody with the keys to the server can do.
  private void tamper(String... statements) {
    db.database()
        .inTransaction(handle -> {
          handle.execute("set local session_replication_role = replica");
          for (var sql : statements) {
            handle.execute(sql);
          }
          return true;
        });
  }

  @Test
  void whatWasWrittenIsReadBackAndWhole() {
    three();
    var newest = db.database().with(handle -> Audit.newest(handle, 2));
    assertThat(newest).extracting(AuditEntry::act).containsExactly("blast.pause", "blast.start");
    assertThat(newest.get(0).details())
        .isEqualTo(new TreeMap<>(Map.of("why", "\"typo\"\n\uFFFD ñ 👍")));
    assertThat(ofRun()).hasSize(3);
    assertThat(verify(Optional.empty())).isEqualTo(new ChainVerdict.Whole(3, newest.get(0).hash()));
    assertThat(verify(Optional.of(newest.get(1).hash()))).isInstanceOf(ChainVerdict.Whole.class);
  }

  @Test
  void anEmptyLogIsWhole() {
    assertThat(verify(Optional.empty())).isEqualTo(new ChainVerdict.Whole(0, AuditEntry.NOTHING));
  }

  @Test
  void nothingCanBeChangedOrRemoved() {
    three();
    for (var sql :
        List.of(
            "update audit_entry set name = 'ben'",
            "delete from audit_entry",
            "truncate audit_entry")) {
      assertThatThrownBy(() -> db.database().with(handle -> handle.execute(sql)))
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void aChangedEntryIsNamed() {
    three();
    tamper("update audit_entry set name = 'ben' where number = 2");
    assertThat(verify(Optional.empty()))
        .isEqualTo(
            new ChainVerdict.Broken(2, "entry 2 was changed, or moved here, after it was written"));
  }

  @Test
  void aDetailThatMovesFromNameToValueIsAChange() {
    record("blast.start", Map.of("ab", "c"));
    tamper("update audit_entry set details = '{\"a\": \"bc\"}'");
    assertThat(verify(Optional.empty())).isInstanceOf(ChainVerdict.Broken.class);
  }

  @Test
  void aMissingEntryIsNamedWhereverItStood() {
    three();
    tamper("delete from audit_entry where number = 3");
    assertThat(verify(Optional.empty()))
        .isEqualTo(new ChainVerdict.Broken(3, "entry 3 is missing"));
    tamper("delete from audit_entry where number = 1");
    assertThat(verify(Optional.empty()))
        .isEqualTo(new ChainVerdict.Broken(1, "entry 1 is missing"));
    tamper("delete from audit_entry");
    assertThat(verify(Optional.empty()))
        .isEqualTo(new ChainVerdict.Broken(1, "entries 1 to 3 are missing"));
  }

  @Test
  void twoEntriesThatChangedPlacesAreNamed() {
    three();
    tamper(
        "update audit_entry set number = 99 where number = 1",
        "update audit_entry set number = 1 where number = 2",
        "update audit_entry set number = 2 where number = 99");
    assertThat(verify(Optional.empty()))
        .isEqualTo(
            new ChainVerdict.Broken(1, "entry 1 was changed, or moved here, after it was written"));
  }

  @Test
  void anEntryWrittenAnewWithItsHashBreaksTheChainBehindIt() {
    three();
    tamper(anew(1));
    assertThat(verify(Optional.empty()))
        .isEqualTo(
            new ChainVerdict.Broken(
                2,
                "entry 2 was not written after the entry before it: one of the two was replaced"));
  }

  @Test
  void aKeptHashShowsALogThatWasWrittenAnewToItsEnd() {
    three();
    String kept = db.database().with(handle -> Audit.newest(handle, 1)).getFirst().hash();
    tamper(anew(3));
    tamper("update audit_head set hash = (select hash from audit_entry where number = 3)");
    assertThat(verify(Optional.empty())).isInstanceOf(ChainVerdict.Whole.class);
    assertThat(verify(Optional.of(kept)))
        .isEqualTo(
            new ChainVerdict.Broken(
                3, "no entry has the hash that was kept: the log was rewritten since then"));
  }

  private String anew(long number) {
    var old = ofRun().get(Math.toIntExact(number - 1));
    var forged =
        AuditEntry.after(
            number, old.previous(), NOW, new Actor("ben", "cli"), old.act(), "run 12", Map.of());
    return "update audit_entry set name = 'ben', details = '{}', hash = '%s' where number = %d"
        .formatted(forged.hash(), number);
  }

  @Test
  void whatIsRolledBackLeavesNoEntry() {
    assertThatThrownBy(() ->
            db.database()
                .inTransaction((Handle handle) -> {
                  Audit.record(handle, ANA, "blast.start", "run 12", Map.of(), NOW);
                  throw new IllegalStateException("no");
                }))
        .hasMessage("no");
    assertThat(verify(Optional.empty())).isEqualTo(new ChainVerdict.Whole(0, AuditEntry.NOTHING));
  }

  @Test
  void manyAtOnceMakeOneChain() {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        String act = "act." + i;
        threads.submit(() -> record(act, Map.of()));
      }
    }
    assertThat(verify(Optional.empty())).isInstanceOf(ChainVerdict.Whole.class);
    assertThat(ofRun()).hasSize(200);
  }
}
