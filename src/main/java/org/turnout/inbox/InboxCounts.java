package org.turnout.inbox;

import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.Nested;

/// How many items are open, and where: one look tells where people wait.
public record InboxCounts(List<Group> groups) {
  public InboxCounts {
    groups = List.copyOf(groups);
  }

  /// Items of one place and language.
  ///
  /// @param hold whether they are holds
  /// @param urgent how many of them are emergencies
  /// @param oldest when the first of them was opened
  public record Group(
      @Nested("place_") ItemPlace place, boolean hold, int items, int urgent, Instant oldest) {}

  /// Members who wait, and something that they have in common.
  ///
  /// @param key as filters write it: a slug, a language tag
  public record Share(String key, String name, int items, int urgent, Instant oldest) {
    private Share and(Share more) {
      return new Share(
          key,
          name,
          items + more.items,
          urgent + more.urgent,
          oldest.isBefore(more.oldest) ? oldest : more.oldest);
    }
  }

  /// How many members wait for a person.
  public int waiting() {
    return groups.stream().filter(group -> !group.hold).mapToInt(Group::items).sum();
  }

  /// How many of them may be in danger.
  public int urgent() {
    return groups.stream().filter(group -> !group.hold).mapToInt(Group::urgent).sum();
  }

  /// How many texts are held.
  public int holds() {
    return groups.stream().filter(Group::hold).mapToInt(Group::items).sum();
  }

  /// Who waits by local: emergencies first, then the most.
  public List<Share> locals() {
    return by(place ->
            Optional.of(
                new Named(
                    place.local().orElse(InboxFilter.NONE),
                    place.localName().orElse("No local known"))))
        .stream()
        .sorted(
            comparingInt((Share share) -> -share.urgent)
                .thenComparingInt(share -> -share.items)
                .thenComparing(Share::name))
        .toList();
  }

  /// Who waits by site, in the order of the sites' names.
  public List<Share> sites() {
    return by(place -> place.site().map(slug -> new Named(slug, place.siteName().orElse(slug))));
  }

  /// Who waits by language.
  public List<Share> languages() {
    return by(place -> Optional.of(new Named(place.language(), place.language())));
  }

  private record Named(String key, String name) {}

  private List<Share> by(Function<ItemPlace, Optional<Named>> common) {
    var shares = new TreeMap<String, Share>();
    for (Group group : groups) {
      if (!group.hold) {
        common
            .apply(group.place)
            .map(named -> new Share(named.key, named.name, group.items, group.urgent, group.oldest))
            .ifPresent(share -> shares.merge(share.name + " " + share.key, share, Share::and));
      }
    }
    return List.copyOf(shares.values());
  }
}
