package org.turnout.lab.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import org.turnout.time.Clocks;

/// How far the program's clocks are from the clock on the wall, in a file: the soak writes it, the
/// program reads it ten times a second.
public record ShiftFile(Path path) {
  private static final long LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

  /// @param machine of the machine's clock, and so of both
  /// @param campaign of campaign time, on top of that
  public record Shift(Duration machine, Duration campaign) {
    public static final Shift NONE = new Shift(Duration.ZERO, Duration.ZERO);

    Shift machine(Duration other) {
      return new Shift(other, campaign);
    }

    Shift later(Duration step) {
      return new Shift(machine, campaign.plus(step));
    }
  }

  /// Whole or not at all.
  void write(Shift shift) {
    Path fresh = path.resolveSibling(path.getFileName() + ".new");
    try {
      Files.writeString(fresh, shift.machine.toMillis() + " " + shift.campaign.toMillis());
      Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("writing " + path, e);
    }
  }

  Shift read() {
    try {
      String[] words = Files.readString(path).strip().split(" ");
      return new Shift(
          Duration.ofMillis(Long.parseLong(words[0])), Duration.ofMillis(Long.parseLong(words[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("reading " + path, e);
    }
  }

  /// Both clocks as the program has them.
  public Clocks clocks() {
    var seen = new Seen();
    InstantSource machine = () -> Instant.now().plus(seen.shift().machine);
    return new Clocks(() -> machine.instant().plus(seen.shift().campaign), machine);
  }

  private final class Seen {
    private Shift last = read();
    private long at = System.nanoTime();

    synchronized Shift shift() {
      if (System.nanoTime() - at > LOOKS) {
        last = read();
        at = System.nanoTime();
      }
      return last;
    }
  }
}
