package org.turnout.cli.blast;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.turnout.access.Permission;
import org.turnout.blast.run.Correction;
import org.turnout.blast.run.Run;
import org.turnout.language.Language;
import org.turnout.problem.CountWords;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `./turnout blast correct`: drafts a blast to exactly those who were handed another one.
@Command(
    name = "correct",
    description = {
      "Drafts a new blast to exactly the people this one was sent to, or may have been.",
      "It is planned and approved like any other."
    })
public final class BlastCorrectCommand extends BlastSubcommand {
  @Parameters(paramLabel = "RUN", description = BlastCommand.RUN_MEANS)
  private String name = "";

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "TEXT",
      description = "Its text in English; without it, a copy of the first blast's texts to edit.")
  private List<String> text = List.of();

  @Option(
      names = "--in",
      paramLabel = "LANGUAGE=TEXT",
      description =
          "Its text in another language of the campaign, once for each: --in es=\"Corrección: ...\"")
  private Map<String, String> translations = Map.of();

  @Override
  public Integer call() {
    return blast.planning(
        Permission.WRITE,
        (who, services, setup, _) -> {
          var run = services.queries().named(name);
          if (run.isEmpty()) {
            return blast.unknown(name);
          }
          var languages = setup.catalog().languages();
          var strange = translations.keySet().stream().filter(it -> tag(it, languages).isEmpty());
          return strange
              .findFirst()
              .map(it ->
                  blast.refused(
                      "Nothing has changed: '" + it + "' is not a language of this campaign",
                      "they are " + named(languages)))
              .orElseGet(() ->
                  say(
                      run.get(),
                      services
                          .runs()
                          .correct(run.get().id(), setup.catalog(), words(languages), who)));
        });
  }

  private Map<String, String> words(List<String> languages) {
    var words = new TreeMap<String, String>();
    translations.forEach((it, said) -> words.put(tag(it, languages).orElseThrow(), said));
    String english = String.join(" ", text);
    if (!english.isBlank()) {
      words.put(Correction.ENGLISH, english);
    }
    words.values().removeIf(String::isBlank);
    return words;
  }

  /// The language that somebody means: by its tag, or by what it is called.
  private static Optional<String> tag(String word, List<String> languages) {
    return languages.stream()
        .filter(tag ->
            tag.equalsIgnoreCase(word.strip())
                || Language.inEnglish(tag).equalsIgnoreCase(word.strip()))
        .findFirst();
  }

  private static String named(List<String> languages) {
    return languages.stream()
        .map(tag -> Language.inEnglish(tag) + " (" + tag + ")")
        .collect(Collectors.joining(", "));
  }

  private int say(Run run, Correction correction) {
    return switch (correction) {
      case Correction.Drafted(String draft, var inEnglish) -> {
        out()
            .println(
                "Drafted as " + draft + ", to everybody who got " + run.title() + ", or may have.");
        for (var readers : inEnglish) {
          printf(
              "%s would get the English: add --in %s=\"...\"%n",
              CountWords.many(
                  readers.people(),
                  "person who reads " + Language.inEnglish(readers.language()),
                  "people who read " + Language.inEnglish(readers.language())),
              readers.language());
        }
        out()
            .println(
                "Next: "
                    + (text.isEmpty() && translations.isEmpty()
                        ? "edit its text on the page, then plan it."
                        : "plan it."));
        blast.hint("plan " + draft);
        yield 0;
      }
      case Correction.Refused(String why, String next) ->
          blast.refused("Nothing has changed: " + why, next);
    };
  }
}
