package org.turnout.roster;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.turnout.roster.Roster.Kind;

/// A written notice to a health care employer and to the mediation service, as
/// `config/notices.yaml` says it (29 USC 158(g)): which unions begin what, where, and when.
///
/// @param name what the file calls it
/// @param kinds what was noticed: a notice of a picket is none of a strike
/// @param locals the locals that gave it; empty: all
/// @param sites the sites it names; empty: all
/// @param served when it had reached both
/// @param starts the noticed days and times, by each site's own clock
/// @param servedBy who served it, and `servedTo` on whom
/// @param document SHA-256 of the notice as it was served
public record StrikeNotice(
    String name,
    Set<Kind> kinds,
    String employer,
    Optional<Set<String>> locals,
    Optional<Set<String>> sites,
    Instant served,
    List<LocalDateTime> starts,
    List<Extension> extensions,
    String servedBy,
    String servedTo,
    String document) {
  /// 29 USC 158(g): "not less than ten days prior".
  public static final Duration AHEAD = Duration.ofDays(10);

  /// Both sides agreed in writing that a noticed start moves (29 USC 158(g): "the notice, once
  /// given, may be extended by the written agreement of both parties").
  ///
  /// @param moves the noticed start, by the site's clock
  /// @param to when it begins instead
  /// @param agreed when both had signed
  /// @param document SHA-256 of what they signed
  public record Extension(LocalDateTime moves, LocalDateTime to, Instant agreed, String document) {}

  public StrikeNotice {
    kinds = Set.copyOf(kinds);
    locals = locals.map(Set::copyOf);
    sites = sites.map(Set::copyOf);
    starts = List.copyOf(starts);
    extensions = List.copyOf(extensions);
  }

  /// Whether it names what happens there.
  boolean names(Kind kind, String site) {
    return kinds.contains(kind) && sites.map(all -> all.contains(site)).orElse(true);
  }

  /// Whether this local gave it.
  ///
  /// @param local empty for somebody whom no local counts in: only a notice of all locals is theirs
  boolean isOf(Optional<String> local) {
    return locals.map(all -> local.filter(all::contains).isPresent()).orElse(true);
  }

  /// When it may begin, as agreed by a moment: an extension takes the place of the start that it
  /// moves.
  ///
  /// @param now campaign time; there is nothing before it was served
  Set<LocalDateTime> starts(Instant now) {
    if (served.isAfter(now)) {
      return Set.of();
    }
    var moments = new TreeSet<>(starts);
    for (var extension : extensions) {
      if (!extension.agreed().isAfter(now)) {
        moments.remove(extension.moves());
        moments.add(extension.to());
      }
    }
    return moments;
  }

  /// Every start that the file names, extensions in place of what they move.
  Set<LocalDateTime> allStarts() {
    var moved = new HashSet<>(extensions.stream().map(Extension::moves).toList());
    return new TreeSet<>(
        Stream.concat(
                starts.stream().filter(start -> !moved.contains(start)),
                extensions.stream().map(Extension::to))
            .toList());
  }

  /// The same notice on other days, for a demo whose files may be old.
  public StrikeNotice moved(Duration by) {
    return new StrikeNotice(
        name,
        kinds,
        employer,
        locals,
        sites,
        served.plus(by),
        starts.stream().map(start -> start.plus(by)).toList(),
        extensions.stream()
            .map(it ->
                new Extension(
                    it.moves().plus(by), it.to().plus(by), it.agreed().plus(by), it.document()))
            .toList(),
        servedBy,
        servedTo,
        document);
  }
}
