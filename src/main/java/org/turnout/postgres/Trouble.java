package org.turnout.postgres;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why the record can't be used right now, as opposed to a statement that is wrong.
public enum Trouble {
  NONE("all is well"),
  AWAY("Postgres does not answer"),
  BUSY("every connection to Postgres is busy"),
  READ_ONLY("Postgres is read-only: it is a stand-by, or became one"),
  DISK_FULL("the disk is full: Postgres can't write. Make room, and it continues automatically"),
  OUT_OF_MEMORY("Postgres is out of memory"),
  DISK_FAILS("the disk fails: Postgres can't read or write");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  /// For an operator.
  public String words() {
    return words;
  }

  /// Whether reading may still go well, so that only a write proves that it is over.
  boolean ofWriting() {
    return switch (this) {
      case NONE, AWAY, BUSY -> false;
      case READ_ONLY, DISK_FULL, OUT_OF_MEMORY, DISK_FAILS -> true;
    };
  }

  /// What a failure says of the server; empty when it says nothing.
  static Optional<Trouble> behind(Throwable failure) {
    Optional<Trouble> found = Optional.empty();
    for (@Nullable Throwable t = failure; t != null && found.isEmpty(); t = t.getCause()) {
      found =
          switch (t) {
            case SQLTransientConnectionException _ -> Optional.of(AWAY); // the pool's own
            case SQLException sql -> of(sql.getSQLState());
            default -> Optional.empty();
          };
    }
    return found;
  }

  private static Optional<Trouble> of(@Nullable String state) {
    return switch (state == null ? "" : state) {
      // Going down, crashed, starting up.
      case "57P01", "57P02", "57P03" -> Optional.of(AWAY);
      case "53300" -> Optional.of(BUSY);
      case "25006" -> Optional.of(READ_ONLY);
      case "53100" -> Optional.of(DISK_FULL);
      case "53000", "53200", "53400" -> Optional.of(OUT_OF_MEMORY);
      case "58030" -> Optional.of(DISK_FAILS);
      case String other when other.startsWith("08") -> Optional.of(AWAY);
      default -> Optional.empty();
    };
  }
}
