package org.turnout.channel.rehearsal;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Lots that fall the same way every time: they hang on the seed, the text (a phone and words) and
/// the number of the try, and on nothing else.
final class Chance {
  private Chance() {}

  /// All lots about one try of one text, in the order in which they are drawn.
  static RandomGenerator of(long seed, long text, long attempt) {
    return new SplittableRandom(Hash.mixed(seed ^ Hash.mixed(text + attempt)));
  }

  /// A single lot from 0 to 1.
  static double lot(long seed, long about, long attempt) {
    return (Hash.mixed(seed ^ Hash.mixed(about + attempt)) >>> 11) * 0x1.0p-53;
  }
}
