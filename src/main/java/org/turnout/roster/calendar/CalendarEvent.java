package org.turnout.roster.calendar;

import java.time.Instant;
import java.util.Optional;

/// One shift of one member as a calendar shows it. Nothing in it is about anybody else.
///
/// @param uid the same for as long as they have the place; another when they take it again
/// @param sequence rises with every change that a calendar must take over
/// @param summary one line
/// @param cancelled whether they have it no more, or it does not take place
public record CalendarEvent(
    String uid,
    int sequence,
    Instant starts,
    Instant ends,
    String summary,
    Optional<String> location,
    boolean cancelled) {}
