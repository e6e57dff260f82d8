package org.turnout.testkit;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;
import org.turnout.log.TurnIdFilter;

/// What was logged while it is open: `try (var logs = CapturedLogs.open()) { ... }`.
public final class CapturedLogs implements AutoCloseable {
  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final AppenderBase<ILoggingEvent> appender =
      new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
          var pairs = event.getKeyValuePairs();
          lines.add(
              "%s %s %s %s"
                  .formatted(
                      event.getLevel(),
                      event.getLoggerName(),
                      event.getFormattedMessage(),
                      pairs == null ? List.of() : pairs));
        }
      };

  private CapturedLogs() {
    appender.setContext(root.getLoggerContext());
    appender.addFilter(new TurnIdFilter());
    appender.start();
    root.addAppender(appender);
  }

  /// Starts to listen.
  public static CapturedLogs open() {
    return new CapturedLogs();
  }

  /// `LEVEL logger message [turn="..."]`, in order.
  public List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.detachAppender(appender);
    appender.stop();
  }
}
