package org.turnout.lab.scenario;

import java.util.Optional;
import java.util.random.RandomGenerator;

/// Phones whose people answer.
///
/// @param share of the delivered texts that are answered
/// @param after the delivery
/// @param words what is said, each with its share of the answers
/// @param reactions share of the answers that are a phone's own ("Liked ...")
public record ReplyBehavior(double share, Latency after, Shares<String> words, double reactions) {
  public static final ReplyBehavior NONE = new ReplyBehavior(0, Latency.none(), Shares.none(), 0);

  /// What a phone says to a text, if it says anything.
  public Optional<String> to(String body, RandomGenerator random) {
    double answers = random.nextDouble();
    double reacts = random.nextDouble();
    double says = random.nextDouble();
    if (answers >= share) {
      return Optional.empty();
    }
    return reacts < reactions ? Optional.of("Liked “" + body + "”") : words.at(says);
  }
}
