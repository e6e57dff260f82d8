package org.turnout.testkit;

import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// Holds a property against many samples: the edges of their kind first, then drawn ones.
///
/// Each try has a seed of its own, counted up from [#from]. The same seeds come in every run, so
/// that a build does not fail by chance. A failure names its seed and shows its sample; with
/// `-Dturnout.seed=SEED` every property begins there, which runs that try again, and tries others.
public final class ForAll<T> {
  private static final RandomGeneratorFactory<RandomGenerator> RANDOM =
      RandomGeneratorFactory.of("L64X128MixRandom");

  private final Arbitrary<T> samples;
  private final int tries;
  private final long from;

  private ForAll(Arbitrary<T> samples, int tries, long from) {
    this.samples = samples;
    this.tries = tries;
    this.from = from;
  }

  /// A thousand tries, if nothing else is said.
  public static <T> ForAll<T> of(Arbitrary<T> samples) {
    return new ForAll<>(samples, 1_000, Long.getLong("turnout.seed", 1));
  }

  /// How many samples are drawn after the edges.
  public ForAll<T> tries(int number) {
    return new ForAll<>(samples, number, from);
  }

  /// The seed of the first try.
  public ForAll<T> from(long seed) {
    return new ForAll<>(samples, tries, seed);
  }

  /// What has to hold for each sample: it throws when it does not.
  @FunctionalInterface
  public interface Property<T> {
    void hold(T sample) throws Exception;
  }

  /// @throws AssertionError with the sample, its seed and the reason, at the first that fails
  public void check(Property<? super T> property) {
    for (T edge : samples.edges()) {
      hold(property, edge, "an edge");
    }
    for (long seed = from; seed < from + tries; seed++) {
      hold(property, samples.draw(RANDOM.create(seed)), "-Dturnout.seed=" + seed);
    }
  }

  private void hold(Property<? super T> property, T sample, String which) {
    try {
      property.hold(sample);
    } catch (Exception | AssertionError | StackOverflowError e) {
      throw new AssertionError("does not hold for " + shown(sample) + " (" + which + "): " + e, e);
    }
  }

  /// Readable in a log, whatever is in it.
  static String shown(Object sample) {
    return switch (sample) {
      case byte[] bytes -> "bytes " + HexFormat.of().formatHex(bytes);
      case String text -> '"' + escaped(text) + '"';
      case List<?> list ->
          list.stream().map(ForAll::shown).collect(Collectors.joining(", ", "[", "]"));
      default -> escaped(sample.toString());
    };
  }

  private static String escaped(String text) {
    var shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        shown.append("\\u").append(HexFormat.of().toHexDigits(c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }
}
