package org.turnout.blast.plan;

import java.util.Optional;
import org.turnout.people.Contact;
import org.turnout.people.PhoneNumber;

/// A phone that the audience picked, as the plan reads it.
///
/// @param subscribed its person said yes to the blast's topic
/// @param twice its person gets this blast on another phone
/// @param shared several people use it: its texts carry no names
/// @param first no text of ours ever left for it
record Candidate(Contact known, boolean subscribed, boolean twice, boolean shared, boolean first) {
  /// Why it gets no text, whatever the text says; the gravest reason first.
  Optional<String> reason() {
    if (PhoneNumber.of(known.address().value()).isEmpty()) {
      return Optional.of("no phone");
    }
    if (known.stopped()) {
      return Optional.of("stopped");
    }
    if (known.bad()) {
      return Optional.of("bad number");
    }
    if (known.employerOwned()) {
      return Optional.of("employer phone");
    }
    if (!subscribed) {
      return Optional.of("no consent");
    }
    return twice ? Optional.of("twice") : Optional.empty();
  }
}
