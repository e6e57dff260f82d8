package org.turnout.cli.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.LocalsFile;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCommandLine;
import org.turnout.testkit.program.TestCommandLine.Ran;

/// `./turnout orders` as it is typed.
class OrdersCommandIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final LocalsFile LOCALS = ProgramSettings.files(Path.of("")).locals();
  private static final String LOCAL = LOCALS.locals().getFirst().slug();
  private static final String OTHER = LOCALS.locals().getLast().slug();

  private final TestCommandLine typed = new TestCommandLine(DB);

  @BeforeAll
  static void storeTheLocals() {
    DB.database().inTransaction(handle -> Directory.store(handle, LOCALS));
  }

  private Ran run(String... words) {
    return typed.run(words);
  }

  private static long order(Contact who, String local) {
    return DB.database()
        .inTransaction(handle ->
            handle
                .createQuery(
                    """
                    insert into form_entry (form, version, person_id, address_id, once, fields, name, contact, kind,
                      local_id, language, submitted_at, status)
                    select 'stickers', 1, :person, :address, false,
                      '{"count": 40, "for": "night shift"}', '=Ana', :contact, 'employee', l.id, 'es', :now, 'new'
                    from local l where l.slug = :local returning id
                    """)
                .bind("person", who.person().id())
                .bind("address", who.addressId())
                .bind("contact", who.address().value())
                .bind("now", NOW)
                .bind("local", local)
                .mapTo(Long.class)
                .one());
  }

  @Test
  void ordersOfALocalAreListedPackedAndSentAndTheMemberIsToldInTheirLanguage() {
    var who = TestPeople.someone(DB);
    long mine = order(who, LOCAL);
    long theirs = order(TestPeople.someone(DB), OTHER);
    var listed = run("orders", "list", "--local", LOCAL);
    assertThat(listed.code()).isZero();
    assertThat(listed.out())
        .contains(mine + "  new", "stickers (40)", "for: night shift")
        .doesNotContain(theirs + "  new");
    assertThat(run("orders").out()).contains(mine + "  new", theirs + "  new");
    assertThat(run("orders", "pack", "--local", LOCAL, "--by", "rosa").out())
        .contains("Order " + mine + " is packed.", "not moved")
        .doesNotContain("Order " + theirs);
    var again = run("orders", "pack", "" + mine, "" + theirs);
    assertThat(again.code()).isOne();
    assertThat(again.err()).contains("order " + mine + " is packed already, by cli:rosa");
    assertThat(again.out()).contains("Order " + theirs + " is packed.");
    var sent = run("orders", "send", "--local", LOCAL);
    assertThat(sent.code()).isZero();
    assertThat(sent.out()).contains("1 moved, 1 told by a text, 0 not moved");
    assertThat(texts(who))
        .singleElement()
        .asString()
        .contains("su pedido va en camino: stickers (40)");
    assertThat(run("audit", "--of", "order " + mine).out())
        .contains("cli:rosa", "orders.pack", "orders.send", "told: yes");
    assertThat(run("orders", "list", "--state", "sent").out()).contains(mine + "  sent");
  }

  @Test
  void theListIsCsvThatRunsNoFormulas() {
    long id = order(TestPeople.someone(DB), OTHER);
    var ran = run("orders", "list", "--csv", "--state", "new");
    assertThat(ran.code()).isZero();
    assertThat(ran.out())
        .startsWith("id,state,ordered_at_utc,form,count,local,site,name,contact,more")
        .contains(id + ",new,")
        .contains(",'=Ana,");
  }

  @Test
  void whatIsMistypedIsSaidSo() {
    var unknown = run("orders", "list", "--local", LOCAL + "x");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("There is no local '" + LOCAL + "x'", LOCAL);
    var none = run("orders", "send");
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("Give the orders' ids, or a local");
    assertThat(run("orders", "pack", "--local", OTHER, "12").code()).isEqualTo(2);
    assertThat(run("orders", "list", "--state", "lost").code()).isEqualTo(2);
    assertThat(run("orders", "--help").out()).contains("orders pack 12 13 14");
  }

  private static List<String> texts(Contact who) {
    return DB.database()
        .with(handle ->
            handle
                .createQuery("select body from outbox where address_id = :id")
                .bind("id", who.addressId())
                .mapTo(String.class)
                .list());
  }
}
