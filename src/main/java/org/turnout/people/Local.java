package org.turnout.people;

import java.time.ZoneId;
import java.util.Optional;

/// A local union: whom its members call, and where their orders go.
///
/// @param id its number in the records
/// @param slug the word that files use, `denver-care`
/// @param phone whom members call
public record Local(
    long id, String slug, String name, Optional<String> phone, String state, ZoneId zone) {}
