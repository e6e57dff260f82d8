package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Address;

/// How far the carrier's log of each of our senders was read. All times are machine time; all
/// methods run in the caller's transaction.
public final class SweepMarks {
  /// Of one sender.
  ///
  /// @param completeUntil up to when the log was read completely
  /// @param beginsAt before it the log is left alone
  /// @param restoredAt when the records were restored: what is older acts on consent only, and is
  ///   not answered
  record Mark(Instant completeUntil, Instant beginsAt, Optional<Instant> restoredAt) {}

  private SweepMarks() {}

  /// The mark of a sender; a new one gets its first, which was read up to `beginsAt` less `unread`.
  static Mark of(Handle handle, Address sender, Instant beginsAt, Instant unread) {
    handle
        .createUpdate(
            """
            insert into sweep (sender, complete_until, begins_at) values (:sender, :unread, :begins)
            on conflict (sender) do nothing
            """)
        .bind("sender", sender.value())
        .bind("unread", unread)
        .bind("begins", beginsAt)
        .execute();
    return handle
        .createQuery(
            """
            select complete_until, greatest(begins_at, timestamptz '1970-01-01 00:00Z') as begins_at, restored_at
            from sweep where sender = :sender
            """)
        .bind("sender", sender.value())
        .mapTo(Mark.class)
        .one();
  }

  /// The log was read completely up to here. A mark further ahead than clocks of two nodes differ
  /// was set by a clock that has been set back since.
  static void move(Handle handle, Address sender, Instant until) {
    handle
        .createUpdate(
            """
            update sweep set complete_until = case
              when complete_until > cast(:until as timestamptz) + interval '10 minutes' then :until
              else greatest(complete_until, :until) end
            where sender = :sender
            """)
        .bind("until", until)
        .bind("sender", sender.value())
        .execute();
  }

  /// How many of these senders were read completely up to here, by a clock that agrees with ours.
  static int read(Handle handle, List<String> senders, Instant until, Instant machineNow) {
    return handle
        .createQuery(
            """
            select count(*) from sweep where sender = any(:senders)
              and complete_until between :until and cast(:now as timestamptz) + interval '10 minutes'
            """)
        .bindArray("senders", String.class, senders)
        .bind("until", until)
        .bind("now", machineNow)
        .mapTo(Integer.class)
        .one();
  }

  /// The records were restored: what the logs have from between the mark and now acts on consent
  /// only.
  public static void restored(Handle handle, Instant machineNow) {
    handle.createUpdate("update sweep set restored_at = :now").bind("now", machineNow).execute();
  }
}
