package org.turnout.log;

import ch.qos.logback.classic.LoggerContext;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets logging up before anything else runs.
public final class LogSetup {
  private LogSetup() {}

  /// Readable lines for a person at a terminal (`demo`, `chat`). Has an effect only before the
  /// first logger is made, and only where `TURNOUT_LOG` says nothing else.
  public static void forPeople() {
    if (System.getenv("TURNOUT_LOG") == null && System.getProperty("TURNOUT_LOG") == null) {
      System.setProperty("TURNOUT_LOG", "text");
    }
  }

  /// Sends what libraries log through `java.util.logging` down the same road, INFO and above: the
  /// finer levels of some of them print requests.
  public static void bridge() {
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    Logger.getLogger("").setLevel(Level.INFO);
  }

  /// Ends logging, as the last thing that the program does.
  public static void end() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.stop();
    }
  }
}
