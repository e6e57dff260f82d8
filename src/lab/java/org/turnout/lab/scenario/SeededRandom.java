package org.turnout.lab.scenario;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Lots that fall the same way every time: they depend on the seed, the text (a phone and words)
/// and the number of the try, and on nothing else.
public final class SeededRandom {
  private SeededRandom() {}

  /// All lots about one try of one text, in the order in which they are drawn.
  public static RandomGenerator of(long seed, long text, long attempt) {
    return new SplittableRandom(StableHash.mixed(seed ^ StableHash.mixed(text + attempt)));
  }

  /// A single lot from 0 to 1.
  static double lot(long seed, long about, long attempt) {
    return (StableHash.mixed(seed ^ StableHash.mixed(about + attempt)) >>> 11) * 0x1.0p-53;
  }
}
