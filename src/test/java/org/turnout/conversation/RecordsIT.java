package org.turnout.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.testkit.TestPeople.NOW;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.campaign.CampaignFiles;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Effect;
import org.turnout.flow.Value;
import org.turnout.form.Forms;
import org.turnout.language.Languages;
import org.turnout.line.CheckIns;
import org.turnout.people.ConsentStore;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.People;
import org.turnout.people.Site;
import org.turnout.problem.Problems;
import org.turnout.roster.Release;
import org.turnout.roster.Reserve;
import org.turnout.roster.RosterLists;
import org.turnout.roster.RosterStore;
import org.turnout.roster.Rosters;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.TestPeople;

/// The shipped campaign, from its files to the records.
class RecordsIT {
  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final CampaignFiles CAMPAIGN =
      CampaignFiles.read(Path.of(""), Map.of(), new Problems()).orElseThrow();
  private static final Directory DIRECTORY = stored();

  private final Rosters rosters = new Rosters(CAMPAIGN::rosters, () -> DIRECTORY);
  private final ChoiceLists lists =
      new ChoiceLists(
          () -> DIRECTORY,
          Languages.builtIn(),
          CAMPAIGN::topics,
          new RosterLists(CAMPAIGN::rosters, () -> DIRECTORY));
  private final Records records =
      new Records(
          lists,
          rosters,
          ActionTable.executors(
              new ActionTable.Stores(
                  new Forms(CAMPAIGN::forms, () -> DIRECTORY),
                  rosters,
                  new CheckIns(() -> DIRECTORY))));
  private final PersonEffects effects =
      new PersonEffects(new People(), new ConsentStore(), CAMPAIGN::topics, () -> DIRECTORY);

  private static Directory stored() {
    return DB.database()
        .inTransaction(handle -> {
          var directory = Directory.store(handle, CAMPAIGN.locals());
          CAMPAIGN
              .rosters()
              .values()
              .forEach(it -> RosterStore.store(handle, it, directory, TestPeople.NOW));
          return directory;
        });
  }

  @Test
  void everyListHasTheFieldsThatCheckKnows() {
    var fields = new HashMap<>(FactNames.lists());
    fields.putAll(FactNames.lists("picket"));
    var who = TestPeople.someone(DB);
    fields.forEach((list, known) ->
        assertThat(
                carryOut(new ActionRequest.Look(list, Map.of(), Optional.of("nearest")), who)
                    .rows())
            .allSatisfy(row -> assertThat(known.keySet()).containsAll(row.fields().keySet())));
    assertThat(carryOut(look("sites"), who).rows()).hasSize(32);
    assertThat(carryOut(look("languages"), who).rows()).hasSize(3);
  }

  @Test
  void aShiftIsFoundTakenAndGivenBack() {
    var who = TestPeople.someone(DB);
    effect(new Effect.Remember("site", new Value.Text("denver")), who);
    var known = TestPeople.again(DB, who);
    var day = carryOut(look("picket.days"), known).rows().getFirst();
    var near =
        carryOut(
                new ActionRequest.Look("picket.shifts", Map.of("day", day), Optional.of("nearest")),
                known)
            .rows();
    assertThat(near.getFirst().id()).isEqualTo("denver-2026-10-05-0600");
    var place = near.getFirst().id();
    assertThat(carryOut(on(new Reserve(), place), known).outcome())
        .isEqualTo(Reserve.GOT_IT.word());
    assertThat(carryOut(look("picket.mine"), known).rows()).hasSize(1);
    assertThat(carryOut(on(new Release(), place), known).outcome())
        .isEqualTo(Release.RELEASED.word());
    assertThat(carryOut(look("picket.mine"), known).outcome()).isEqualTo("none");
  }

  @Test
  void whatATurnChangesIsKnownInTheNext() {
    var who = TestPeople.someone(DB);
    effect(new Effect.Remember("name", new Value.Text("Ana Cruz")), who);
    effect(new Effect.Remember("language", new Value.Text("es")), who);
    effect(new Effect.Remember("zip", new Value.Text("80205")), who);
    effect(new Effect.Remember("kind", new Value.Text("employee")), who);
    effect(new Effect.Remember("site", new Value.Row("sunset", Map.of())), who);
    effect(new Effect.Subscribe("picket", "alerts", "es"), who);
    effect(new Effect.Notify("picket.opening"), who);
    var known = TestPeople.again(DB, who);
    assertThat(known.person().name()).contains("Ana Cruz");
    assertThat(known.language()).isEqualTo("es");
    assertThat(known.site(DIRECTORY)).map(Site::slug).contains("sunset");
    assertThat(known.topics()).containsExactly("picket");
    effect(new Effect.Unsubscribe("picket"), who);
    assertThat(TestPeople.again(DB, who).topics()).isEmpty();
    assertThat(effect(new Effect.HandOver("lost"), who)).isFalse();
  }

  private static ActionRequest look(String list) {
    return new ActionRequest.Look(list, Map.of(), Optional.empty());
  }

  private static ActionRequest on(Action action, String place) {
    return new ActionRequest.Act(
        action, "picket", Map.of("place", new Value.Text(place)), Optional.empty(), "en");
  }

  private ActionResult carryOut(ActionRequest request, Contact who) {
    return DB.database().inTransaction(handle -> records.carryOut(handle, request, who, NOW));
  }

  private boolean effect(Effect effect, Contact who) {
    var said = new ConsentStore.Said("flow", Optional.of("SM9"), NOW, NOW);
    return DB.database()
        .<Boolean>inTransaction(handle -> effects.carryOut(handle, effect, who, said));
  }
}
