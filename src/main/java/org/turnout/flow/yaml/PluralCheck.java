package org.turnout.flow.yaml;

import java.util.Set;
import java.util.regex.Pattern;
import org.turnout.flow.AnswerType;
import org.turnout.flow.MemberText.Part;
import org.turnout.flow.MemberText.Template;
import org.turnout.flow.Step;
import org.turnout.problem.Problems;

/// `{guests} guests` says "1 guests": a text with a number before a plural differs by that number.
/// Only the English is looked at.
final class PluralCheck implements BundleChecker.Check {
  private static final Pattern PLURAL = Pattern.compile("^ (\\p{Ll}{2,}s)\\b.*", Pattern.DOTALL);
  private static final Set<String> OTHERS =
      Set.of(
          "always", "across", "does", "goes", "has", "his", "its", "less", "minus", "plus", "this",
          "unless", "us", "versus", "was", "yes");

  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    for (var flow : read.flows()) {
      for (var text : flow.texts()) {
        if (text.language().equals("en") && text.isMessage()) {
          new Text(flow, text, read.bundle().catalog(), problems).check(text.template(), "");
        }
      }
    }
  }

  private record Text(ReadFlow flow, UsedText text, FlowCatalog catalog, Problems problems) {
    /// @param counted the number that the text differs by already
    void check(Template template, String counted) {
      var parts = template.parts();
      for (int i = 0; i < parts.size(); i++) {
        switch (parts.get(i)) {
          case Part.Literal _, Part.Choices _ -> {}
          case Part.IfKnown(var words) -> check(words, counted);
          case Part.Plural(var name, var forms) -> forms.values().forEach(it -> check(it, name));
          case Part.Hole(var name, _, _) -> {
            if (i + 1 < parts.size()
                && parts.get(i + 1) instanceof Part.Literal(var words)
                && !name.equals(counted)
                && mayBeOne(name)) {
              behind(name, words);
            }
          }
        }
      }
    }

    private void behind(String name, String words) {
      var plural = PLURAL.matcher(words);
      if (plural.matches() && !OTHERS.contains(plural.group(1))) {
        int offset = text.words().indexOf("{" + name);
        problems.note(
            offset < 0
                ? text.place()
                : TextReader.Locator.of(flow.file(), text.place(), text.words(), offset),
            "one-of-many",
            "when '" + name + "' is 1, this says '1 " + plural.group(1) + "'",
            "let the text differ by number: 'count: " + name + "' with 'one:' and 'other:'");
      }
    }

    private boolean mayBeOne(String name) {
      var fact = catalog.facts().get(name);
      var type = flow.names().getOrDefault(name, fact == null ? "" : fact.type());
      return type.equals("number")
          && flow.flow().steps().values().stream()
              .noneMatch(step ->
                  step instanceof Step.Ask ask
                      && ask.name().equals(name)
                      && ask.type().orElse(null) instanceof AnswerType.Number(long min, _)
                      && min > 1);
    }
  }
}
