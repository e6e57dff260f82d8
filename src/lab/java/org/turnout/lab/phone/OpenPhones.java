package org.turnout.lab.phone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.carrier.Handset;
import org.turnout.lab.carrier.SentPicture;

/// The stand-in carrier's phones as the page shows them: only those that somebody opened, since a
/// rehearsed blast reaches tens of thousands. Each phone's texts go out one after the other.
public final class OpenPhones implements RehearsalPhones, AutoCloseable {
  private final CarrierStandIn carrier;
  private final ToIntFunction<String> segments;
  private final Map<String, String> languages = new LinkedHashMap<>();
  private final Map<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();
  private final Set<String> waiting = ConcurrentHashMap.newKeySet();
  private final Set<String> failed = ConcurrentHashMap.newKeySet();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// @param segments how many segments a text has
  public OpenPhones(CarrierStandIn carrier, ToIntFunction<String> segments) {
    this.carrier = carrier;
    this.segments = segments;
  }

  @Override
  public List<Held> all() {
    List<Map.Entry<String, String>> open;
    synchronized (languages) {
      open = languages.entrySet().stream().map(Map.Entry::copyOf).toList();
    }
    return open.stream().map(phone -> held(phone.getKey(), phone.getValue())).toList();
  }

  @Override
  public Held open(String number, String language) {
    boolean known;
    synchronized (languages) {
      known = languages.putIfAbsent(number, language) != null;
    }
    if (!known) {
      carrier.phone(number).listen(_ -> changed(number));
    }
    return held(number, language);
  }

  @Override
  public void send(String number, String text, Optional<SentPicture> picture) {
    String sid = carrier.withhold(number, text, picture.stream().toArray(SentPicture[]::new));
    waiting.add(sid);
    changed(number);
    last.compute(number, (_, before) -> after(before, () -> announce(number, sid)));
  }

  private CompletableFuture<Void> after(@Nullable CompletableFuture<Void> before, Runnable work) {
    return before == null
        ? CompletableFuture.runAsync(work, threads)
        // Whatever happened to the text before: this one goes out.
        : before.handle((_, _) -> "").thenAcceptAsync(_ -> work.run(), threads);
  }

  private void announce(String number, String sid) {
    try {
      int status = carrier.announce(sid).status();
      if (status / 100 != 2) {
        failed.add(sid);
      }
    } finally {
      waiting.remove(sid);
      changed(number);
    }
  }

  @Override
  public Optional<SentPicture> picture(String id) {
    int dash = id.lastIndexOf('-');
    return dash < 0 || !id.substring(dash + 1).matches("\\d{1,2}")
        ? Optional.empty()
        : carrier.picture(id.substring(0, dash), Integer.parseInt(id.substring(dash + 1)));
  }

  @Override
  public void subscribe(Consumer<String> listener) {
    listeners.add(listener);
  }

  private void changed(String number) {
    listeners.forEach(listener -> listener.accept(number));
  }

  private Held held(String number, String language) {
    var bubbles = new ArrayList<Bubble>();
    carrier.phone(number).bubbles().forEach(text -> bubbles.add(bubble(text)));
    return new Held(number, language, bubbles);
  }

  private Bubble bubble(Handset.Bubble text) {
    return new Bubble(
        text.mine() ? Way.MINE : Way.CAMPAIGN,
        text.body(),
        segments.applyAsInt(text.body()),
        pictures(text),
        text.at(),
        text.mine() ? mine(text.sid()) : theirs(text.state()));
  }

  private static List<String> pictures(Handset.Bubble text) {
    return Stream.concat(
            text.media().stream().map(Object::toString),
            IntStream.range(0, text.pictures())
                .mapToObj(place -> "/phone/picture/" + text.sid() + "-" + place))
        .toList();
  }

  private Tick mine(String sid) {
    return waiting.contains(sid)
        ? Tick.SENDING
        : failed.contains(sid) ? Tick.FAILED : Tick.DELIVERED;
  }

  private static Tick theirs(String state) {
    return switch (state) {
      case "delivered", "read" -> Tick.DELIVERED;
      case "failed", "undelivered" -> Tick.FAILED;
      default -> Tick.SENDING;
    };
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
