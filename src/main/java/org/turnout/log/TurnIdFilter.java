package org.turnout.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;
import org.slf4j.event.KeyValuePair;

/// Puts the turn's id on each line that an appender writes. A filter, because it runs in the thread
/// that logs, where the scoped value can be seen; it lets every line through.
public final class TurnIdFilter extends Filter<ILoggingEvent> {
  private static final String KEY = "turn";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (event instanceof LoggingEvent line && !isMarked(line.getKeyValuePairs())) {
      TurnId.current().ifPresent(id -> line.addKeyValuePair(new KeyValuePair(KEY, id)));
    }
    return FilterReply.NEUTRAL;
  }

  // A second appender sees the same event again. logback gives null where there are no pairs.
  @SuppressWarnings("NullAway")
  private static boolean isMarked(List<KeyValuePair> pairs) {
    return pairs != null && pairs.stream().anyMatch(pair -> pair.key.equals(KEY));
  }
}
