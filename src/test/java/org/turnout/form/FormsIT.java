package org.turnout.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.form.Form.Field;
import org.turnout.form.Form.Kind;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

class FormsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Directory DIRECTORY = TestPeople.directory(DB);
  private static final Form PETITION = form();

  private final Forms forms = new Forms(() -> Map.of("petition", PETITION), () -> DIRECTORY);

  private static Form form() {
    var fields = new LinkedHashMap<String, Field>();
    fields.put("name", new Field("name", Form.Type.TEXT, false, List.of()));
    return new Form(
        "petition", 3, Kind.PETITION, true, false, fields, Map.of("en", "We call on KP."));
  }

  @Test
  void aSignatureKeepsTextNameContactTimeAndEmployerAndIsSentBack() {
    var who = TestPeople.someone(DB);
    var result = sign(who, "Ana Cruz");
    assertThat(result.outcome()).isEqualTo(Submit.RECORDED.word());
    assertThat(mine(result).fields())
        .isEqualTo(
            Map.of(
                "name", new Value.Text("Ana Cruz"),
                "employer", new Value.Text("Kaiser Permanente"),
                "contact", new Value.Text(who.address().value()),
                "kind", new Value.Text("supporter"),
                "at", new Value.Moment(NOW)));
    assertThat(
            one(
                """
                select w.text || '/' || w.version || '/' || e.language from form_entry e
                join wording w on w.hash = e.wording_hash where person_id = :person
                """,
                who))
        .isEqualTo("We call on KP./3/en");
  }

  @Test
  void secondSignatureChangesNothing() {
    var who = TestPeople.someone(DB);
    sign(who, "Ana Cruz");
    var second = sign(who, "Somebody Else");
    assertThat(second.outcome()).isEqualTo(Submit.ALREADY.word());
    assertThat(mine(second).fields()).containsEntry("name", new Value.Text("Ana Cruz"));
    assertThat(one("select count(*) from form_entry where person_id = :person", who))
        .isEqualTo("1");
  }

  @Test
  void twentySignaturesOfOnePersonAtOnceAreOne() throws Exception {
    var who = TestPeople.someone(DB);
    Callable<ActionResult> signing = () -> sign(who, "Ana Cruz");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> signing).toList());
    }
    assertThat(one("select count(*) from form_entry where person_id = :person", who))
        .isEqualTo("1");
  }

  @Test
  void takingItBackKeepsTheTrailAndAllowsSigningAgain() {
    var who = TestPeople.someone(DB);
    sign(who, "Ana Cruz");
    assertThat(withdraw(who, "petition").outcome()).isEqualTo(Withdraw.WITHDRAWN.word());
    assertThat(withdraw(who, "petition").outcome()).isEqualTo(Withdraw.NONE.word());
    assertThat(sign(who, "Ana Cruz").outcome()).isEqualTo(Submit.RECORDED.word());
    assertThat(
            one(
                """
                select string_agg(t.what, ' ' order by t.id) from form_trail t
                join form_entry e on e.id = t.entry_id where e.person_id = :person
                """,
                who))
        .isEqualTo("submitted withdrawn submitted");
  }

  @Test
  void theExportRunsNoFormulas() throws Exception {
    sign(TestPeople.someone(DB), "=HYPERLINK(\"http://x\") Cruz");
    var out = new StringBuilder();
    DB.database()
        .inTransaction(handle -> {
          try {
            return new FormExport().write(handle, PETITION, out);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    assertThat(out.toString())
        .startsWith("id,submitted_at_utc,name,contact")
        .contains("\"'=HYPERLINK(\"\"http://x\"\") Cruz\"")
        // One digit too many for a number of ours, so it is written as a foreign one.
        .contains(",+1 512555")
        .doesNotContain("+1512555");
  }

  @Test
  void whatIsHandedOverNamesWhoSignedWhichWordsAndNoNumber() throws Exception {
    Contact who = TestPeople.someone(DB);
    sign(who, "Rosa Delgado");
    Contact other = TestPeople.someone(DB);
    sign(other, "Gone Again");
    DB.database()
        .inTransaction(handle ->
            handle.execute(
                "update form_entry set withdrawn_at = submitted_at where name = 'Gone Again'"));
    var out = new StringBuilder();
    DB.database()
        .inTransaction(handle -> {
          try {
            return new FormExport()
                .handOver(handle, PETITION, ZoneId.of("America/Los_Angeles"), out);
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    assertThat(out.toString())
        .startsWith("name,site,local,day (America/Los_Angeles),words\r\n")
        .containsPattern("Rosa Delgado,[^,]*,[^,]*,20[0-9]{2}-[0-9]{2}-[0-9]{2},")
        .doesNotContain("Gone Again", "555");
  }

  private ActionResult sign(Contact who, String name) {
    var request =
        new ActionRequest.Act(
            new Submit(),
            "petition",
            Map.of("name", new Value.Text(name), "employer", new Value.Text("Kaiser Permanente")),
            Optional.of("We call on KP."),
            "en");
    return tx(handle -> forms.submit(handle, request, who, NOW));
  }

  private ActionResult withdraw(Contact who, String form) {
    return tx(handle ->
        forms.withdraw(
            handle,
            new ActionRequest.Act(new Withdraw(), form, Map.of(), Optional.empty(), "en"),
            who,
            NOW));
  }

  private static ActionResult tx(java.util.function.Function<Handle, ActionResult> work) {
    return DB.database().inTransaction(work);
  }

  private static Value.Row mine(ActionResult result) {
    return (Value.Row) result.values().getOrDefault("mine", new Value.Row("", Map.of()));
  }

  private static String one(String sql, Contact who) {
    return DB.database()
        .<String>with(handle ->
            handle.createQuery(sql).bind("person", who.person().id()).mapTo(String.class).one());
  }
}
