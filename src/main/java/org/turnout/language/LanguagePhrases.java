package org.turnout.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// Finds wishes for a language in longer texts, where not every word can be explained: "english pls
/// my daughter is helping me", "why am i getting these in spanish".
///
/// @param rules for each language that can be wished for
/// @param unspoken wishes for a language that we do not write
record LanguagePhrases(List<TongueRules> rules, PhrasePatterns unspoken) {
  /// A word of fewer letters is another word in a sentence.
  private static final int SHORTEST = 5;

  /// What is said about one language.
  ///
  /// @param wished it is wished for
  /// @param wrong it is the one that we write in, and should not be
  /// @param others somebody else reads it
  private record TongueRules(
      Language of, PhrasePatterns wished, PhrasePatterns wrong, PhrasePatterns others) {}

  static LanguagePhrases of(Collection<Language> all) {
    var spoken = all.stream().filter(Language::spoken).toList();
    var rules = new ArrayList<TongueRules>();
    for (Language target : spoken) {
      List<String> names =
          target.names().stream().filter(name -> name.length() >= SHORTEST).toList();
      rules.add(
          new TongueRules(
              target,
              patterns(spoken, "wished in a text", names),
              patterns(spoken, "wrong language", names),
              patterns(spoken, "for somebody else", names)));
    }
    return new LanguagePhrases(rules, patterns(spoken, "not ours", List.of()));
  }

  private static PhrasePatterns patterns(
      Collection<Language> spoken, String list, List<String> names) {
    return PhrasePatterns.joined(
        spoken.stream()
            .map(language -> {
              var roles = new HashMap<String, List<String>>(language.roles());
              roles.put("name", names);
              return PhrasePatterns.of(language.phrases(list), roles);
            })
            .toList());
  }

  /// @param current the language that we write to the person in
  /// @param written the language of the text, if it is plain
  LanguageWish wish(List<String> said, Language current, Optional<Language> written) {
    for (TongueRules rule : rules) {
      if (rule.others().find(said).isPresent()) {
        return new LanguageWish.ForAnother(rule.of());
      }
    }
    for (TongueRules rule : rules) {
      if (rule.of() != current && rule.wished().find(said).isPresent()) {
        return new LanguageWish.Speaks(rule.of());
      }
      if (rule.of() == current && rule.wrong().find(said).isPresent()) {
        return written
            .filter(it -> it != current)
            .<LanguageWish>map(LanguageWish.Speaks::new)
            .orElse(LanguageWish.ANOTHER);
      }
    }
    return unspoken.find(said).isPresent() ? LanguageWish.ANOTHER : LanguageWish.NONE;
  }
}
