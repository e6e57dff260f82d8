package org.turnout.people;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who looks after whom, as `config/locals.yaml` has it. A site's own people are told before those
/// of the local.
///
/// @param ofLocals by the local's slug
/// @param ofSites by the site's slug; a site without any of its own is left to its local
/// @param anywhere of everybody whom nobody else looks after: a phone of which no site is known
public record CoveragePlan(
    Map<String, Coverage> ofLocals, Map<String, Coverage> ofSites, Coverage anywhere) {
  /// Nobody looks after anybody.
  public static final CoveragePlan NONE = new CoveragePlan(Map.of(), Map.of());

  public CoveragePlan(Map<String, Coverage> ofLocals, Map<String, Coverage> ofSites) {
    this(ofLocals, ofSites, Coverage.NONE);
  }

  public CoveragePlan {
    ofLocals = Map.copyOf(ofLocals);
    ofSites = Map.copyOf(ofSites);
  }

  /// Of a person of this local who works at this site.
  public Coverage of(Optional<Site> site, Optional<Local> local) {
    Coverage own =
        site.map(it -> ofSites.getOrDefault(it.slug(), Coverage.NONE))
            .orElse(Coverage.NONE)
            .or(
                local
                    .map(it -> ofLocals.getOrDefault(it.slug(), Coverage.NONE))
                    .orElse(Coverage.NONE));
    return own.responders().isEmpty() ? own.or(anywhere) : own;
  }

  /// Everybody who is told of anything, each phone once, by name.
  public Stream<Responder> responders() {
    return Stream.of(ofSites.values(), ofLocals.values(), List.of(anywhere))
        .flatMap(Collection::stream)
        .flatMap(coverage -> coverage.responders().stream())
        .collect(Collectors.toMap(Responder::phone, one -> one, (first, _) -> first))
        .values()
        .stream()
        .sorted(Comparator.comparing(Responder::name));
  }

  /// The slugs of the locals somebody of this name is told for, however it is capitalized.
  public Set<String> localsOf(String name) {
    return slugs(ofLocals, name);
  }

  /// The slugs of the sites somebody of this name is told for, however it is capitalized.
  public Set<String> sitesOf(String name) {
    return slugs(ofSites, name);
  }

  private static Set<String> slugs(Map<String, Coverage> all, String name) {
    return all.entrySet().stream()
        .filter(entry ->
            entry.getValue().responders().stream()
                .anyMatch(one -> one.name().equalsIgnoreCase(name)))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }
}
