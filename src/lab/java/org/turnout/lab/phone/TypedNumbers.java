package org.turnout.lab.phone;

import java.util.Optional;

/// Numbers as a person types them on the rehearsal page; made-up ones are welcome, so that no
/// numbering plan is asked.
final class TypedNumbers {
  private TypedNumbers() {}

  /// E.164 of ten digits, eleven with a leading 1, or anything international behind a plus.
  static Optional<String> e164(String typed) {
    String digits = typed.replaceAll("[^0-9]", "");
    if (typed.strip().startsWith("+") && digits.length() >= 8 && digits.length() <= 15) {
      return Optional.of("+" + digits);
    }
    return switch (digits.length()) {
      case 10 -> Optional.of("+1" + digits);
      case 11 -> digits.startsWith("1") ? Optional.of("+" + digits) : Optional.empty();
      default -> Optional.empty();
    };
  }
}
