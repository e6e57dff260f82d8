package org.turnout.console;

import io.javalin.http.sse.SseClient;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/// One browser that watches. It has a thread and a short line of its own, so that a slow one holds
/// up nobody; one that falls behind is let go and comes again on its own.
final class RunWatcher {
  private static final int LINE = 32;
  private static final Event ENOUGH = new Event("enough", Map.of());

  private final String name;
  private final SseClient client;
  private final BlockingQueue<Event> line = new ArrayBlockingQueue<>(LINE);
  private final Thread thread;

  /// @param word the event's name
  record Event(String word, Map<String, String> data) {}

  /// @param name whose browser it is
  RunWatcher(String name, SseClient client) {
    this.name = name;
    this.client = client;
    this.thread = Thread.ofVirtual().name("console-watcher").unstarted(this::send);
  }

  String name() {
    return name;
  }

  SseClient client() {
    return client;
  }

  void start() {
    thread.start();
  }

  void tell(Event event) {
    if (!line.offer(event)) {
      close();
    }
  }

  /// Says that there are newer windows, and ends; the page then does not come again on its own.
  void dismiss() {
    line.clear();
    tell(ENOUGH);
  }

  void close() {
    thread.interrupt();
    client.close();
  }

  private void send() {
    try {
      while (!client.terminated()) {
        Event event = line.take();
        client.sendEvent(event.word, event.data);
        if (event.equals(ENOUGH)) {
          client.close();
          return;
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException _) {
      // The browser has closed while a line was written; how the server finds out differs.
      client.close();
    }
  }
}
