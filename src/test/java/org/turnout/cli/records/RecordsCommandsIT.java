package org.turnout.cli.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.turnout.inbox.Holds;
import org.turnout.inbox.Inbox;
import org.turnout.people.Contact;
import org.turnout.people.PhoneNumber;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCommandLine;
import org.turnout.testkit.program.TestCommandLine.Ran;

/// The commands that work on the records, as they are typed.
class RecordsCommandsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final TestCommandLine typed = new TestCommandLine(DB);

  private Ran run(String... words) {
    return typed.run(words);
  }

  @Test
  void whatWaitsForAPersonIsListedWithoutANumberAndClosedOnce() {
    Contact who = TestPeople.someone(DB);
    DB.database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, "asked for a steward", NOW);
          return true;
        });
    long id = newest();
    var listed = run("inbox");
    assertThat(listed.code()).isZero();
    assertThat(listed.out())
        .contains(id + "  hand over", "asked for a steward", who.address().masked())
        .doesNotContain(who.address().value());
    assertThat(run("inbox", "list").out()).isEqualTo(listed.out());
    assertThat(run("inbox", "answer", "" + id, "A", "steward", "will", "call").code()).isZero();
    assertThat(bodies(who)).isEqualTo("A steward will call");
    assertThat(run("inbox", "list").out()).contains(id + "  hand over", "has it");
    assertThat(run("inbox", "close", "" + id, "called", "they", "know").code()).isZero();
    var again = run("inbox", "release", "" + id);
    assertThat(again.code()).isOne();
    assertThat(again.err()).contains("There is no open item " + id);
  }

  @Test
  void whatWasSetAsideIsListedUntilSomebodyHasLooked() {
    DB.database()
        .inTransaction(handle ->
            handle.execute(
                """
                insert into set_aside (sender, carrier_id, fault, tries, tried_at, set_aside_at)
                values ('72347', 'SMnobody', 'IllegalArgumentException', 3, now(), now())
                """));
    assertThat(run("inbox").out()).contains("could not be handled: 1");
    var listed = run("set-aside");
    assertThat(listed.out()).contains("SMnobody", "72347", "IllegalArgumentException");
    var id = listed.out().strip().split(" ")[0];
    assertThat(run("set-aside", "seen", id).code()).isZero();
    assertThat(run("set-aside").out()).contains("Nothing is set aside.");
    assertThat(run("set-aside", "seen", id).code()).isEqualTo(2);
    assertThat(run("inbox").out()).doesNotContain("could not be handled");
  }

  @Test
  void aSenderWithoutANumberThatHasTextedIsExplained() {
    DB.database()
        .inTransaction(handle ->
            handle.execute(
                """
                insert into address (channel, value, created_at)
                values ('sms', '72345', now()), ('sms', 'FIRST BANK', now())
                """));
    assertThat(run("explain", "72345").out()).contains("has texted us and is not a phone");
    assertThat(run("explain", "FIRST", "BANK").out()).contains("has texted us and is not a phone");
    assertThat(run("explain", "OTHER", "BANK").err()).contains("not a phone number");
  }

  @Test
  void theInboxIsNarrowedReadAndClosedWithAReason() {
    Contact who = TestPeople.someone(DB);
    DB.database()
        .inTransaction(handle -> {
          Inbox.handOver(handle, who, 0, "asked for a steward", NOW);
          return true;
        });
    String id = "" + newest();
    assertThat(run("inbox", "list", "--local", "none", "--older", "1m").out()).contains(id + "  ");
    assertThat(run("inbox", "list", "--language", "es", "--site", "x").out())
        .contains("Nothing that fits waits");
    assertThat(run("inbox", "list", "--older", "soon").code()).isEqualTo(2);
    assertThat(run("inbox", "note", id, "works", "nights").code()).isZero();
    assertThat(run("inbox", "number", id).out())
        .contains(PhoneNumber.dialed(who.address().value()));
    assertThat(run("inbox", "close", id, "bored").err()).contains("not-needed, other");
    assertThat(run("inbox", "close", id, "other", "a", "wrong", "number").code()).isZero();
    assertThat(run("inbox", "thread", id).out())
        .contains("note of", "> works nights", ": other (a wrong number)");
    assertThat(run("inbox", "thread", "999999").code()).isOne();
  }

  @Test
  void aStewardsTokenSaysWhoseItemsTheySee() {
    assertThat(run("token", "create", "Dana Reyes", "--role", "steward").out())
        .contains("Dana Reyes answers members of: san-diego-care");
    assertThat(run("token", "create", "Nobody Known", "--role", "steward").out())
        .contains("No local and no site in config/locals.yaml names Nobody Known");
    assertThat(run("token", "create", "Ana", "--role", "captain").err())
        .contains("viewer, steward, organizer or admin");
  }

  @Test
  void twoPeopleDoNotGetTheSameNameUnnoticed() {
    assertThat(run("token", "create", "Cora Price", "--role", "viewer").code()).isZero();
    var second = run("token", "create", "cora  price", "--role", "admin");
    assertThat(second.code()).isOne();
    assertThat(second.out()).doesNotContain("turnout_");
    assertThat(second.err())
        .contains("Cora Price has a token already (viewer, valid until ")
        .contains("./turnout token link 'Cora Price'", "--again");
    assertThat(run("token", "create", "Cora Price", "--role", "admin", "--again").out())
        .contains("Token of Cora Price (admin)");
    run("token", "revoke", "Cora Price");
    assertThat(run("token", "create", "Cora Price", "--role", "viewer").code()).isZero();
  }

  @Test
  void aDoubtfulTextThatWasAnOptOutStopsThePhone() {
    Contact who = TestPeople.someone(DB);
    DB.database()
        .inTransaction(handle -> {
          Holds.review(handle, who, 0, "basta", NOW);
          return true;
        });
    assertThat(run("inbox", "stop", "" + newest(), "--by", "rosa").code()).isZero();
    assertThat(TestPeople.again(DB, who).stopped()).isTrue();
  }

  @Test
  void membersAreTakenInAndRefusedRowsAreNamed(@TempDir Path folder) throws IOException {
    var file = folder.resolve("members.csv");
    var local = ProgramSettings.files(Path.of("")).locals().locals().getFirst().slug();
    Files.writeString(
        file,
        "\uFEFFlocal,member_number,name,phone\n%s,1001,Rosa Delgado,(310) 555-0100\n%s,1002,Ana,12\n"
            .formatted(local, local));
    var ran = run("import", "members", file.toString());
    assertThat(ran.out())
        .contains("1 added, 0 known already, 1 not taken")
        .contains("line 3: phone");
    assertThat(ran.code()).isOne();
    assertThat(run("import", "members", folder.resolve("none.csv").toString()).code()).isEqualTo(2);
  }

  @Test
  void aListFromASpreadsheetInAnotherEncodingIsReadOrRefusedInWordsThatHelp(@TempDir Path folder)
      throws IOException {
    var local = ProgramSettings.files(Path.of("")).locals().locals().getFirst().slug();
    var csv = "local,member_number,name\n%s,2001,José Núñez\n".formatted(local);
    var file = folder.resolve("excel.csv");
    Files.write(file, csv.getBytes(Charset.forName("windows-1252")));
    for (var refused :
        List.of(
            run("import", "members", file.toString()),
            run("import", "list", "excel", file.toString()))) {
      assertThat(refused.out()).contains("not in UTF-8", "save it as 'CSV UTF-8'");
      assertThat(refused.code()).isOne();
    }
    Files.writeString(file, "\uFEFF" + csv, StandardCharsets.UTF_16LE);
    assertThat(run("import", "members", file.toString()).out()).contains("1 added");
  }

  @Test
  void aListThatNobodyCouldBeTakenFromSaysThatTheOldOneStays(@TempDir Path folder)
      throws IOException {
    var local = ProgramSettings.files(Path.of("")).locals().locals().getFirst().slug();
    var file = folder.resolve("list.csv");
    Files.writeString(file, "local,member_number,name\n%s,3001,Ana\n".formatted(local));
    run("import", "members", file.toString());
    assertThat(run("import", "list", "march", file.toString()).out())
        .contains("1 on the list march");
    for (var nobody : List.of("local,member_number\n", "shoe\n44\n", "phone\n12\n")) {
      Files.writeString(file, nobody);
      var ran = run("import", "list", "march", file.toString());
      assertThat(ran.out()).contains("Nothing was imported: the list march still has 1 on it");
      assertThat(ran.code()).isOne();
    }
    assertThat(run("import", "list", "may", file.toString()).out())
        .contains("Nothing was imported: there is no list may");
  }

  @Test
  void signaturesAreExportedToAFileOfTheirOwnersOnly(@TempDir Path folder) throws IOException {
    var file = folder.resolve("petition.csv");
    var ran = run("export", "form", "petition", "--out", file.toString());
    assertThat(ran.code()).isZero();
    assertThat(ran.err()).contains("0 entries of petition in");
    assertThat(Files.readString(file)).startsWith("id,submitted_at_utc,name,contact");
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
    assertThat(run("export", "form", "petition").out()).startsWith("id,submitted_at_utc,name");
    var unknown = run("export", "form", "petitions");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("there are: petition, stickers");
  }

  @Test
  void aMistypedHashIsNoSignOfTampering() {
    for (var typo : List.of("deadbeef", "g".repeat(64))) {
      var ran = run("audit", "verify", typo);
      assertThat(ran.err()).contains("A hash has 64").doesNotContain("not whole");
      assertThat(ran.code()).isEqualTo(2);
    }
  }

  @Test
  void theLogOfOneSubjectIsAskedForWithOrWithoutTheWordList() {
    var listed = run("audit", "list", "--of", "run 12");
    var asked = run("audit", "--of", "run 12");
    assertThat(asked.code()).isZero();
    assertThat(asked.out()).isEqualTo(listed.out());
  }

  @Test
  void theDoctorSeesTheServersAndNamesWhatIsMissing() {
    var ran = run("doctor");
    assertThat(ran.code()).isOne();
    assertThat(ran.out())
        .contains("OK    java", "OK    postgres   answers at DATABASE_URL", "OK    redis")
        .contains("FAIL  twilio     TWILIO_ACCOUNT_SID or TWILIO_AUTH_TOKEN is not set")
        .contains("72347: Turnout answers STOP", "no bot (DISCORD_TOKEN is not set)")
        .doesNotContain(DB.url().value());
  }

  private static long newest() {
    return DB.database()
        .with(
            handle -> handle.createQuery("select max(id) from inbox_item").mapTo(Long.class).one());
  }

  private static String bodies(Contact who) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select body from outbox where address_id = :id")
                .bind("id", who.addressId())
                .mapTo(String.class)
                .one());
  }
}
