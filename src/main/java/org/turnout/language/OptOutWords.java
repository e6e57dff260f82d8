package org.turnout.language;

import static java.util.stream.Collectors.toCollection;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// A language's words of consent, as `optout.yaml` and `reactions.yaml` have them; see the head of
/// `en/optout.yaml` for what each list does. How they are weighed is `people`'s to say.
///
/// @param stopOwn exact stop words for those whose language this is
/// @param everyday stop words that also have an everyday meaning
public record OptOutWords(
    Set<String> stop,
    Set<String> stopOwn,
    Set<String> everyday,
    Set<String> polite,
    Set<String> start,
    Set<String> startIfStopped,
    Set<String> help,
    Set<String> slips,
    Set<String> about,
    Set<String> negations,
    List<String> phrases,
    List<String> phrasesUnlessAbout,
    List<String> wrongNumber,
    List<String> held,
    List<String> leaveAlone,
    List<String> autoReplies,
    List<String> reactions,
    List<String> things) {

  static OptOutWords read(DataFile words, DataFile reactions) {
    return new OptOutWords(
        folded(words.list("stop")),
        folded(words.list("stop own language")),
        folded(words.list("everyday")),
        folded(words.list("polite")),
        folded(words.list("start")),
        folded(words.list("start if stopped")),
        folded(words.list("help")),
        folded(words.list("slips")),
        folded(words.list("about")),
        folded(words.list("negations")),
        words.list("phrases"),
        words.list("phrases unless about"),
        words.list("wrong number"),
        words.list("held"),
        words.list("leave alone"),
        reactions.list("auto replies"),
        reactions.list("reactions"),
        reactions.list("things"));
  }

  static Set<String> folded(Collection<String> written) {
    return written.stream()
        .map(TextFold::words)
        .filter(form -> !form.isEmpty())
        .collect(toCollection(LinkedHashSet::new));
  }
}
