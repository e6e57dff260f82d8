package org.turnout.blast.plan;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What an approval is bound to: SHA-256 over every row of a plan in the order of addresses, each
/// field with its length before it, so that no two plans read alike. It changes with any change of
/// who gets it, who does not and why, and what it says; with nothing else.
final class PlanHash {
  private final Hasher hasher = Hashing.sha256().newHasher();

  /// @param media pictures are part of what it says
  PlanHash(List<URI> media) {
    number(media.size());
    media.forEach(uri -> text(uri.toString()));
  }

  /// @param text what it says, short links written out: their codes differ from run to run
  void add(Recipient one, String text) {
    number(one.addressId());
    text(one.candidate().known().address().value());
    text(one.reason().orElse(""));
    text(text);
  }

  /// Ends it.
  String hex() {
    return hasher.hash().toString();
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    hasher.putBytes(bytes);
  }

  private void number(long number) {
    hasher.putLong(Long.reverseBytes(number)); // written with its highest byte first
  }
}
