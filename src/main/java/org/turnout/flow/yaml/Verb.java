package org.turnout.flow.yaml;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.flow.Actions;

/// The words that do something without asking the records, in the order of the documentation. The
/// verbs of the [Actions] come after `ask`.
enum Verb {
  SAY,
  ASK,
  IF,
  REMEMBER,
  JOIN,
  LEAVE,
  NOTIFY,
  HAND_OVER,
  RUN,
  WAIT,
  BACK_TO,
  GO_TO,
  END;

  /// As it is written in a flow: `hand over`.
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// Whether nothing that comes after it in its block is reached.
  boolean leaves() {
    return this == BACK_TO || this == GO_TO || this == END;
  }

  static Optional<Verb> of(String word) {
    return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
  }

  /// Every word that does something, in the order of the documentation.
  static List<String> all(Actions actions) {
    var own = Arrays.stream(values()).map(Verb::word).toList();
    int before = own.indexOf(ASK.word()) + 1;
    return Stream.of(own.subList(0, before), actions.verbs(), own.subList(before, own.size()))
        .flatMap(List::stream)
        .toList();
  }
}
