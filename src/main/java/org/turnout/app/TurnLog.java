package org.turnout.app;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.conversation.InboundHandler;

/// One log line and one count for each turn.
record TurnLog(MeterRegistry metrics) implements Consumer<InboundHandler.Seen> {
  /// What was done with a check-in code: used, replayed, shared, unknown, limited.
  private static final String CODE = "code/";

  private static final Logger LOG = LoggerFactory.getLogger(TurnLog.class);

  @Override
  public void accept(InboundHandler.Seen turn) {
    LOG.info(
        "turn kind={} address={} ms={} steps={}",
        turn.kind(),
        turn.address(),
        turn.took().toMillis(),
        turn.trace());
    metrics.counter("turns", "kind", turn.kind()).increment();
    if (turn.trace().startsWith(CODE)) {
      metrics
          .counter("check.in.codes", "outcome", turn.trace().substring(CODE.length()))
          .increment();
    }
  }
}
