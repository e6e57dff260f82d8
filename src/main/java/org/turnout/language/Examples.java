package org.turnout.language;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/// Texts whose meaning is known, to say what a new text most likely means. It learns from them how
/// much each word, pair of words and bit of a word speaks for each meaning (multinomial logistic
/// regression); the same texts always teach the same.
///
/// It is a guess, so that nothing is recorded because of it: it may only lead to a question.
///
/// @param <T> what a text may mean
public final class Examples<T> {
  private static final int ROUNDS = 10;
  private static final double FIRST_STEP = 4;
  private static final double SLOWER = 0.3;

  /// Differences below this teach nothing.
  private static final double NOTHING = 1e-3;

  private final List<T> meanings;
  private final FeatureWeights features;

  /// By feature, then meaning: a text has few features, and each is asked about all meanings.
  private final double[][] speaks;

  /// A text that shows what people write.
  public record Example<T>(String text, T meaning) {}

  /// What a text most likely means.
  ///
  /// @param share how likely it is among all meanings, from 0 to 1
  public record Likely<T>(T meaning, double share) {}

  public Examples(List<Example<T>> all) {
    this.meanings = List.copyOf(new LinkedHashSet<>(all.stream().map(Example::meaning).toList()));
    this.features = new FeatureWeights(all.stream().map(Example::text).toList());
    this.speaks = new double[features.size()][meanings.size()];
    learn(all);
  }

  /// Nothing when there are no examples, or it shares nothing with any of them.
  public Optional<Likely<T>> of(String text) {
    FeatureWeights.Vector said = features.of(text);
    if (said.ids().length == 0) {
      return Optional.empty();
    }
    double[] shares = shares(said);
    return IntStream.range(0, shares.length)
        .boxed()
        .max((one, other) -> Double.compare(shares[one], shares[other]))
        .map(best -> new Likely<>(meanings.get(best), shares[best]));
  }

  private void learn(List<Example<T>> all) {
    var texts = all.stream().map(it -> features.of(it.text())).toList();
    var order = new ArrayList<>(IntStream.range(0, all.size()).boxed().toList());
    var random = new Random(1); // the same order each time
    for (int round = 0; round < ROUNDS; round++) {
      Collections.shuffle(order, random);
      double step = FIRST_STEP / (1 + round * SLOWER);
      for (int at : order) {
        learn(texts.get(at), meanings.indexOf(all.get(at).meaning()), step);
      }
    }
  }

  private void learn(FeatureWeights.Vector text, int meaning, double step) {
    double[] wrong = shares(text);
    wrong[meaning] -= 1;
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = Math.abs(wrong[i]) > NOTHING ? step * wrong[i] : 0;
    }
    for (int k = 0; k < text.ids().length; k++) {
      double[] weights = speaks[text.ids()[k]];
      double weight = text.weights()[k];
      for (int i = 0; i < wrong.length; i++) {
        weights[i] -= wrong[i] * weight;
      }
    }
  }

  /// How likely each meaning is; together 1.
  private double[] shares(FeatureWeights.Vector text) {
    var shares = new double[meanings.size()];
    for (int k = 0; k < text.ids().length; k++) {
      double[] weights = speaks[text.ids()[k]];
      double weight = text.weights()[k];
      for (int i = 0; i < shares.length; i++) {
        shares[i] += weights[i] * weight;
      }
    }
    double largest = Double.NEGATIVE_INFINITY;
    for (double share : shares) {
      largest = Math.max(largest, share);
    }
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(shares[i] - largest);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
