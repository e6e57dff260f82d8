package org.turnout.language;

import java.util.List;

/// What somebody who was told of an alarm answers.
public enum AlarmReply {
  /// They take it: "yes", "on my way".
  TAKEN,
  /// They can't: "no", "i'm in surgery".
  DECLINED,
  /// A sentence that is neither.
  UNCLEAR,
  /// A single word that is neither: a keyword, say.
  NONE;

  /// Reads an answer in any of the languages: who is told may write in another than theirs. Only
  /// what is plain counts, since an alarm that is taken goes to nobody else.
  ///
  /// @param yesNo whether a plain yes or no is meant for the alarm
  public static AlarmReply of(String text, Languages languages, boolean yesNo) {
    List<String> said = PhrasePatterns.wordsOf(TextFold.words(text));
    boolean takes = false;
    boolean declines = false;
    for (Language language : languages.spoken()) {
      takes |= language.emergencyWords().takes().find(said).isPresent();
      declines |= language.emergencyWords().declines().find(said).isPresent();
    }
    if (takes != declines) {
      return takes ? TAKEN : DECLINED;
    }
    if (yesNo && !takes) {
      for (Language language : languages.spoken()) {
        if (languages.listener(language.tag()).yesNo(text)
            instanceof ParsedAnswer.Understood(Boolean yes)) {
          return yes ? TAKEN : DECLINED;
        }
      }
    }
    return said.size() > 1 ? UNCLEAR : NONE;
  }
}
