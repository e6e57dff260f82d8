package org.turnout.flow.yaml;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.AnswerType;
import org.turnout.flow.Step;
import org.turnout.language.TextFold;
import org.turnout.people.ComplianceMatch;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;

/// The words a text asks for and the words that are understood are the same, and none of them opts
/// people out.
record AnswerCheck(ConsentWords consent, Capitals capitals) implements BundleChecker.Check {
  @Override
  public void check(FlowSetReader.Read read, Problems problems) {
    var keywords = new HashSet<String>();
    for (var flow : read.flows()) {
      flow.keywords().forEach(keyword -> keywords.add(TextFold.words(keyword.word())));
    }
    for (var flow : read.flows()) {
      for (var text : flow.texts()) {
        if (text.isMessage() && read.knowsKeywords(text.language())) {
          asked(flow, text, keywords, problems);
        }
        listed(flow, text, problems);
      }
      for (var path : flow.paths()) {
        if (flow.flow().step(path) instanceof Step.Ask ask) {
          ask.words().forEach(word -> optsOut(flow, ask, word, problems));
        }
      }
    }
  }

  private void asked(ReadFlow flow, UsedText text, Set<String> keywords, Problems problems) {
    var step = Optional.ofNullable(flow.flow().steps().get(text.path()));
    var accepted = new HashSet<String>();
    boolean yesNo = false;
    if (step.orElse(null) instanceof Step.Ask ask) {
      if (ask.words().isEmpty() && ask.type().isEmpty()) {
        return; // that it has no answers is told already
      }
      accepted.addAll(words(ask));
      yesNo =
          ask.type().orElse(null) instanceof AnswerType.YesNo
              || accepted.contains("yes")
              || accepted.contains("no");
    }
    var wanted = capitals.asked(text.words());
    if (text.role().equals("ask") && !accepted.isEmpty()) {
      NumberedList.of(text.words()).items().forEach(it -> it.capital().ifPresent(wanted::add));
    }
    for (var word : wanted) {
      var folded = TextFold.words(word);
      boolean known =
          accepted.contains(folded)
              || keywords.contains(folded)
              || capitals.isGlobal(word)
              || (yesNo && capitals.isYesNo(word))
              || !(consent.classify(word, "en") instanceof ComplianceMatch.Nothing);
      if (!known) {
        problems.error(
            at(flow, text, word),
            "capitals-not-accepted",
            "the text asks for " + word + ", which no answer here accepts",
            DidYouMean.hint(folded, accepted)
                .or(() -> Optional.of("add it under 'answers:', or to the keywords of a flow")));
      }
    }
  }

  /// The numbers that a question shows mean the answers that it shows them with.
  private static void listed(ReadFlow flow, UsedText text, Problems problems) {
    if (!text.role().equals("ask")
        || !(flow.flow().steps().get(text.path()) instanceof Step.Ask ask)
        || ask.words().isEmpty()
        || (ask.type().isPresent() && !(ask.type().get() instanceof AnswerType.FreeText))) {
      return;
    }
    for (var item : NumberedList.of(text.words()).items()) {
      var place =
          TextReader.Locator.of(
              flow.fileOf(text.language()), text.place(), text.words(), item.offset());
      var taker = NumberedList.taker(item, ask.words());
      var named = item.of(ask.words());
      if (taker.isEmpty()) {
        problems.warning(
            place,
            "number-not-accepted",
            "the text shows " + item.number() + ", which no answer here accepts",
            "name one of the answers behind it, or give it to one: HALL: {also: [\""
                + item.number()
                + "\"]}");
      } else if (named.isPresent() && !named.equals(taker)) {
        problems.error(
            place,
            "other-number",
            "the text shows %s for %s, but %s is heard as %s"
                .formatted(item.number(), named.get().key(), item.number(), taker.get().key()),
            "list the answers in the same order in every language, and give each one number");
      }
    }
  }

  private static SourceLocation at(ReadFlow flow, UsedText text, String word) {
    return TextReader.Locator.of(
        flow.fileOf(text.language()), text.place(), text.words(), text.words().indexOf(word));
  }

  private static Set<String> words(Step.Ask ask) {
    var words = new HashSet<String>();
    for (var word : ask.words()) {
      words.add(TextFold.words(word.key()));
      word.also().values().forEach(more -> more.forEach(other -> words.add(TextFold.words(other))));
    }
    if (ask.type().orElse(null) instanceof AnswerType.Choice choice) {
      choice.more().ifPresent(more -> words.add(TextFold.words(more)));
    }
    return words;
  }

  private void optsOut(ReadFlow flow, Step.Ask ask, Step.Word word, Problems problems) {
    var all = new HashSet<>(Set.of(word.key()));
    word.also().values().forEach(all::addAll);
    for (var each : all) {
      var heard = consent.classify(each, "en");
      if (heard instanceof ComplianceMatch.Stop
          || heard instanceof ComplianceMatch.Help
          || heard instanceof ComplianceMatch.Start
          || heard instanceof ComplianceMatch.WrongNumber) {
        problems.error(
            flow.placeOf(ask.path()),
            "compliance-word",
            "the answer " + each + " never arrives here: " + meaning(heard),
            "take another word");
      } else if (capitals.isGlobal(each) && !capitals.givesWay(each)) {
        problems.warning(
            flow.placeOf(ask.path()),
            "global-word",
            each + " means the same at every step and is not heard as an answer here",
            "take another word");
      }
    }
  }

  static String meaning(ComplianceMatch heard) {
    return switch (heard) {
      case ComplianceMatch.Stop _ -> "it opts people out";
      case ComplianceMatch.Start _, ComplianceMatch.StartIfStopped _ -> "it opts people in again";
      case ComplianceMatch.Help _ -> "it gets the help text";
      case ComplianceMatch.WrongNumber _ -> "it says that we have the wrong number";
      case ComplianceMatch.Plea _ -> "it is asked back as a plea to end texts";
      case ComplianceMatch.Review _ -> "it is held for a person";
      case ComplianceMatch.Reaction _, ComplianceMatch.AutoReply _ ->
          "it looks like no person wrote it";
      case ComplianceMatch.Nothing _ -> "";
    };
  }
}
