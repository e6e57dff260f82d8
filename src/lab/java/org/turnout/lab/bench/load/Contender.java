package org.turnout.lab.bench.load;

/// Something that can be run for a while: the product, its limit, a peer.
public interface Contender {
  String name();

  /// Runs once and measures.
  Slice run();
}
