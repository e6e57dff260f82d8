package org.turnout.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import org.jdbi.v3.core.Handle;

/// A text that people agree to or sign, in one language, word for word.
///
/// @param name what it belongs to: `petition`, `alerts`
/// @param version rises whenever a word of it changes
public record Wording(String name, int version, String language, String text) {
  /// SHA-256 of language, line feed and text, in hex: what a consent event or a signature refers
  /// to.
  public String hash() {
    return Hashing.sha256().hashString(language + "\n" + text, UTF_8).toString();
  }

  /// Keeps the text for good, once, and returns its hash.
  public String store(Handle handle) {
    var hash = hash();
    handle
        .createUpdate(
            """
            insert into wording (hash, name, version, language, text)
            values (:hash, :name, :version, :language, :text) on conflict do nothing
            """)
        .bind("hash", hash)
        .bind("name", name)
        .bind("version", version)
        .bind("language", language)
        .bind("text", text)
        .execute();
    return hash;
  }
}
