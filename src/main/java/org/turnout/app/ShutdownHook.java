package org.turnout.app;

import java.util.concurrent.CountDownLatch;
import org.turnout.log.LogSetup;

/// Stops everything in order when the process is told to (SIGTERM, SIGINT): running requests finish
/// first, and the log ends last.
public final class ShutdownHook {
  private ShutdownHook() {}

  public static void onSignal(AutoCloseable all, CountDownLatch stopped) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stopping")
                .unstarted(() -> {
                  try {
                    all.close();
                  } catch (Exception e) { // the thread's top: the process ends either way
                    org.slf4j.LoggerFactory.getLogger(ShutdownHook.class)
                        .error("stopping failed", e);
                  }
                  stopped.countDown();
                  LogSetup.end();
                }));
  }
}
