package org.turnout.lab.scenario;

import java.util.List;
import java.util.Locale;

/// What happens to texts for reasons that lie with the phone or the words.
///
/// @param refused shares of all phones that the API refuses, by error code (21610, 21211, ...)
/// @param undelivered shares of all phones that nothing reaches, by error code (30003, 21610, ...)
/// @param filtered share of the texts that carriers hold for spam (30007)
/// @param words texts with one of these are always held
public record DeliveryOutcomes(
    Shares<Integer> refused, Shares<Integer> undelivered, double filtered, List<String> words) {
  private static final int FILTERED = 30007;

  public static final DeliveryOutcomes GOOD =
      new DeliveryOutcomes(Shares.none(), Shares.none(), 0, List.of());

  public DeliveryOutcomes {
    words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
  }

  /// The code that requests to this phone are refused with; 0 for none.
  public int refusal(long seed, String phone) {
    return refused.at(lot(seed, "refused", phone)).orElse(0);
  }

  /// The code that a text ends with; 0 means delivered.
  public int end(long seed, String phone, String body) {
    int dead = undelivered.at(lot(seed, "undelivered", phone)).orElse(0);
    if (dead != 0) {
      return dead;
    }
    boolean held =
        filtered > 0
            && SeededRandom.lot(seed, StableHash.text(StableHash.phone(phone), body), 0) < filtered;
    return held || spam(body) ? FILTERED : 0;
  }

  private boolean spam(String body) {
    if (words.isEmpty()) {
      return false;
    }
    String plain = body.toLowerCase(Locale.ROOT);
    return words.stream().anyMatch(plain::contains);
  }

  private static double lot(long seed, String aspect, String phone) {
    return SeededRandom.lot(seed ^ StableHash.words(aspect), StableHash.phone(phone), 0);
  }
}
