package org.turnout.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;

/// Days on the line at one site that may begin though no notice covers their start, once two people
/// of ours have said so.
///
/// @param begins when the days begin, by the site's own clock
/// @param askedBy who asked, as the log names them; `allowedBy` is the second person
public record NoticeOverride(
    String roster,
    long siteId,
    LocalDateTime begins,
    String reason,
    String askedBy,
    Instant askedAt,
    Optional<String> allowedBy,
    Optional<Instant> allowedAt) {}
