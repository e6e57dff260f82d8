package org.turnout.channel.rehearsal;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// Lots that are drawn the same way every time: from the seed, the phone, the words and the number
/// of the try.
final class Chance {
  private Chance() {}

  static RandomGenerator of(long seed, CreateRequest request, long attempt) {
    long text = Hash.text(Hash.phone(request.to()), request.body());
    return new SplittableRandom(Hash.mixed(seed ^ text) + attempt);
  }
}
