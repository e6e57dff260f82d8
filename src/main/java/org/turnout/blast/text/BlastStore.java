package org.turnout.blast.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.turnout.audit.Actor;
import org.turnout.audit.Audit;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problem;
import org.turnout.problem.SourceLocation;

/// The store of blasts as they were written. Nothing is kept that can't be read, and a bad text
/// never replaces a good one. All methods run in the caller's transaction.
public final class BlastStore {
  /// Characters of a version; two texts of a blast share that many by no accident.
  private static final int VERSION = 16;

  private BlastStore() {}

  /// A blast in the records.
  ///
  /// @param yaml as it was last written
  /// @param changedBy who wrote it: `cli:ana`, or `file` for one in `config/blasts`
  public record Stored(long id, String name, String yaml, String changedBy, Instant changedAt) {
    /// What problems call it.
    public String file() {
      return BlastFolder.PATH + "/" + name + ".yaml";
    }

    /// Which text this is: a caller that replaces it says which one it has read.
    public String version() {
      return BlastStore.version(yaml);
    }
  }

  /// What happened to a text that was to be saved.
  public sealed interface Saved {
    /// It is kept.
    ///
    /// @param warnings worth a look
    record Kept(Stored stored, Blast blast, List<Problem> warnings) implements Saved {
      public Kept {
        warnings = List.copyOf(warnings);
      }
    }

    /// Nothing was changed.
    record Refused(List<Problem> problems) implements Saved {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /// Checks a text and keeps it under its own name, with an entry in the log of who did what.
  ///
  /// @param fileName what problems call it
  public static Saved save(
      Handle handle,
      BlastCatalog catalog,
      String yaml,
      String fileName,
      Actor actor,
      Instant campaignNow) {
    var known = catalog.with(Audiences.names(handle));
    var read = BlastReader.read(yaml, fileName, known);
    if (read.blast().isEmpty()) {
      return new Saved.Refused(read.problems().sorted());
    }
    var blast = read.blast().get();
    ScheduleCheck.over(blast, campaignNow).ifPresent(read.problems()::add);
    var stored = write(handle, blast.name(), yaml, actor.word(), campaignNow);
    record(handle, stored.name(), yaml, actor, campaignNow);
    return new Saved.Kept(stored, blast, read.problems().sorted());
  }

  /// Last in a transaction: other entries wait for its commit.
  static void record(Handle handle, String name, String yaml, Actor actor, Instant campaignNow) {
    var details = Map.of("version", version(yaml));
    Audit.record(handle, actor, "blast.write", "blast " + name, details, campaignNow);
  }

  /// The version of a text: the beginning of its SHA-256.
  public static String version(String yaml) {
    return hash(yaml).substring(0, VERSION);
  }

  /// A blast by its name, which is the caller's until the transaction ends, whether there is one or
  /// not: of two people who write at once the second sees what the first has written.
  public static Optional<Stored> locked(Handle handle, String name) {
    handle
        .createQuery("select pg_advisory_xact_lock(hashtextextended(:name, 116)) is null")
        .bind("name", name)
        .mapTo(Boolean.class)
        .one();
    return find(handle, name);
  }

  /// Takes a file that was checked, when it has changed since it was last taken; an edit made on a
  /// page meanwhile stays until then.
  ///
  /// @return whether it was
  static boolean take(Handle handle, String name, String yaml, Instant campaignNow) {
    var hash = hash(yaml);
    var taken =
        handle
            .createQuery("select file_hash from blast where name = :name and file_hash = :hash")
            .bind("name", name)
            .bind("hash", hash)
            .mapTo(String.class)
            .findOne();
    if (taken.isEmpty()) {
      write(handle, name, yaml, "file", campaignNow);
      handle
          .createUpdate("update blast set file_hash = :hash where name = :name")
          .bind("name", name)
          .bind("hash", hash)
          .execute();
    }
    return taken.isEmpty();
  }

  private static Stored write(
      Handle handle, String name, String yaml, String by, Instant campaignNow) {
    return handle
        .createQuery(
            """
            insert into blast (name, spec, changed_by, changed_at) values (:name, :spec, :by, :at)
            on conflict (name) do update set spec = excluded.spec, changed_by = excluded.changed_by,
              changed_at = excluded.changed_at
            returning id, name, spec as yaml, changed_by, changed_at
            """)
        .bind("name", name)
        .bind("spec", yaml)
        .bind("by", by)
        .bind("at", campaignNow)
        .mapTo(Stored.class)
        .one();
  }

  public static Optional<Stored> find(Handle handle, String name) {
    return handle
        .createQuery(SELECT + " where name = :name")
        .bind("name", name)
        .mapTo(Stored.class)
        .findOne();
  }

  /// By name.
  public static List<Stored> all(Handle handle) {
    return handle.createQuery(SELECT + " order by name").mapTo(Stored.class).list();
  }

  /// What to say of a name that no blast has.
  public static Problem unknown(Handle handle, String name) {
    return unknown(all(handle).stream().map(Stored::name).toList(), name);
  }

  /// The same where these are all that there are.
  public static Problem unknown(Collection<String> names, String name) {
    return Problem.error(
        SourceLocation.of(BlastFolder.PATH),
        "unknown-blast",
        "there is no blast '" + name + "'",
        DidYouMean.hint(name, names)
            .orElseGet(() ->
                names.isEmpty()
                    ? "there is none yet"
                    : "there are: " + String.join(", ", new TreeSet<>(names))));
  }

  private static final String SELECT =
      "select id, name, spec as yaml, changed_by, changed_at from blast";

  /// What approvals of a text are bound to: its SHA-256.
  public static String hash(String yaml) {
    return Hashing.sha256().hashString(yaml, UTF_8).toString();
  }
}
