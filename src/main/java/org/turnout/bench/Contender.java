package org.turnout.bench;

/// Something that can be run for a while: the product, its limit, a peer.
interface Contender {
  String name();

  /// Runs once and measures.
  Slice run();
}
