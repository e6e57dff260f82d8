package org.turnout.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.turnout.log.LogSetup;

/// Stops everything in order when the process is told to (SIGTERM, SIGINT): running requests finish
/// first, and the log ends last.
public final class ShutdownHook {
  /// Less than the 90 seconds after which systemd kills.
  private static final Duration LONGEST = Duration.ofSeconds(80);

  private static final int HUNG = 3;

  private ShutdownHook() {}

  public static void onSignal(AutoCloseable all, CountDownLatch stopped) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name("stopping")
                .unstarted(() -> {
                  Thread.ofPlatform().daemon().start(ShutdownHook::haltIfItHangs);
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

  /// A stop that hangs would keep systemd or Docker from starting the program again.
  private static void haltIfItHangs() {
    try {
      Thread.sleep(LONGEST);
      Runtime.getRuntime().halt(HUNG);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
