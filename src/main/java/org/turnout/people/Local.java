package org.turnout.people;

import java.time.ZoneId;
import java.util.Optional;

/// A local union: whom its members call, and where their orders go.
///
/// @param id its number in the records
/// @param slug the word that files use, `denver-care`
/// @param phone whom members call
/// @param steward the name in texts until somebody else takes over
public record Local(
    long id,
    String slug,
    String name,
    Optional<String> phone,
    Optional<String> steward,
    Optional<String> stewardPhone,
    String state,
    ZoneId zone) {}
