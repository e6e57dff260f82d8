package org.turnout.people;

import java.util.List;
import org.turnout.language.Aside;
import org.turnout.language.Languages;
import org.turnout.language.OptOutWords;
import org.turnout.language.PhrasePatterns;
import org.turnout.language.TextFold;

/// What a text with a word of consent in it says besides, or instead: what is to be deleted, which
/// phone is meant, and that nothing more is wanted.
public final class WishesBeside {
  private final Languages languages;
  private final PleaScale scale;
  private final PhrasePatterns deletes;
  private final PhrasePatterns farewells;

  WishesBeside(Languages languages, PleaScale scale) {
    this.languages = languages;
    this.scale = scale;
    deletes = PleaScale.all(languages, OptOutWords::deletes);
    farewells = PleaScale.all(languages, OptOutWords::farewells);
  }

  /// Whether a text asks that what we know of its writer is deleted: the end of texts alone is not
  /// that, and only a person can do it.
  public boolean asksToDelete(String text) {
    return deletes.find(words(text)).isPresent();
  }

  /// Whether a text only says goodbye or thanks. A phone that is stopped is not told how to start
  /// for it.
  public boolean isFarewell(String text) {
    return scale.explains(words(text), farewells);
  }

  /// Whether a text takes back what was asked of its writer just now: "stop, nvm". With a question
  /// open it is about that.
  public boolean callsOff(String text) {
    return languages.aside(text).filter(Aside.NEVER_MIND::equals).isPresent();
  }

  /// Whether a text says that another phone is meant, not its own.
  public boolean isOfAnotherPhone(String text) {
    return languages.aside(text).filter(Aside.PHONE::equals).isPresent();
  }

  private static List<String> words(String text) {
    return Compliance.letters(PhrasePatterns.wordsOf(TextFold.words(text)));
  }
}
