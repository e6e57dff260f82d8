package org.turnout.lab.phone;

import java.util.Optional;
import java.util.Set;
import org.turnout.lab.phone.RehearsedCampaign.Person;

/// Whose phones are on the page, as the records have it.
public interface PhoneOwners {
  /// Where nobody is known.
  PhoneOwners NOBODY =
      new PhoneOwners() {
        @Override
        public Optional<Person> of(String number) {
          return Optional.empty();
        }

        @Override
        public Optional<Person> another(String language, Set<String> open) {
          return Optional.empty();
        }
      };

  /// Who has this number.
  ///
  /// @param number E.164
  Optional<Person> of(String number);

  /// A member who reads this language, with a phone that is not open yet.
  ///
  /// @param open numbers that are
  Optional<Person> another(String language, Set<String> open);
}
