package org.turnout.language;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.turnout.language.PhraseTable.Match;

/// Reads a no that says why.
public record NoReader(Vocabulary vocabulary, SentenceWords sentences) {
  private static final Pattern SIGN = Pattern.compile("[,.;:!\\u2013\\u2014-]");

  /// Whether a text says no and then that one's body is the reason: "no, my knees are bad". A no
  /// right before what it may deny, "no me duelen las rodillas", is none of these, nor is one with
  /// a day, or with a word that takes the reason back: "no, my feet are fine".
  public boolean isOfTheBody(String text) {
    List<String> words = Utterance.of(text).words();
    int from = plainNo(words);
    if (from == 0 || from == words.size()) {
      return false;
    }
    boolean parted = Utterance.of(SIGN.split(text, 2)[0]).words().size() == from;
    var rest = Utterance.of(String.join(" ", words.subList(from, words.size())));
    boolean led =
        IntStream.rangeClosed(1, from)
            .anyMatch(at -> sentences.no().leads().at(words, at) != null); // "hindi po kasi"
    return (parted || led)
        && rest.has(sentences.no().body())
        && !rest.has(sentences.no().otherwise())
        && !rest.has(vocabulary.days())
        && !rest.has(vocabulary.relativeDays())
        && !Utterance.of(text).asks();
  }

  /// Where a no ends that a text begins with, courtesy behind it included; 0 when it begins with
  /// none, or with a louder one: "absolutely not".
  private int plainNo(List<String> words) {
    if (words.isEmpty() || vocabulary.yesNo().get(words.getFirst()) != Polarity.NO) {
      return 0;
    }
    int at = 1;
    for (Match<Boolean> courtesy = courtesy(words, at); courtesy != null; ) {
      at += courtesy.words();
      courtesy = courtesy(words, at);
    }
    return at;
  }

  private @Nullable Match<Boolean> courtesy(List<String> words, int at) {
    return at < words.size() ? vocabulary.courtesy().at(words, at) : null;
  }
}
