package org.turnout.roster.board;

import java.time.LocalDate;
import java.util.Optional;

/// Which part of a roster somebody wants to see.
///
/// @param local only the sites of this local, by its slug
/// @param site only this one, by its slug
/// @param from the first of the seven days; else the first day that has a shift ahead
/// @param page of the sites; the first is 1
public record WeekChoice(
    String roster,
    Optional<String> local,
    Optional<String> site,
    Optional<LocalDate> from,
    int page) {}
