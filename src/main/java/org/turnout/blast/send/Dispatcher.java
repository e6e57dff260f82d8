package org.turnout.blast.send;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Carrier;
import org.turnout.channel.SendResult;
import org.turnout.outbox.ClaimTerms;
import org.turnout.outbox.ClaimedText;
import org.turnout.outbox.ResultWriter;
import org.turnout.resilience.Guard;

/// Lets claimed texts leave, each at its slot, and records what happened to them. One thread waits
/// for the slots; each request has a thread of its own.
final class Dispatcher implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  /// A carrier that takes longer than this to free a place is asked for less.
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private static final int PROBES = 2;

  /// How much of what was missed may be made up at once. A thread that is woken late by a
  /// millisecond loses no pace; one that a busy machine held up for a second sends no burst.
  private static final long SLACK = Duration.ofMillis(20).toNanos();

  /// Idle connections are closed by one side or the other, so what was opened is looked after.
  private static final Duration COLD = Duration.ofSeconds(10);

  private record Due(ClaimedText text, int segments, long at, double apart) {}

  /// The carrier seems to be down; the result says what is known of this one text.
  private static final class Outage extends RuntimeException {
    private final transient SendResult result;

    Outage(SendResult result) {
      super("", null, false, false);
      this.result = result;
    }
  }

  private final Carrier carrier;
  private final ResultWriter results;
  private final InFlightLimit inFlight;
  private final ClaimTerms terms;
  private final Guard guard =
      new Guard(
          "carrier", new Guard.Limits(20, Duration.ofSeconds(5), PROBES), Outage.class::isInstance);
  private final LinkedBlockingQueue<Due> queue = new LinkedBlockingQueue<>();
  private final ExecutorService sending = Executors.newVirtualThreadPerTaskExecutor();
  private final Thread pacer;

  /// Before this nothing leaves; used by the pacer alone.
  private long next = System.nanoTime();

  private long warmedAt;
  private int warmedFor;
  private volatile String lastOutage = "";
  private volatile boolean stopped;
  private volatile boolean closing;

  Dispatcher(Carrier carrier, ResultWriter results, InFlightLimit inFlight, ClaimTerms terms) {
    this.carrier = carrier;
    this.results = results;
    this.inFlight = inFlight;
    this.terms = terms;
    this.pacer = Thread.ofPlatform().name("pacer").daemon().start(this::run);
    guard.onChange(well -> {
      if (well) {
        LOG.info("carrier answers again, blasts go on");
      } else {
        LOG.warn("carrier does not answer, blasts wait");
      }
    });
  }

  /// Lets a text leave at this [System#nanoTime()], or as soon after as the pace allows.
  ///
  /// @param apart nanoseconds between two segments
  void add(ClaimedText text, int segments, long at, double apart) {
    queue.add(new Due(text, segments, at, apart));
  }

  /// Texts that wait for their slots.
  int waiting() {
    return queue.size();
  }

  /// Has the carrier open connections for what will soon be on its way: for the answers that
  /// usually take a third of a second, and for half as many again as are out now.
  void warm(int perSecond) {
    long now = System.nanoTime();
    int need =
        Math.min(
            inFlight.most(), Math.max(perSecond / 3 + 5, inFlight.out() * 3 / 2 + perSecond / 10));
    boolean first = warmedFor == 0;
    boolean cold = now - warmedAt > COLD.toNanos();
    if (!first && !cold && need <= warmedFor) {
      return;
    }
    warmedFor = first || cold ? need : Math.min(inFlight.most(), need + need / 2);
    warmedAt = now;
    int wanted = warmedFor;
    if (first) {
      expect(wanted); // nothing may leave before
    } else {
      sending.execute(() -> expect(wanted));
    }
  }

  /// Connections that can't be opened beforehand are opened by the texts themselves.
  private void expect(int wanted) {
    try {
      carrier.expect(wanted);
    } catch (RuntimeException e) {
      LOG.warn("connections could not be opened beforehand kind={}", e.getClass().getSimpleName());
    }
  }

  /// Whether anything should be claimed now.
  boolean ready() {
    return !stopped && guard.ready() && inFlight.out() < inFlight.ceiling();
  }

  /// Whether the carrier was down a moment ago.
  boolean rests() {
    return !guard.closed();
  }

  /// What the last text that it did not take was told; empty while it takes them.
  Optional<String> outage() {
    return rests() ? Optional.of(lastOutage) : Optional.empty();
  }

  private static String reason(SendResult result) {
    return switch (result) {
      case SendResult.Accepted _ -> "";
      case SendResult.Refused refused -> refused.reason();
      case SendResult.TryLater later -> later.reason();
      case SendResult.Uncertain uncertain -> uncertain.reason();
    };
  }

  /// A carrier that was down is tried with a few texts first.
  int atMost(int segments) {
    return guard.closed() ? segments : Math.min(segments, PROBES);
  }

  private void run() {
    while (!closing || !queue.isEmpty()) {
      try {
        Due due = queue.poll(100, TimeUnit.MILLISECONDS);
        if (due != null) {
          leave(due);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Throwable e) { // the thread's top: one text must not hold up all others
        LOG.error("a text could not leave, it is asked about later", e);
      }
    }
  }

  private void leave(Due due) throws InterruptedException {
    long at = next - due.at() > 0 ? next : due.at();
    for (long left = at - System.nanoTime(); left > 0 && !stopped; left = at - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    long floor = System.nanoTime() - SLACK;
    next = (at - floor > 0 ? at : floor) + (long) (due.segments() * due.apart());
    if (stopped) {
      release(due.text(), "stopping");
    } else if (inFlight.enter(PATIENCE)) {
      sending.execute(() -> send(due.text()));
    } else {
      release(due.text(), "the carrier is slow");
    }
  }

  private void send(ClaimedText text) {
    SendResult result = new SendResult.Uncertain("broke off");
    try {
      result = terms.tooOld(text).orElseGet(() -> handOver(text));
      results.add(text, result);
    } finally {
      inFlight.leave(result instanceof SendResult.TryLater later && later.code() != 0);
    }
  }

  private SendResult handOver(ClaimedText text) {
    try {
      return guard.call(() -> {
        SendResult result = terms.send(carrier, text);
        if (outage(result) && !terms.stale(text)) {
          lastOutage = reason(result);
          throw new Outage(result);
        }
        return result;
      });
    } catch (Outage e) {
      return e.result;
    } catch (Guard.Resting e) {
      return new SendResult.TryLater(0, "the carrier does not answer");
    }
  }

  private static boolean outage(SendResult result) {
    return switch (result) {
      case SendResult.Accepted _, SendResult.Refused _ -> false;
      case SendResult.TryLater later -> later.code() == 0;
      case SendResult.Uncertain _ -> true;
    };
  }

  /// Nothing was written for this claim, so the row goes back in line, if it is still in our hands
  /// when the result is recorded: others may have settled it while this node slept.
  private void release(ClaimedText text, String why) {
    results.add(text, new SendResult.TryLater(0, why));
  }

  /// Sends nothing more: what waits for its slot goes back in line.
  void stop() {
    stopped = true;
    LockSupport.unpark(pacer);
  }

  /// Whether the thread that lets texts leave is there.
  boolean alive() {
    return pacer.isAlive();
  }

  /// Sends nothing more, and waits a while for the answers to what is out.
  @Override
  public void close() {
    stop();
    closing = true;
    try {
      pacer.join(Duration.ofSeconds(5));
      sending.shutdown();
      if (!sending.awaitTermination(8, TimeUnit.SECONDS)) {
        sending.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      sending.shutdownNow();
    }
  }
}
