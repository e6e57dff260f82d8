package org.turnout.form;

import java.util.Optional;

/// What people are told of their orders.
@FunctionalInterface
public interface OrderTexts {
  /// It is on its way.
  ///
  /// @param count how many, where the form asks for it
  /// @param language tag of the person's language
  String sent(String form, Optional<String> count, String language);
}
