package org.turnout.console;

import io.javalin.http.sse.SseClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.access.Permission;
import org.turnout.postgres.PostgresUnavailable;

/// Runs as they go, by server-sent events: one look a second at each run that anybody watches.
final class RunStream implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunStream.class);

  /// Of one person on this node; a further one ends the oldest. Browsers open six connections to a
  /// server at most, and pages need some.
  private static final int OF_ONE_PERSON = 4;

  /// Every so many looks, sessions are asked whether they are still valid.
  private static final int SESSIONS_EVERY = 10;

  private final ConsoleContext ground;
  private final ConsoleAuth entrance;
  private final Map<Long, RunWatchers> rooms = new ConcurrentHashMap<>();
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("console-live").daemon().factory());
  private int looks;

  RunStream(ConsoleContext ground, ConsoleAuth entrance) {
    this.ground = ground;
    this.entrance = entrance;
    looking.scheduleAtFixedRate(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /// Lets a browser watch a run until it goes away.
  void watch(SseClient client) {
    var who = ConsoleAuth.may(client.ctx(), Permission.READ);
    long run = PathParams.run(client.ctx());
    client.keepAlive();
    var watcher = new RunWatcher(who.name(), client);
    client.onClose(() -> {
      watcher.close();
      rooms.values().forEach(room -> room.watchers().remove(watcher));
    });
    watcher.start();
    watcher.tell(new RunWatcher.Event("hello", Map.of()));
    letGo(who.name());
    // On the thread that looks, so that no room is closed while somebody enters.
    looking.execute(() -> {
      var room =
          rooms.computeIfAbsent(
              run,
              id ->
                  new RunWatchers(id, ground.blast().queries(), ground.meaning(), ground::ownPace));
      room.welcome(watcher);
      room.watchers().add(watcher);
    });
  }

  private void letGo(String name) {
    List<RunWatcher> theirs =
        rooms.values().stream()
            .flatMap(room -> room.watchers().stream())
            .filter(watcher -> watcher.name().equals(name))
            .toList();
    for (int i = 0; i <= theirs.size() - OF_ONE_PERSON; i++) {
      theirs.get(i).dismiss();
    }
  }

  private void look() {
    try {
      looks++;
      if (looks % SESSIONS_EVERY == 0) {
        rooms.values().stream()
            .flatMap(room -> room.watchers().stream())
            .filter(watcher -> !entrance.stillOpen(watcher.client().ctx()))
            .toList()
            .forEach(RunWatcher::close);
      }
      rooms.values().removeIf(room -> room.watchers().isEmpty());
      rooms.values().forEach(room -> room.look(ground.clocks().machine().instant()));
    } catch (PostgresUnavailable _) {
      // The pages keep what they show; the next look comes in a second.
    } catch (Throwable e) { // the thread's top: a timer whose work throws never runs again
      LOG.warn("a look at the runs that are watched failed", e);
    }
  }

  /// Ends every stream, so that none holds up the server's stop.
  @Override
  public void close() {
    looking.shutdownNow();
    rooms.values().stream().flatMap(room -> room.watchers().stream()).forEach(RunWatcher::close);
  }
}
