package org.turnout.language;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.problem.Problem;

/// A language's words of consent, as `optout.yaml` and `reactions.yaml` have them; see the head of
/// `en/optout.yaml` for what each list does. How they are weighed is `people`'s to say.
///
/// @param stopWithMarks stop words that are other words without their accents, as they are written
/// @param stopOwn exact stop words for those whose language this is
/// @param everyday stop words that also have an everyday meaning
/// @param nearStop words that are a slip from STOP, but are words of their own
/// @param bare the stop words without an everyday meaning, to look for in a text
/// @param reasons why all texts are to end, next to a plea
/// @param strangers what somebody says of themselves whom we take for another
/// @param outbursts what is shouted at us next to a stop word
/// @param outburstsOfOthers of whom else that may be said
/// @param deletes wishes that what we know of somebody is deleted
/// @param farewells what is said last, and asks for nothing
public record OptOutWords(
    Set<String> stop,
    Set<String> stopWithMarks,
    Set<String> stopOwn,
    Set<String> everyday,
    Set<String> start,
    Set<String> startIfStopped,
    Set<String> help,
    Set<String> slips,
    Set<String> nearStop,
    Set<String> signs,
    Set<String> jokes,
    PhrasePatterns bare,
    PhrasePatterns polite,
    PhrasePatterns small,
    PhrasePatterns about,
    PhrasePatterns phrases,
    PhrasePatterns phrasesUnlessAbout,
    PhrasePatterns wrongNumber,
    PhrasePatterns reasons,
    PhrasePatterns strangers,
    PhrasePatterns outbursts,
    PhrasePatterns outburstsOfOthers,
    PhrasePatterns likely,
    PhrasePatterns limits,
    PhrasePatterns held,
    PhrasePatterns heldUnlessAbout,
    PhrasePatterns leaveAlone,
    PhrasePatterns keep,
    PhrasePatterns deletes,
    PhrasePatterns farewells,
    PhrasePatterns autoReplies,
    PhrasePatterns tails,
    List<String> reactions,
    List<String> things,
    Set<String> tellers) {
  private static final Pattern ROLE = Pattern.compile("@([a-z]+)");

  static OptOutWords read(DataFile words, DataFile reactions, List<Problem> problems) {
    var everyday = folded(words.list("everyday"));
    var bare = folded(words.list("stop"));
    bare.removeAll(everyday);
    return new OptOutWords(
        folded(words.list("stop")),
        new LinkedHashSet<>(words.list("stop with marks")),
        folded(words.list("stop own language")),
        everyday,
        folded(words.list("start")),
        folded(words.list("start if stopped")),
        folded(words.list("help")),
        folded(words.list("slips")),
        folded(words.list("near stop")),
        folded(words.list("signs")),
        folded(words.list("jokes")),
        PhrasePatterns.of(bare, Map.of()),
        patterns(words, "polite", problems),
        patterns(words, "small", problems),
        patterns(words, "about", problems),
        patterns(words, "phrases", problems),
        patterns(words, "phrases unless about", problems),
        patterns(words, "wrong number", problems),
        patterns(words, "reasons", problems),
        patterns(words, "strangers", problems),
        patterns(words, "outbursts", problems),
        patterns(words, "outbursts of others", problems),
        patterns(words, "likely", problems),
        patterns(words, "limits", problems),
        patterns(words, "held", problems),
        patterns(words, "held unless about", problems),
        patterns(words, "leave alone", problems),
        patterns(words, "keep", problems),
        patterns(words, "deletes", problems),
        patterns(words, "farewells", problems),
        patterns(reactions, "auto replies", problems),
        patterns(reactions, "tails", problems),
        reactions.list("reactions"),
        reactions.list("things"),
        folded(reactions.list("tellers")));
  }

  static PhrasePatterns patterns(DataFile file, String list, List<Problem> problems) {
    var roles = new HashMap<String, List<String>>();
    for (String role : file.names("roles")) {
      roles.put(role, file.list("roles", role));
    }
    List<String> lines = file.list(list);
    for (String line : lines) {
      Matcher used = ROLE.matcher(line);
      while (used.find()) {
        if (!roles.containsKey(used.group(1))) {
          problems.add(
              Problem.error(
                  file.place(list),
                  "unknown-role",
                  "`" + line + "` speaks of @" + used.group(1) + ", which `roles` does not have",
                  "add the list to `roles`, or use one of " + file.names("roles")));
        }
      }
    }
    return PhrasePatterns.of(lines, roles);
  }

  static Set<String> folded(Collection<String> written) {
    var folded = new LinkedHashSet<String>();
    for (String word : written) {
      String form = TextFold.words(word);
      if (!form.isEmpty()) {
        folded.add(form);
      }
    }
    return folded;
  }

  /// Every word that stops, starts or helps when it is the whole text: no flow can have it as a
  /// keyword or an answer.
  public Set<String> reserved() {
    var all = new LinkedHashSet<>(stop);
    all.addAll(folded(stopWithMarks));
    all.addAll(stopOwn);
    all.addAll(start);
    all.addAll(help);
    return all;
  }
}
