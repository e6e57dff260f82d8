package org.turnout.lab.soak;

import java.util.List;
import java.util.random.RandomGenerator;

/// What members say, text after text, in conversations of several steps. Whether an answer fits is
/// not asked here: all of it must be heard, once. Nobody says a bare YES, which starts texts again
/// for a phone that is stopped: the judge would have to know whether it was at that moment.
final class TalkScripts {
  private static final List<List<String>> USUAL =
      List.of(
          List.of("PETITION", "Ana Cruz", "90027", "sure"),
          List.of("sign", "Ben Lee", "no", "Kaiser", "sure", "thanks!"),
          List.of("SHIFT", "1", "2", "sure"),
          List.of("shift", "monday", "MORE", "1", "BACK"),
          List.of("STICKERS", "20", "night shift", "Ana Cruz", "1", "sure"),
          List.of("stickers", "twenty", "make it 30", "3 west", "Ben Lee", "2"),
          List.of("MENU", "1"),
          List.of("ME", "1", "BACK"),
          List.of("HELP"),
          List.of("FIRMAR", "María López", "90033", "SÍ"),
          List.of("TURNO", "1", "1"),
          List.of("who is this?"),
          List.of("when is the strike", "ok"),
          List.of("👍"),
          List.of("ALERTS", "sure"),
          List.of("GEAR", "sure"),
          List.of("my local is on strike too, what now?", "SHIFT", "CANCEL"));

  private static final List<List<String>> CONSENT =
      List.of(
          List.of("STOP"),
          List.of("STOP", "START"),
          List.of("Stop", "HELP"),
          List.of("STOP", "STOP"),
          List.of("UNSUBSCRIBE"),
          List.of("PETITION", "STOP"),
          List.of("STOP", "hello?", "START", "MENU"));

  private TalkScripts() {}

  /// One in twenty is about consent.
  static List<String> any(RandomGenerator lot) {
    var from = lot.nextInt(20) == 0 ? CONSENT : USUAL;
    return from.get(lot.nextInt(from.size()));
  }
}
