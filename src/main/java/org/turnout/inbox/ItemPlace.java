package org.turnout.inbox;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Where the member of an item belongs, and what they speak: by this the inbox is shared out.
///
/// @param local slug of their local by membership, else of the one that looks after their site
/// @param site slug of the site where they work
/// @param language the one to answer in
public record ItemPlace(
    Optional<String> local,
    Optional<String> localName,
    Optional<String> site,
    Optional<String> siteName,
    String language) {

  /// `Southern California Nurses United, Sunset`; empty when neither is known.
  public String named() {
    return Stream.of(localName, siteName)
        .flatMap(Optional::stream)
        .collect(Collectors.joining(", "));
  }
}
