package org.turnout.flow;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.FlowRuns.Before;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Aside;
import org.turnout.language.GlobalWord;
import org.turnout.language.Language;
import org.turnout.language.LanguageWish;
import org.turnout.language.SystemText;

/// The words that mean the same at every step: menu, back, language, steward; more and skip where
/// no question takes them; and a language's name.
record GlobalWords(TurnContext table, FlowRuns runs, AnswerParser ear) {
  /// Whether the text was such a word, and has been acted on.
  boolean heard(ParsedInput heard, List<Open> open) {
    Optional<GlobalWord> word = ear.global(heard.text());
    if (word.isPresent()) {
      return means(word.get(), heard, open);
    }
    if (!asksWho(heard) && ear.requests(GlobalWord.STEWARD, heard.text(), takesWords(open))) {
      return steward();
    }
    if (ownWord(heard, open)) {
      return false;
    }
    return switch (wish(heard, open)) {
      case LanguageWish.Speaks(Language language) -> {
        speak(language.tag(), open);
        yield true;
      }
      case LanguageWish.Another() -> language();
      case LanguageWish.ForAnother(Language language) -> forAnother(language);
      case LanguageWish.None() -> false;
    };
  }

  /// "Are you a robot or a real person" wants to know, not to talk to one.
  private boolean asksWho(ParsedInput heard) {
    return table.parts.languages().aside(heard.text()).filter(Aside.WHO::equals).isPresent();
  }

  /// Whether the text is such a word; nothing is done about it.
  boolean takes(ParsedInput heard, List<Open> open) {
    Optional<GlobalWord> word = ear.global(heard.text());
    if (word.isPresent()) {
      return switch (word.get()) {
        case MENU, BACK, LANGUAGE, STEWARD -> true;
        case MORE -> !taken(SystemText.NOTHING_MORE, heard, open);
        case SKIP -> !taken(SystemText.CANNOT_SKIP, heard, open);
      };
    }
    return !ownWord(heard, open) && !(wish(heard, open) instanceof LanguageWish.None);
  }

  /// The language that somebody asks for: by its name alone, or in a sentence; where any words are
  /// taken, in a short one.
  private LanguageWish wish(ParsedInput heard, List<Open> open) {
    var languages = table.parts.languages();
    boolean brief = heard.words().length() <= 30;
    boolean sentence = heard.words().length() <= 50;
    Optional<Language> called = brief ? languages.called(heard.text()) : Optional.empty();
    LanguageWish plain =
        called
            .<LanguageWish>map(LanguageWish.Speaks::new)
            .orElseGet(() ->
                sentence || !takesWords(open)
                    ? languages.wish(heard.text(), ear)
                    : LanguageWish.NONE);
    LanguageWish wish =
        plain instanceof LanguageWish.None ? languages.wish(heard.text(), table.language()) : plain;
    return sentence && !(wish instanceof LanguageWish.Speaks)
        ? named(heard).<LanguageWish>map(LanguageWish.Speaks::new).orElse(wish)
        : wish;
  }

  /// "no hablo mucho ingles, español porfa": a part of the text is nothing but its name.
  private Optional<Language> named(ParsedInput heard) {
    List<String> parts = ear.parts(heard.text());
    return parts.size() < 2
        ? Optional.empty()
        : parts.stream()
            .flatMap(part -> table.parts.languages().called(ear.withoutCourtesy(part)).stream())
            .findFirst();
  }

  /// How somebody else gets texts in this language: by its name, as they would write it.
  private boolean forAnother(Language language) {
    table.trace("language of somebody else");
    String word = language.name().toUpperCase(Locale.forLanguageTag(language.tag()));
    table.says(SystemText.OTHERS_LANGUAGE, Map.of("word", word));
    return true;
  }

  private boolean means(GlobalWord word, ParsedInput heard, List<Open> open) {
    return switch (word) {
      case MENU -> inItsLanguage(heard, this::menu);
      case BACK -> back(open);
      case LANGUAGE -> inItsLanguage(heard, this::language);
      case STEWARD -> inItsLanguage(heard, this::steward);
      case MORE -> nothing(SystemText.NOTHING_MORE, heard, open);
      case SKIP -> nothing(SystemText.CANNOT_SKIP, heard, open);
    };
  }

  /// A question asks for this very word, or for a choice that may read so: it goes first.
  private static boolean ownWord(ParsedInput heard, List<Open> open) {
    if (open.isEmpty()) {
      return false;
    }
    Open newest = open.getFirst();
    return newest.walk().words(newest.ask()).containsKey(heard.words())
        || (newest.ask().type().orElse(null) instanceof AnswerType.Choice choice
            && choice.list().equals("languages"));
  }

  /// Whether the newest question takes any words, so that a sentence is its answer.
  static boolean takesWords(List<Open> open) {
    return !open.isEmpty()
        && open.getFirst().ask().type().orElse(null) instanceof AnswerType.Spoken spoken
        && spoken.loose();
  }

  /// BACK, MORE and SKIP are said within a talk, as answers are: they tell no language.
  private boolean inItsLanguage(ParsedInput heard, Runnable what) {
    var languages = table.parts.languages();
    String tag = languages.ofGlobal(heard.text()).orElse(languages.byDefault()).tag();
    new KeywordLanguage(table).answer(tag, what);
    return true;
  }

  boolean menu() {
    table.trace("menu");
    Flow menu = table.sets.current().flows().get("menu");
    if (menu != null) {
      runs.start(menu, Map.of(), Before.PAUSES);
      runs.comeBack();
    } else {
      new SystemLists(table, runs).menu();
    }
    return true;
  }

  private boolean back(List<Open> open) {
    table.trace("back");
    if (open.isEmpty()) {
      table.says(SystemText.NOTHING_BEHIND);
      return true;
    }
    Open newest = open.getFirst();
    Run run = newest.run();
    StepMove.Rest rest = newest.walk().back();
    if (rest == null) {
      table.says(SystemText.NOTHING_BEHIND);
      rest = new QuestionWriter(table, newest.walk()).again(newest.ask(), run.waiting(), "");
    }
    runs.settle(run, rest);
    return true;
  }

  private boolean language() {
    table.trace("language");
    new SystemLists(table, runs).tongues();
    return true;
  }

  /// From now on in this language; the open question is asked again in it.
  void speak(String tag, List<Open> open) {
    table.trace("language " + tag);
    table.speak(tag);
    table.says(SystemText.LANGUAGE_SWITCHED, Map.of("language", table.spoken().name()));
    if (!open.isEmpty()) {
      Open newest = open.getFirst();
      Run run = newest.run();
      runs.settle(
          run, new QuestionWriter(table, newest.walk()).again(newest.ask(), run.waiting(), ""));
    }
  }

  private boolean steward() {
    table.trace("steward");
    table.resumes(); // where an old turn of theirs has run out, a new one begins
    table.does(new Effect.HandOver("asked for a steward", true));
    table.saysWithContact(SystemText.STEWARD, SystemText.GIVEN_UP);
    return true;
  }

  /// MORE and SKIP are a question's own words first.
  private boolean nothing(SystemText text, ParsedInput heard, List<Open> open) {
    if (taken(text, heard, open)) {
      return false;
    }
    table.says(text);
    return true;
  }

  private static boolean taken(SystemText text, ParsedInput heard, List<Open> open) {
    return open.stream()
        .anyMatch(one ->
            (text == SystemText.NOTHING_MORE
                    && one.ask().type().orElse(null) instanceof AnswerType.Choice)
                || one.walk().words(one.ask()).containsKey(heard.words()));
  }
}
