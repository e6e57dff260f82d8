package org.turnout.flow;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.Aside;
import org.turnout.language.SystemText;

/// Answers what people write besides answers and wishes: who are you, where does the photo go, my
/// manager threatens me. A word that points to a flow would be no answer to these. The question
/// that is open stays open; it is asked again where nothing went to a person.
record AsideAnswer(TurnContext table, FlowRuns runs, FlowStarter starter, GlobalWords words) {
  /// The flow that asks which kinds of texts somebody keeps.
  private static final String FEWER = "fewer";

  boolean said(ParsedInput heard, List<Open> open) {
    Optional<Aside> aside = heard.hasMedia() ? Optional.empty() : of(heard);
    aside.ifPresent(it -> {
      table.trace("aside " + it.name().toLowerCase(Locale.ROOT));
      new KeywordLanguage(table).tell(heard, () -> answer(it, heard, open));
    });
    return aside.isPresent();
  }

  private Optional<Aside> of(ParsedInput heard) {
    return table
        .parts
        .languages()
        .aside(heard.text())
        .filter(it ->
            (it != Aside.FEWER && it != Aside.WITHOUT)
                || table.sets.current().flows().containsKey(FEWER));
  }

  private void answer(Aside aside, ParsedInput heard, List<Open> open) {
    switch (aside) {
      case HARM -> table.passesOnAs("harm", SystemText.HARM);
      case TROUBLE -> table.passesOn("trouble", SystemText.TROUBLE);
      case PHONE -> table.passesOnAs("another phone", SystemText.OTHER_PHONE);
      case DISCRETION -> table.passesOnAs("asks to keep it quiet", SystemText.DISCRETION);
      case COMPLAINT -> table.passesOn("complaint", SystemText.COMPLAINT);
      case CALL -> table.passesOnAs("asks for a call", SystemText.STEWARD);
      case TRADE -> table.passesOnAs("a trade with another member", SystemText.WILL_READ);
      case WITHOUT -> starter.begin(FEWER, ""); // what it names is not what is kept
      case FEWER -> starter.begin(FEWER, kinds(heard));
      case WHO -> {
        if (table.knowsContact()) {
          table.saysWithContact(SystemText.ABOUT_US, SystemText.GIVEN_UP);
          again(open);
        } else {
          table.passesOn("who are you", SystemText.WILL_READ);
        }
      }
      case PHOTO -> {
        table.says(SystemText.PHOTO_HERE);
        again(open);
      }
      case OPTIONS -> words.menu();
    }
  }

  /// The words of the flow's question that the text has: they answer it, and are asked back.
  private String kinds(ParsedInput heard) {
    var set = table.sets.current();
    var lexicon = table.parts.lexicons().of(set);
    return Optional.ofNullable(set.flows().get(FEWER))
        .map(Flow::steps)
        .orElse(Map.of())
        .values()
        .stream()
        .flatMap(
            step -> step instanceof Step.Ask ask && ask.several() ? Stream.of(ask) : Stream.empty())
        .flatMap(
            ask -> Stream.of(heard.words().split(" ")).filter(word -> isKind(lexicon, ask, word)))
        .collect(joining(" "));
  }

  private static boolean isKind(Lexicon lexicon, Step.Ask ask, String word) {
    Step.Word known = lexicon.words(ask).get(word);
    return known != null && known.isOneOfSeveral(ask);
  }

  private void again(List<Open> open) {
    if (!open.isEmpty()) {
      Open newest = open.getFirst();
      var question = new QuestionWriter(table, newest.walk());
      runs.settle(newest.run(), question.again(newest.ask(), newest.run().waiting(), ""));
    }
  }
}
