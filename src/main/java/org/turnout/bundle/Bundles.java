package org.turnout.bundle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;

/// The bundles in Postgres: one is current for all nodes. One that was current and has been
/// replaced is older, no matter when its node starts; it comes back by [#use] only.
public final class Bundles {
  private static final String COLUMNS =
      "select hash, stored_at, stored_by, replaced_at from bundle ";

  private Bundles() {}

  /// Keeps other nodes from changing what is current until the transaction ends.
  public static void lock(Handle handle) {
    handle.execute("lock table bundle in exclusive mode");
  }

  /// The one that all nodes serve; empty before the first start.
  public static Optional<KeptBundle> current(Handle handle) {
    return handle
        .createQuery(COLUMNS + "where replaced_at is null")
        .mapTo(KeptBundle.class)
        .findOne();
  }

  /// One that is or was current.
  ///
  /// @param hash whole, or its beginning
  public static List<KeptBundle> named(Handle handle, String hash) {
    return handle
        .createQuery(COLUMNS + "where starts_with(hash, :hash) order by stored_at desc")
        .bind("hash", hash)
        .mapTo(KeptBundle.class)
        .list();
  }

  /// Whether a bundle was current and has been replaced.
  public static boolean isOlder(Handle handle, FileBundle bundle) {
    return named(handle, bundle.hash()).stream().anyMatch(known -> !known.current());
  }

  /// The newest ones, newest first.
  public static List<KeptBundle> newest(Handle handle, int most) {
    return handle
        .createQuery(COLUMNS + "order by replaced_at desc nulls first limit :most")
        .bind("most", most)
        .mapTo(KeptBundle.class)
        .list();
  }

  /// Its files.
  public static FileBundle files(Handle handle, String hash) {
    return handle
        .createQuery("select hash, zip from bundle where hash = :hash")
        .bind("hash", hash)
        .mapTo(FileBundle.class)
        .one();
  }

  /// Makes a bundle the current one, whether it is new or was current before.
  ///
  /// @param now machine time
  public static void store(Handle handle, FileBundle bundle, String node, Instant now) {
    replace(handle, bundle.hash(), now);
    handle
        .createUpdate(
            """
            insert into bundle (hash, zip, stored_at, stored_by) values (:hash, :zip, :now, :node)
            on conflict (hash) do update
            set stored_at = :now, stored_by = :node, replaced_at = null
            where bundle.replaced_at is not null
            """)
        .bind("hash", bundle.hash())
        .bind("zip", bundle.zip())
        .bind("now", now)
        .bind("node", node)
        .execute();
  }

  /// Goes back to a bundle that was replaced: every node serves it within seconds.
  ///
  /// @param now machine time
  public static void use(Handle handle, KeptBundle older, Actor actor, Instant now) {
    replace(handle, older.hash(), now);
    handle
        .createUpdate(
            "update bundle set stored_at = :now, stored_by = :by, replaced_at = null where hash = :hash")
        .bind("now", now)
        .bind("by", actor.word())
        .bind("hash", older.hash())
        .execute();
    Audit.record(handle, actor, "bundle.use", "bundle " + older.shortHash(), Map.of(), now);
  }

  private static void replace(Handle handle, String but, Instant now) {
    handle
        .createUpdate(
            "update bundle set replaced_at = :now where replaced_at is null and hash <> :hash")
        .bind("now", now)
        .bind("hash", but)
        .execute();
  }
}
