package org.turnout.language;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/// Takes one written phrase apart; [PhrasePatterns] says how they are written. Outside of
/// parentheses `a|b c` is a choice and then a word, inside of them `|` parts rows of words.
final class PhraseGrammar {
  private static final String ANY = "_";
  private static final char REST = '~';

  private final String written;
  private final Map<String, ? extends Collection<String>> roles;
  private int at;

  private PhraseGrammar(String written, Map<String, ? extends Collection<String>> roles) {
    this.written = written;
    this.roles = roles;
  }

  static PhrasePart read(String written, Map<String, ? extends Collection<String>> roles) {
    var grammar = new PhraseGrammar(written, roles);
    var parts = new ArrayList<PhrasePart>();
    while (grammar.at < written.length()) {
      if (grammar.skip(' ') || grammar.skip(')')) {
        continue;
      }
      var choice = new ArrayList<PhrasePart>();
      do {
        choice.add(grammar.atom());
      } while (grammar.skip('|'));
      parts.add(one(choice));
    }
    return new PhrasePart.Sequence(List.copyOf(parts));
  }

  private static PhrasePart one(List<PhrasePart> choice) {
    var rows = new HashMap<String, List<List<String>>>();
    var others = new ArrayList<PhrasePart>();
    for (PhrasePart part : choice) {
      if (part instanceof PhrasePart.Rows(var byFirst)) {
        byFirst.forEach(
            (word, more) -> rows.computeIfAbsent(word, _ -> new ArrayList<>()).addAll(more));
      } else {
        others.add(part);
      }
    }
    if (!rows.isEmpty() || others.isEmpty()) {
      others.add(new PhrasePart.Rows(rows));
    }
    return others.size() == 1 ? others.getFirst() : new PhrasePart.Choice(List.copyOf(others));
  }

  private boolean skip(char c) {
    boolean here = at < written.length() && written.charAt(at) == c;
    at += here ? 1 : 0;
    return here;
  }

  private PhrasePart atom() {
    PhrasePart part = skip('(') ? group() : skip('!') ? other() : word(bare(false));
    if (skip('?')) {
      return new PhrasePart.Repeated(part, 1);
    }
    return skip('*') ? new PhrasePart.Repeated(part, PhrasePart.MOST) : part;
  }

  private PhrasePart group() {
    var rows = new ArrayList<PhrasePart>();
    do {
      var row = new ArrayList<PhrasePart>();
      while (at < written.length() && written.charAt(at) != '|' && written.charAt(at) != ')') {
        if (!skip(' ')) {
          row.add(atom());
        }
      }
      rows.add(row.size() == 1 ? row.getFirst() : new PhrasePart.Sequence(List.copyOf(row)));
    } while (skip('|'));
    skip(')');
    return one(rows);
  }

  private PhrasePart other() {
    Set<String> excepted = new HashSet<>();
    for (String word : bare(true).split("\\|", -1)) {
      each(word, taken -> excepted.add(TextFold.words(taken)));
    }
    return new PhrasePart.Other(Set.copyOf(excepted));
  }

  private PhrasePart word(String word) {
    if (word.isEmpty()) {
      return new PhrasePart.Sequence(List.of());
    }
    if (word.equals(ANY)) {
      return new PhrasePart.Other(Set.of());
    }
    if (word.indexOf(REST) >= 0) {
      boolean ends = word.charAt(0) == REST;
      boolean begins = word.charAt(word.length() - 1) == REST;
      return new PhrasePart.Piece(TextFold.words(word), begins && !ends, ends && !begins);
    }
    var rows = new HashMap<String, List<List<String>>>();
    each(
        word,
        taken -> {
          List<String> row = PhrasePatterns.wordsOf(TextFold.words(taken));
          if (!row.isEmpty()) {
            rows.computeIfAbsent(row.getFirst(), _ -> new ArrayList<>()).add(row);
          }
        });
    return new PhrasePart.Rows(rows);
  }

  /// The word itself, or those of the list it names; a list may take in others, one deep, so that
  /// none takes in itself. A list that is not there has no words: reading the language says so.
  private void each(String word, Consumer<String> taken) {
    if (!word.startsWith("@")) {
      taken.accept(word);
      return;
    }
    for (String entry : list(word)) {
      if (entry.startsWith("@")) {
        list(entry).forEach(taken);
      } else {
        taken.accept(entry);
      }
    }
  }

  private Collection<String> list(String role) {
    return Objects.requireNonNullElse(roles.get(role.substring(1)), List.<String>of());
  }

  /// The letters up to the next sign of the grammar.
  private String bare(boolean withChoice) {
    int start = at;
    String ends = withChoice ? " )?*" : " )?*|";
    while (at < written.length() && ends.indexOf(written.charAt(at)) < 0) {
      at++;
    }
    return written.substring(start, at);
  }
}
