package org.turnout.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jdbi.v3.core.Handle;

/// A text that people agree to or sign, in one language, word for word.
///
/// @param name what it belongs to: `petition`, `alerts`
/// @param version rises whenever a word of it changes
public record Wording(String name, int version, String language, String text) {
  /// SHA-256 of language, line feed and text, in hex: what a consent event or a signature refers
  /// to.
  public String hash() {
    try {
      var sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest((language + "\n" + text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
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
