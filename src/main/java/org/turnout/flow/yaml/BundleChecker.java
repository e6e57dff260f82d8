package org.turnout.flow.yaml;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.Actions;
import org.turnout.flow.FlowSet;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.problem.Problems;

/// Looks a whole bundle over before anybody meets it: what can be known without a member. Every
/// finding has a code that `docs/problems.md` explains.
public final class BundleChecker {
  private final Actions actions;
  private final List<Check> checks;

  /// One kind of look at flows that could be read. An error in one file hides nothing of another:
  /// each look decides which flows it can judge, and says nothing that the rest of a broken file
  /// may refute.
  interface Check {
    void check(FlowSetReader.Read read, Problems problems);
  }

  /// @param actions what flows may ask of the records
  public BundleChecker(Languages languages, Compliance compliance, Actions actions) {
    this.actions = actions;
    var vocabulary = new Capitals(languages);
    var consent = new ConsentWords(compliance);
    this.checks =
        List.of(
            new PathCheck(),
            new NameCheck(),
            new SubFlowCheck(),
            new KeywordCheck(languages, consent),
            new ExampleCheck(consent),
            new AnswerCheck(consent, vocabulary),
            new TranslationCheck(),
            new WordingCheck(),
            new OnceCheck(),
            new MenuCheck(),
            new PluralCheck(),
            new LinkCheck(),
            new LengthCheck());
  }

  /// Reads without checking: a version that passed the checks when it was new.
  public Optional<FlowSet> read(FlowBundle bundle) {
    return FlowSetReader.read(bundle, actions);
  }

  /// Reads only, while what is around the flows has mistakes: says what is wrong in their own words
  /// and names, and serves nothing.
  public static void readOnly(FlowBundle bundle, Actions actions, Problems problems) {
    FlowSetReader.readAll(bundle, actions, problems);
  }

  /// Reads and checks.
  ///
  /// @param live steps that live conversations are on
  /// @return the set, unless an error keeps it from being served
  public Optional<FlowSet> check(FlowBundle bundle, Set<OccupiedStep> live, Problems problems) {
    var read = FlowSetReader.readAll(bundle, actions, problems);
    checks.forEach(check -> check.check(read, problems));
    if (read.isComplete()) {
      new LiveCheck(live).check(read, problems);
    }
    return problems.hasErrors() ? Optional.empty() : read.set();
  }
}
