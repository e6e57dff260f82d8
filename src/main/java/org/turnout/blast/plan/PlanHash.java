package org.turnout.blast.plan;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// What an approval is bound to: SHA-256 over every row of a plan in the order of addresses, each
/// field with its length before it, so that no two plans read alike. It changes with any change of
/// who gets it, who does not and why, and what it says; with nothing else.
final class PlanHash {
  private final MessageDigest digest;

  /// @param media pictures are part of what it says
  PlanHash(List<URI> media) {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
    return HexFormat.of().formatHex(digest.digest());
  }

  private void text(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    number(bytes.length);
    digest.update(bytes);
  }

  private void number(long number) {
    for (int shift = 56; shift >= 0; shift -= 8) {
      digest.update((byte) (number >>> shift));
    }
  }
}
