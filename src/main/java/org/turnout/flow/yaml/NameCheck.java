package org.turnout.flow.yaml;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;
import org.turnout.flow.Step;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// Names in texts: that they exist, and that each is surely set or has a stand-in.
final class NameCheck implements BundleChecker.Check {
  private static final String WORDING = "wording.";

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    for (var flow : read.whole()) {
      var known = flow.graph().known(flow.flow().inputs().keySet());
      for (var text : flow.texts()) {
        new Texts(read.bundle().catalog(), flow, text, known, problems).check();
      }
      flow.uses()
          .forEach((path, names) ->
              names.forEach(
                  name -> needed(read.bundle().catalog(), flow, path, name, known, problems)));
    }
  }

  private static void needed(
      FlowCatalog catalog,
      ReadFlow flow,
      String path,
      String name,
      Map<String, Set<String>> known,
      Problems problems) {
    var here = known.get(path);
    if (here != null && !isSet(catalog, flow, here, name)) {
      problems.error(
          flow.placeOf(path),
          "maybe-unset",
          "'" + name + "' may not be set when '" + path + "' begins",
          "there is a path to this step on which it was never asked or found");
    }
  }

  private static boolean isSet(FlowCatalog catalog, ReadFlow flow, Set<String> here, String name) {
    if (here.contains(name)) {
      return true;
    }
    var fact = catalog.facts().get(name);
    if (fact != null && fact.always() && !flow.names().containsKey(name)) {
      return true;
    }
    int dot = name.indexOf('.');
    return dot > 0 && here.contains(name.substring(0, dot)) && !flow.gaps().contains(name);
  }

  /// The names of one text.
  private record Texts(
      FlowCatalog catalog,
      ReadFlow flow,
      UsedText text,
      Map<String, Set<String>> known,
      Problems problems) {
    void check() {
      check(text.template(), false);
    }

    /// @param mayGo whether it is left out when a name in it is not known
    private void check(Template template, boolean mayGo) {
      for (var part : template.parts()) {
        switch (part) {
          case Part.Literal _ -> {}
          case Part.Choices _ -> choices();
          case Part.Hole(var name, _, var hasStandIn) -> name(name, mayGo || hasStandIn);
          case Part.Plural(var name, var forms) -> {
            name(name, false);
            forms.values().forEach(form -> check(form, mayGo));
          }
          case Part.IfKnown(var words) -> check(words, true);
        }
      }
      if (text.role().equals("ask") && isChoice() && !text.words().contains("{choices}")) {
        problems.warning(
            text.place(),
            "missing-choices",
            "the question has a list to choose from but does not show it",
            "put {choices} on a line of its own");
      }
    }

    private void choices() {
      boolean shows = Set.of("ask", "retry", "remind").contains(text.role()) && isChoice();
      if (!shows) {
        problems.error(
            at("choices"),
            "unknown-variable",
            "{choices} works only in a question with 'choose:'",
            "take it out, or add 'choose:' with a list");
      }
    }

    private boolean isChoice() {
      return flow.flow().steps().get(text.path()) instanceof Step.Ask ask
          && ask.type().orElse(null) instanceof org.turnout.flow.AnswerType.Choice;
    }

    private void name(String name, boolean hasStandIn) {
      if (name.startsWith(WORDING)) {
        wording(name.substring(WORDING.length()));
        return;
      }
      var names = allowed();
      if (!names.contains(name)) {
        problems.error(
            at(name),
            "unknown-variable",
            "nothing here is called '" + name + "'",
            DidYouMean.hint(name, names));
        return;
      }
      var here = known.get(text.path());
      if (hasStandIn || shown(name) || (here == null && !text.path().isEmpty())) {
        return;
      }
      if (!isSet(catalog, flow, here == null ? Set.of() : here, name)) {
        problems.error(
            at(name),
            "maybe-unset",
            "'" + name + "' may not be set here",
            "say what to use instead: {" + name + "|...}");
      }
    }

    /// The fields of a row are set in the line that shows it.
    private boolean shown(String name) {
      return text.role().equals("show")
          && fields().getOrDefault(name, FlowCatalog.Name.maybe("")).always();
    }

    private Map<String, FlowCatalog.Name> fields() {
      return flow.flow().steps().get(text.path()) instanceof Step.Ask ask
              && ask.type().orElse(null) instanceof org.turnout.flow.AnswerType.Choice choice
          ? catalog.lists().getOrDefault(choice.list(), Map.of())
          : Map.of();
    }

    private Set<String> allowed() {
      var names = new HashSet<>(flow.names().keySet());
      names.addAll(catalog.facts().keySet());
      if (text.role().equals("show")) {
        names.addAll(fields().keySet());
      }
      return names;
    }

    private void wording(String name) {
      if (!catalog.wordings().containsKey(name)) {
        problems.error(
            at(WORDING + name),
            "unknown-wording",
            "no wording '" + name + "' is filed",
            DidYouMean.hint(name, catalog.wordings().keySet()));
      }
    }

    private SourceLocation at(String name) {
      int offset = text.words().indexOf("{" + name);
      return offset < 0
          ? text.place()
          : TextReader.Locator.of(
              flow.fileOf(text.language()), text.place(), text.words(), offset + 1);
    }
  }
}
