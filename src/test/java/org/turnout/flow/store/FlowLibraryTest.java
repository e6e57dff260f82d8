package org.turnout.flow.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.turnout.app.ActionTable;
import org.turnout.channel.Channel;
import org.turnout.flow.Engine;
import org.turnout.flow.TurnLimits;
import org.turnout.flow.talk.SimulatedPerson;
import org.turnout.flow.talk.SimulatedTalk;
import org.turnout.flow.talk.SimulatedWorld;
import org.turnout.flow.yaml.BundleChecker;
import org.turnout.flow.yaml.FlowBundle;
import org.turnout.flow.yaml.FlowCatalog;
import org.turnout.flow.yaml.FlowFile;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problems;

class FlowLibraryTest {
  private static final Languages LANGUAGES = Languages.builtIn();
  private static final Compliance COMPLIANCE = new Compliance(LANGUAGES);
  private static final String FIRST =
      """
      flow: size
      keywords: [size]
      steps:
        many:
          ask: |
            How many?
          answer: number
        thanks:
          say: |
            Thanks for {many}.
      """;
  private static final String EDITED = FIRST.replace("Thanks for", "Noted:");

  private final Kept store = new Kept();
  private final BundleChecker checker =
      new BundleChecker(LANGUAGES, COMPLIANCE, ActionTable.actions());
  private final FlowLibrary library = new FlowLibrary(store, checker);

  private static final class Kept implements FlowStore {
    private final Map<String, FlowBundle> bundles = new HashMap<>();

    @Override
    public void keep(String hash, FlowBundle bundle) {
      bundles.put(hash, FlowBundle.ofJson(bundle.json()));
    }

    @Override
    public Optional<FlowBundle> find(String hash) {
      return Optional.ofNullable(bundles.get(hash));
    }
  }

  private void take(FlowLibrary taker, String text) {
    var bundle = new FlowBundle(List.of(new FlowFile("flows/size.yaml", text)), FlowCatalog.EMPTY);
    taker.take(checker.check(bundle, Set.of(), new Problems()).orElseThrow(), bundle);
  }

  private SimulatedTalk talk() {
    var world = new SimulatedWorld(Map.of(), Map.of(), Set.of(), Map.of(), List.of(), Map.of());
    return new SimulatedTalk(
        new SimulatedTalk.Stage(
            world,
            Map.of(),
            library,
            new Engine(LANGUAGES, TurnLimits.DEFAULT),
            LANGUAGES,
            COMPLIANCE),
        new SimulatedPerson(
            Map.of(),
            Optional.empty(),
            "en",
            ZoneId.of("America/Los_Angeles"),
            true,
            Channel.ofPhones(),
            Set.of(),
            "+15125550100",
            false),
        Instant.parse("2026-10-02T21:10:00Z"));
  }

  @Test
  void aConversationFinishesOnTheVersionItBeganOn() {
    take(library, FIRST);
    var talk = talk();
    talk.says("size", List.of());
    take(library, EDITED);
    assertThat(talk.says("3", List.of())).containsExactly("Thanks for 3.");
    talk.says("size", List.of());
    assertThat(talk.says("3", List.of())).containsExactly("Noted: 3.");
  }

  @Test
  void aVersionThatAnotherNodeServedComesBackFromTheStore() {
    take(library, FIRST);
    var old = library.current();
    var later = new FlowLibrary(store, checker);
    take(later, EDITED);
    assertThat(later.version(old.hash()).orElseThrow().flows().keySet())
        .isEqualTo(old.flows().keySet());
    assertThat(later.version(old.hash()).orElseThrow().hash()).isEqualTo(old.hash());
    assertThat(later.version("nobody served this")).isEmpty();
  }

  @Test
  void peopleOnARenamedStepMoveAlong() {
    take(library, FIRST);
    var talk = talk();
    talk.says("size", List.of());
    take(
        library,
        EDITED.replace("  many:", "  count:").replace("{many}", "{count}")
            + "renamed_from: {count: many}\n");
    assertThat(talk.says("3", List.of())).containsExactly("Noted: 3.");
  }

  @Test
  void theSameFilesAreTheSameSetWhateverTheirOrder() {
    var a = new FlowFile("flows/a.yaml", FIRST);
    var b = new FlowFile("flows/b.yaml", EDITED);
    assertThat(new FlowBundle(List.of(a, b), FlowCatalog.EMPTY).hash())
        .isEqualTo(new FlowBundle(List.of(b, a), FlowCatalog.EMPTY).hash())
        .isNotEqualTo(new FlowBundle(List.of(a), FlowCatalog.EMPTY).hash());
  }
}
