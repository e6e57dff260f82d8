package org.turnout;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.turnout.campaign.FlowFinder;
import org.turnout.language.Languages;
import org.turnout.people.Compliance;
import org.turnout.people.Heard;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `turnout understand [TEXT]`: what the engine makes of a text when no question is open.
@Command(
    name = "understand",
    description = "What the engine makes of a text when no question is open.")
final class UnderstandCommand implements Callable<Integer> {
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

  @Spec private @Nullable CommandSpec spec;

  private final Lazy<Languages> languages;
  private final Lazy<Compliance> compliance;
  private final Lazy<FlowFinder> flows;

  UnderstandCommand(Lazy<Languages> languages, Lazy<FlowFinder> flows) {
    this.languages = languages;
    this.compliance = new Lazy<>(() -> new Compliance(languages.get()));
    this.flows = flows;
  }

  @Override
  public Integer call() {
    var out = Commands.out(spec);
    if (json && words.isEmpty()) {
      return JsonLines.answer(System.in, out, this::answer);
    }
    String text = String.join(" ", words);
    Map<String, @Nullable Object> answer = answer(text);
    if (json) {
      out.println(JsonLines.write(answer));
    } else {
      answer.forEach((name, value) -> out.printf("%-11s %s%n", name, value == null ? "-" : value));
      out.printf("%-11s %s%n", "that means", meaning(compliance.get().classify(text, language)));
    }
    out.flush();
    return 0;
  }

  /// `compliance`, `flow` and `language`, each null when there is none; `rule` says what decided.
  Map<String, @Nullable Object> answer(String text) {
    Heard heard = compliance.get().classify(text, language);
    Optional<FlowFinder.Found> found =
        heard instanceof Heard.Nothing || heard instanceof Heard.StartIfStopped
            ? flows.get().find(text, language)
            : Optional.empty();
    var answer = new LinkedHashMap<String, @Nullable Object>();
    answer.put("compliance", consent(heard));
    answer.put("flow", found.map(FlowFinder.Found::flow).orElse(null));
    answer.put(
        "language",
        found
            .map(FlowFinder.Found::language)
            .or(() -> languages.get().guess(text).map(l -> l.tag()))
            .orElse(null));
    answer.put("kind", kind(heard));
    return answer;
  }

  private static @Nullable String consent(Heard heard) {
    return switch (heard) {
      case Heard.Stop _, Heard.WrongNumber _ -> "stop";
      case Heard.Start _ -> "start";
      case Heard.Help _ -> "help";
      case Heard.Review _ -> "review";
      case Heard.StartIfStopped _, Heard.Reaction _, Heard.AutoReply _, Heard.Nothing _ -> null;
    };
  }

  private static String kind(Heard heard) {
    return switch (heard) {
      case Heard.Stop(var match, _) -> match == Heard.Match.EXACT ? "stop word" : "stop phrase";
      case Heard.WrongNumber _ -> "wrong number";
      case Heard.Start _ -> "start word";
      case Heard.StartIfStopped _ -> "start if stopped";
      case Heard.Help _ -> "help word";
      case Heard.Review _ -> "held for a person";
      case Heard.Reaction _ -> "reaction";
      case Heard.AutoReply _ -> "auto-reply";
      case Heard.Nothing _ -> "text";
    };
  }

  private static String meaning(Heard heard) {
    return switch (heard) {
      case Heard.Stop(_, var rule) -> "no more texts to this phone, by \"" + rule + "\"";
      case Heard.WrongNumber(var rule) ->
          "the phone is unlinked and gets no more texts, by \"" + rule + "\"";
      case Heard.Start _ -> "texts may be sent to this phone again";
      case Heard.StartIfStopped _ -> "a start if the phone is stopped, else an answer";
      case Heard.Help _ -> "HELP is answered, stopped or not";
      case Heard.Review(var rule) ->
          "nothing more is sent until a person has looked, by \"" + rule + "\"";
      case Heard.Reaction _ -> "recorded, not answered: the phone wrote it";
      case Heard.AutoReply(var rule) ->
          "recorded, not answered: the phone wrote it, by \"" + rule + "\"";
      case Heard.Nothing _ -> "nothing to do with consent";
    };
  }
}
