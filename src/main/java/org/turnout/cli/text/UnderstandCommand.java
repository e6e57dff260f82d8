package org.turnout.cli.text;

import com.google.common.base.Suppliers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.turnout.campaign.FlowFinder;
import org.turnout.cli.terminal.JsonLines;
import org.turnout.language.Emergency;
import org.turnout.language.HeardEmergency;
import org.turnout.language.KeywordMatcher;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.people.ComplianceMatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `turnout understand [TEXT]`: what the engine makes of a text when no question is open.
@Command(
    name = "understand",
    description = "How the engine understands a text when no question is open.")
public final class UnderstandCommand implements Callable<Integer> {
  @Parameters(arity = "0..*", paramLabel = "TEXT", description = "The text; without it, --json.")
  private List<String> words = List.of();

  @Option(
      names = "--json",
      description = "One JSON string per line in, one JSON answer per line out.")
  private boolean json;

  @Option(
      names = "--language",
      paramLabel = "TAG",
      description = "The language of the person who wrote it: en, es, tl ...")
  private String language = "en";

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Supplier<Languages> languages;
  private final Supplier<Compliance> compliance;
  private final Supplier<FlowFinder> flows;

  public UnderstandCommand(Supplier<Languages> languages, Supplier<FlowFinder> flows) {
    this.languages = languages;
    this.compliance = Suppliers.memoize(() -> new Compliance(languages.get()));
    this.flows = flows;
  }

  @Override
  public Integer call() {
    var out = spec.commandLine().getOut();
    if (json && words.isEmpty()) {
      return JsonLines.answer(System.in, out, this::answer);
    }
    String text = String.join(" ", words);
    Map<String, @Nullable Object> answer = answer(text);
    if (json) {
      out.println(JsonLines.write(answer));
    } else {
      answer.forEach((name, value) -> out.printf("%-11s %s%n", name, value == null ? "-" : value));
      out.printf("%-11s %s%n", "that means", meaning(text));
    }
    return 0;
  }

  /// `compliance`, `flow` and `language`, each null when there is none; `rule` says what decided.
  public Map<String, @Nullable Object> answer(String text) {
    ComplianceMatch heard = compliance.get().classify(text, language);
    HeardEmergency danger = compliance.get().emergency(text, heard);
    boolean talks =
        heard instanceof ComplianceMatch.Nothing || heard instanceof ComplianceMatch.StartIfStopped;
    Optional<KeywordMatcher.Found> found =
        talks && !(danger instanceof HeardEmergency.Clear)
            ? flows.get().find(text, language)
            : Optional.empty();
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("compliance", consent(heard));
    answer.put("flow", found.map(KeywordMatcher.Found::target).orElse(null));
    answer.put(
        "language",
        found
            .map(KeywordMatcher.Found::language)
            .or(() -> languages.get().guess(text).map(l -> l.tag()))
            .orElse(null));
    answer.put("kind", kind(heard, danger));
    return answer;
  }

  private static @Nullable String consent(ComplianceMatch heard) {
    return switch (heard) {
      case ComplianceMatch.Stop _, ComplianceMatch.WrongNumber _ -> "stop";
      case ComplianceMatch.Start _ -> "start";
      case ComplianceMatch.Help _ -> "help";
      case ComplianceMatch.Plea _, ComplianceMatch.Review _ -> "review";
      case ComplianceMatch.StartIfStopped _,
          ComplianceMatch.Reaction _,
          ComplianceMatch.AutoReply _,
          ComplianceMatch.Nothing _ ->
          null;
    };
  }

  private static String kind(ComplianceMatch heard, HeardEmergency danger) {
    return switch (danger) {
      case HeardEmergency.Clear(Emergency kind, _) -> "emergency: " + kind.word();
      case HeardEmergency.Doubtful(Emergency kind) -> "emergency?: " + kind.word();
      case HeardEmergency.None _ -> kind(heard);
    };
  }

  private static String kind(ComplianceMatch heard) {
    return switch (heard) {
      case ComplianceMatch.Stop(var match, _) ->
          match == ComplianceMatch.Match.EXACT ? "stop word" : "stop phrase";
      case ComplianceMatch.WrongNumber _ -> "wrong number";
      case ComplianceMatch.Start _ -> "start word";
      case ComplianceMatch.StartIfStopped _ -> "start if stopped";
      case ComplianceMatch.Help _ -> "help word";
      case ComplianceMatch.Plea _ -> "asked back";
      case ComplianceMatch.Review _ -> "held for a person";
      case ComplianceMatch.Reaction _ -> "reaction";
      case ComplianceMatch.AutoReply _ -> "auto-reply";
      case ComplianceMatch.Nothing _ -> "text";
    };
  }

  private String meaning(String text) {
    ComplianceMatch heard = compliance.get().classify(text, language);
    return switch (compliance.get().emergency(text, heard)) {
      case HeardEmergency.Clear _ -> "answered at once with its fixed text, and a person looks";
      case HeardEmergency.Doubtful _ -> meaning(heard) + "; a person looks for a danger";
      case HeardEmergency.None _ -> meaning(heard);
    };
  }

  private static String meaning(ComplianceMatch heard) {
    return switch (heard) {
      case ComplianceMatch.Stop(_, var rule) -> "no more texts to this phone, by \"" + rule + "\"";
      case ComplianceMatch.WrongNumber(var rule) ->
          "the phone is unlinked and gets no more texts, by \"" + rule + "\"";
      case ComplianceMatch.Start _ -> "texts may be sent to this phone again";
      case ComplianceMatch.StartIfStopped _ -> "a start if the phone is stopped, else an answer";
      case ComplianceMatch.Help _ -> "HELP is answered, stopped or not";
      case ComplianceMatch.Plea(var rule) ->
          "asked once whether to stop all texts, and stopped after a day of silence, by \""
              + rule
              + "\"";
      case ComplianceMatch.Review(var rule) ->
          "broadcasts wait until a person has looked, or a day has passed, by \"" + rule + "\"";
      case ComplianceMatch.Reaction _ -> "recorded, not answered: the phone wrote it";
      case ComplianceMatch.AutoReply(var rule) ->
          "recorded, not answered: the phone wrote it, by \"" + rule + "\"";
      case ComplianceMatch.Nothing _ -> "nothing to do with consent";
    };
  }
}
