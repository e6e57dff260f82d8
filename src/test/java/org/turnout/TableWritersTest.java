package org.turnout;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A table is written by one package, so that a rule about its rows is in one place: others call
/// the owner. Who may read it is not limited, but for the outbox, which knows nothing of blasts.
class TableWritersTest {
  /// Each package's tables.
  private static final Map<String, String> OWNED =
      Map.ofEntries(
          Map.entry("access", "access_token sign_in_code api_request"),
          Map.entry("alarm", "alarm alarm_notice incident"),
          Map.entry("audit", "audit_entry audit_head"),
          Map.entry("bundle", "bundle"),
          Map.entry("blast.text", "blast"),
          Map.entry("blast.plan", "blast_recipient whereabouts"),
          Map.entry("blast.run", "blast_run run_tally"),
          Map.entry("blast.series", "blast_series blast_occurrence"),
          Map.entry("conversation", "inbound turn timer sweep set_aside"),
          Map.entry("flow.store", "flow_set"),
          Map.entry("form", "form_entry form_trail"),
          Map.entry("inbox", "inbox_item inbox_note inbox_text"),
          Map.entry(
              "line",
              "attendance poster_scan shift_watch absence line_mark captain_device captain_code"),
          Map.entry("link", "link link_key link_click"),
          Map.entry("media", "photo"),
          Map.entry("outbox", "outbox"),
          Map.entry(
              "people",
              "local site person address address_person membership wording consent_event"
                  + " topic_subscription campaign_fact person_tag"),
          Map.entry("postgres", "lease"),
          Map.entry(
              "roster",
              "place reservation line_entry notice_override opening_wish place_reminded roster_news"
                  + " call_off check_in_key place_trade standby cover_need"),
          Map.entry("transfer", "people_list people_list_entry"));

  /// Functions of the database that write, with the package they are a part of, or `*` where a
  /// write outside of its owner is meant:
  /// - `take_turn` is one commit of one server call by design (0003): the text that came in, the
  ///   turn, its timer and its texts;
  /// - `tally_run` counts every update of the ledger, no matter who makes it (0050);
  /// - the others raise the version of an address when something that a turn reads of its person
  ///   has changed (0003).
  private static final Map<String, String> FUNCTIONS =
      Map.of(
          "claim_blast", "outbox",
          "take_turn", "*",
          "tally_run", "*",
          "bump_person_version", "*",
          "bump_persons_versions", "*",
          "bump_addresses_versions", "*");

  /// Tables whose only row a migration makes.
  private static final Set<String> MADE_WITH_A_ROW =
      Set.of("audit_head", "link_key", "check_in_key");

  private static final Path MAIN = Path.of("src/main/java/org/turnout");
  private static final Path SQL = Path.of("src/main/resources");

  private static final Map<String, String> OWNERS =
      OWNED.entrySet().stream()
          .flatMap(owned ->
              Stream.of(owned.getValue().split(" ")).map(table -> Map.entry(table, owned.getKey())))
          .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));

  private static final SqlWrites WRITES = new SqlWrites(OWNERS.keySet());

  @Test
  void eachTableIsWrittenByThePackageItBelongsTo() {
    assertThat(files(MAIN, ".java"))
        .isNotEmpty()
        .allSatisfy((name, source) -> assertThat(inJava(name, source)).isEmpty());
  }

  @Test
  void functionsOfTheDatabaseWriteWhatTheyAreListedFor() {
    assertThat(files(SQL, ".sql"))
        .isNotEmpty()
        .allSatisfy((name, source) -> assertThat(inSql(name, source)).isEmpty());
  }

  @Test
  void theLedgerKnowsNothingOfBlasts() {
    var blasts =
        new SqlWrites(
            OWNERS.entrySet().stream()
                .filter(owned -> owned.getValue().startsWith("blast."))
                .map(Map.Entry::getKey)
                .collect(java.util.stream.Collectors.toSet()));
    assertThat(files(MAIN, ".java"))
        .allSatisfy((name, source) -> {
          if (name.startsWith("outbox/")) {
            assertThat(blasts.reads(source)).as(name).isEmpty();
          }
        });
  }

  @Test
  void everyTableHasAnOwner() {
    var tables = named("(?i)create table (?:if not exists )?(\\w+)");
    tables.removeAll(named("(?i)drop table (\\w+)"));
    assertThat(OWNERS.keySet()).isEqualTo(tables);
  }

  private static Set<String> named(String statement) {
    var pattern = Pattern.compile(statement);
    return files(SQL, ".sql").values().stream()
        .flatMap(source -> pattern.matcher(source).results())
        .map(match -> match.group(1))
        .collect(toSet());
  }

  @Test
  void aWriteOfSomebodyElsesTableIsFoundWithItsFileAndLine() {
    var planted =
        """
        package org.turnout.blast;
        /// Does not update outbox set state = 'skipped'.
        class Planted {
          String read = "select 1 from outbox for update";
          String inOne = "update outbox set state = 'skipped' where id = :id";
          String block =
              \"""
              with gone as (
                delete from address where id = 1)
              insert into run_tally (run_id) select 1
              on conflict do update set n = 1
              \""";
          Copy copy = new Copy(handle, "person (id, name)");
          String hidden = "insert into " + table;
        }
        """;
    assertThat(inJava("blast/run/Planted.java", planted))
        .containsExactly(
            "blast/run/Planted.java:5 writes outbox, which belongs to outbox",
            "blast/run/Planted.java:9 writes address, which belongs to people",
            "blast/run/Planted.java:13 writes person, which belongs to people",
            "blast/run/Planted.java:14 writes a table that it does not name");
  }

  @Test
  void aFunctionThatWritesUnlistedAndAMigrationThatFillsATableAreFound() {
    var planted =
        """
        create function sneaky() returns trigger language plpgsql as $$
        begin
          -- update person set name = 'x'
          update blast_run r set state = 'paused';
          return null;
        end $$;
        insert into address (channel) values ('sms');
        create or replace function claim_blast(p bigint) returns void language sql as $body$
          update outbox o set state = 'claimed';
          delete from run_tally;
        $body$;
        """;
    assertThat(inSql("V001__planted.sql", planted))
        .containsExactlyInAnyOrder(
            "V001__planted.sql:4 writes blast_run, which belongs to blast.run",
            "V001__planted.sql:7 writes address, which belongs to people",
            "V001__planted.sql:10 writes run_tally, which belongs to blast.run");
  }

  private static List<String> inJava(String name, String source) {
    int folder = name.lastIndexOf('/');
    String writer = folder < 0 ? "" : name.substring(0, folder).replace('/', '.');
    return WRITES.inJava(source).stream()
        .filter(found -> !writer.equals(OWNERS.get(found.table())))
        .map(found -> breach(name, found))
        .toList();
  }

  private static List<String> inSql(String name, String source) {
    return WRITES.inSql(source).stream()
        .filter(found -> {
          String writer = FUNCTIONS.getOrDefault(found.by(), "");
          boolean made = found.by().isEmpty() && MADE_WITH_A_ROW.contains(found.table());
          return !made && !writer.equals("*") && !writer.equals(OWNERS.get(found.table()));
        })
        .map(found -> breach(name, found))
        .toList();
  }

  private static String breach(String name, SqlWrites.Found found) {
    String what =
        found.table().equals("?")
            ? "a table that it does not name"
            : found.table() + ", which belongs to " + OWNERS.get(found.table());
    return name + ":" + found.line() + " writes " + what;
  }

  /// The files below a folder by their names from there.
  private static Map<String, String> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending))
          .collect(toMap(file -> folder.relativize(file).toString(), TableWritersTest::read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
