package org.turnout.people;

import java.util.BitSet;
import java.util.List;
import org.turnout.language.Aside;
import org.turnout.language.Languages;
import org.turnout.language.OptOutWords;
import org.turnout.language.ParsedAnswer;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.TextFold;

/// Reads the answer to "Do you want us to stop all texts?". Only a plain one counts: whatever else
/// is written goes its way, and the question stays open.
public final class StopQuestion {
  /// What was answered.
  public enum Wish {
    /// Yes: stop all texts.
    STOP,
    /// No: keep them.
    KEEP,
    /// Something else.
    NONE
  }

  private final Languages languages;
  private final PhrasePatterns keep;
  private final PhrasePatterns polite;
  private final PhrasePatterns small;

  StopQuestion(Languages languages) {
    this.languages = languages;
    keep = PleaScale.all(languages, OptOutWords::keep);
    polite = PleaScale.all(languages, OptOutWords::polite);
    small = PleaScale.all(languages, OptOutWords::small);
  }

  Wish answer(String text, String language) {
    if (keeps(PhrasePatterns.wordsOf(TextFold.words(text)))) {
      return Wish.KEEP;
    }
    if (languages.aside(text).filter(Aside.PHONE::equals).isPresent()) {
      return Wish.NONE; // "yes, only that number" does not mean this phone
    }
    return languages.listener(language).yesNo(text) instanceof ParsedAnswer.Understood(var yes)
        ? yes ? Wish.STOP : Wish.KEEP
        : Wish.NONE;
  }

  /// "Keep them", "no, don't stop": in words that leave nothing unexplained.
  private boolean keeps(List<String> words) {
    var explained = new BitSet();
    keep.findAll(words).forEach(found -> explained.set(found.start(), found.end()));
    if (explained.isEmpty()) {
      return false;
    }
    polite.findAll(words).forEach(found -> explained.set(found.start(), found.end()));
    small.findAll(words).forEach(found -> explained.set(found.start(), found.end()));
    return explained.cardinality() == words.size();
  }
}
