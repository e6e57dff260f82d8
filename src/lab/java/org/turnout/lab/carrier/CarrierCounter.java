package org.turnout.lab.carrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.turnout.lab.scenario.StableHash;

/// The carrier's own count of what it took, kept in some fifty bytes a text: the judge of a blast.
public final class CarrierCounter {
  private static final long SECOND = 1_000_000_000L;
  private static final long TENTH = SECOND / 10;

  /// Repeated addresses that are kept to be shown; all are counted.
  private static final int SHOWN = 1_000;

  /// Tenths of a second that are told apart, for the median: a day of them.
  private static final int TENTHS = 864_000;

  private final LongMap phones = new LongMap();
  private final LongMap texts = new LongMap();
  private final LongMap rows = new LongMap();
  private final LongMap copies = new LongMap();
  private final LongMap stops = new LongMap();
  private final Map<String, LongAdder> notes = new ConcurrentHashMap<>();
  private final Set<String> repeated = new LinkedHashSet<>();
  private final PeakRate second = new PeakRate(SECOND);
  private final PeakRate tenth = new PeakRate(TENTH);
  private int[] tenths = new int[64];
  private long first;
  private long last;
  private long requests;
  private long accepted;
  private long segments;
  private long sameWords;
  private long repeatedRows;
  private long replies;
  private long afterStop;

  CarrierCounter() {}

  /// What happened to some rows of our ledger at the carrier.
  ///
  /// @param found those that it took, once or more
  /// @param people different phones among the found
  /// @param repeated those that it took more than once
  /// @param missing those that it never took
  public record Rows(long found, long people, List<Long> repeated, List<Long> missing) {}

  synchronized void requested() {
    requests++;
  }

  /// A text came through the API and was taken, this very moment.
  synchronized void accepted(String to, String body, int count, Optional<String> statusAddress) {
    accepted(System.nanoTime(), to, body, count, statusAddress);
  }

  synchronized void accepted(
      long now, String to, String body, int count, Optional<String> statusAddress) {
    first = accepted == 0 ? now : first;
    last = now;
    accepted++;
    segments += count;
    second.add(now, count);
    tenth.add(now, count);
    bucket((now - first) / TENTH, count);
    long phone = StableHash.phone(to);
    phones.increment(phone);
    long stop = stops.get(phone, Long.MAX_VALUE);
    if (stop != Long.MAX_VALUE && now - stop > SECOND) {
      afterStop++;
    }
    if (texts.increment(StableHash.text(phone, body)) > 1) {
      sameWords++;
    }
    statusAddress.ifPresent(address -> row(address, phone));
  }

  synchronized void replied(String to, Optional<String> statusAddress) {
    replies++;
    statusAddress.ifPresent(address -> row(address, StableHash.phone(to)));
  }

  /// One more of something: `refused 21610`, `delivered`, `callback 204`.
  void note(String what) {
    notes.computeIfAbsent(what, _ -> new LongAdder()).increment();
  }

  /// The product has answered a phone's STOP.
  synchronized void stopped(String phone) {
    stops.putIfAbsent(StableHash.phone(phone), System.nanoTime());
  }

  /// All that was seen so far.
  public synchronized CarrierCounts counts() {
    return new CarrierCounts(
        requests,
        accepted,
        segments,
        phones.size(),
        sameWords,
        rows.size(),
        repeatedRows,
        replies,
        afterStop,
        new TreeMap<>(notes()),
        Duration.ofNanos(last - first),
        window(second),
        window(tenth),
        median());
  }

  /// Looks up rows of our ledger.
  public synchronized Rows rows(LongStream ids) {
    var people = new LongMap();
    List<Long> twice = new ArrayList<>();
    List<Long> missing = new ArrayList<>();
    long[] found = {0};
    ids.forEach(id -> {
      long phone = rows.get(id, -1);
      if (phone == -1) {
        missing.add(id);
      } else {
        found[0]++;
        people.increment(phone);
        if (copies.get(id, 0) > 0) {
          twice.add(id);
        }
      }
    });
    return new Rows(found[0], people.size(), twice, missing);
  }

  /// Which of these people got no text at all.
  public synchronized List<String> missing(Iterable<String> expected) {
    List<String> missing = new ArrayList<>();
    expected.forEach(phone -> {
      if (phones.get(StableHash.phone(phone), 0) == 0) {
        missing.add(phone);
      }
    });
    return missing;
  }

  /// The status addresses that more than one text carried, the first thousand of them.
  synchronized List<String> repeated() {
    return List.copyOf(repeated);
  }

  private Map<String, Long> notes() {
    return notes.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, note -> note.getValue().sum()));
  }

  private void row(String address, long phone) {
    long row = StableHash.row(address);
    if (!rows.putIfAbsent(row, phone)) {
      repeatedRows++;
      copies.increment(row);
      if (repeated.size() < SHOWN) {
        repeated.add(address);
      }
    }
  }

  private void bucket(long at, int count) {
    if (at >= TENTHS) {
      return;
    }
    if (at >= tenths.length) {
      tenths = Arrays.copyOf(tenths, Math.clamp(2 * at, 64, TENTHS));
    }
    tenths[(int) at] += count;
  }

  /// Of the whole tenths: the last one may still be filling.
  private long median() {
    int whole = (int) Math.min(tenths.length, (last - first) / TENTH);
    int[] sorted = Arrays.copyOf(tenths, whole);
    Arrays.sort(sorted);
    return whole == 0 ? 0 : sorted[whole / 2];
  }

  private static CarrierCounts.Window window(PeakRate arrivals) {
    return new CarrierCounts.Window(arrivals.least().orElse(-1), arrivals.most());
  }
}
