package org.turnout.flow;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.turnout.language.Language;
import org.turnout.language.SystemText;

/// A keyword of another language is answered in that language, and how to go back is said once. The
/// default language's own words are on every poster, so they say nothing of what somebody reads.
record KeywordLanguage(TurnContext table) {
  /// Does what a keyword asks for, in the keyword's language.
  ///
  /// @param tag of the language that the keyword is of
  void answer(String tag, Runnable what) {
    Language before = table.spoken();
    if (!tag.equals(table.parts.languages().byDefault().tag())) {
      table.speak(table.parts.languages().of(tag).tag());
    }
    what.run();
    Language now = table.spoken();
    if (now != before) {
      String word = before.name().toUpperCase(Locale.forLanguageTag(before.tag()));
      table.says(SystemText.WAY_BACK, Map.of("language", before.nameIn(now.tag()), "word", word));
    }
  }

  /// Says something to the writer of a text: in the language that they write, if it is plain, or
  /// when nobody knows theirs; else in their own.
  void tell(ParsedInput heard, Runnable what) {
    answer(written(heard).tag(), what);
  }

  /// The language that a text calls for; the default language changes nothing.
  Language written(ParsedInput heard) {
    var languages = table.parts.languages();
    return languages
        .plain(heard.text())
        .or(() ->
            table.fact("language").isEmpty() ? languages.guess(heard.text()) : Optional.empty())
        .orElse(languages.byDefault());
  }
}
