package org.turnout.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The log of what people, and the program itself, did. Entries are only ever appended.
public final class Audit {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};

  private Audit() {}

  /// Writes one act down in the caller's transaction, so that neither exists without the other.
  /// From here to its commit every other entry waits: call it last.
  ///
  /// @param act what was done, `blast.start`
  /// @param subject to what, `run 12`; an act on a member's text names the text's row, not the
  ///   member
  /// @param details what else a reader would ask: never a member's number, name or words
  public static AuditEntry record(
      Handle handle,
      Actor actor,
      String act,
      String subject,
      Map<String, String> details,
      Instant campaignNow) {
    var head =
        handle
            .createQuery("select number, hash from audit_head for update")
            .map((row, _) -> new Head(row.getLong("number"), row.getString("hash")))
            .one();
    var entry =
        AuditEntry.after(head.number + 1, head.hash, campaignNow, actor, act, subject, details);
    handle
        .createUpdate(
            """
            with entry as (
              insert into audit_entry (number, at, name, through, act, subject, details, previous, hash)
              values (:number, cast(:at as timestamptz), :actor.name, :actor.through, :act, :subject, cast(:details as jsonb), :previous, :hash))
            update audit_head set number = :number, hash = :hash
            """)
        .bindMethods(entry)
        .bind("at", entry.at().toString())
        .bind("details", JSON.writeValueAsString(entry.details()))
        .execute();
    return entry;
  }

  /// The newest entries, newest first.
  public static List<AuditEntry> newest(Handle handle, int atMost) {
    return handle
        .createQuery("select * from audit_entry order by number desc limit :most")
        .bind("most", atMost)
        .map((row, _) -> entry(row))
        .list();
  }

  /// Everything that was done to one subject, oldest first.
  public static List<AuditEntry> of(Handle handle, String subject) {
    return handle
        .createQuery("select * from audit_entry where subject = :subject order by number")
        .bind("subject", subject)
        .map((row, _) -> entry(row))
        .list();
  }

  static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("number"),
        row.getTimestamp("at").toInstant(),
        new Actor(row.getString("name"), row.getString("through")),
        row.getString("act"),
        row.getString("subject"),
        JSON.readValue(row.getString("details"), DETAILS),
        row.getString("previous"),
        row.getString("hash"));
  }

  record Head(long number, String hash) {}
}
