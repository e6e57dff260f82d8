package org.turnout.channel;

/// The record (Postgres) cannot be reached, so nothing was done and the sender should try again
/// later.
public final class RecordUnavailable extends RuntimeException {
  public RecordUnavailable(String doing, Throwable cause) {
    super(doing + ": the record can't be used", cause);
  }
}
