package org.turnout.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.Address;

/// All that is known of the person who writes from an address, as of one read.
///
/// @param person the address's current speaker: a shared phone has one at a time
/// @param stoppedAt since when no text may leave for this address; consent is per address
/// @param askedIn the turn in which they were asked whether to stop all texts; empty when no answer
///   is due
/// @param attendedAt the last word between them and a person of ours; empty when nobody of ours
///   takes part
/// @param answered whether the person of ours has written
/// @param carrierZip what the carrier says of the number: the last resort for a zone
/// @param bad the carrier says that it can't be reached
/// @param topics the alerts this address is on; a stop overrides them
/// @param declined topics that they said no to, and when
public record Contact(
    long addressId,
    Address address,
    Person person,
    Optional<Membership> membership,
    Optional<Instant> stoppedAt,
    Optional<Long> askedIn,
    Optional<Instant> attendedAt,
    boolean answered,
    Optional<String> carrierZip,
    boolean bad,
    boolean employerOwned,
    Set<String> topics,
    Map<String, Instant> declined) {
  /// A no to alerts holds so long: no flow of ours asks again before.
  private static final Duration NO_HOLDS = Duration.ofDays(90);

  public Contact {
    topics = Set.copyOf(topics);
    declined = Map.copyOf(declined);
  }

  /// Whether they have said no to a topic lately.
  public boolean declines(String topic, Instant now) {
    return holds(declined.get(topic), now);
  }

  /// Whether a no still holds.
  ///
  /// @param no when it was said; null when it never was
  public static boolean holds(@Nullable Instant no, Instant now) {
    return no != null && now.isBefore(no.plus(NO_HOLDS));
  }

  public boolean stopped() {
    return stoppedAt.isPresent();
  }

  public boolean member() {
    return membership.isPresent();
  }

  /// Where they work: what they told us, else what their local has on file.
  public OptionalLong siteId() {
    return person.siteId().isPresent()
        ? person.siteId()
        : membership.map(Membership::siteId).orElse(OptionalLong.empty());
  }

  /// Their local by membership, else the one that looks after their site.
  public Optional<Local> local(Directory directory) {
    return membership
        .flatMap(membership -> directory.local(membership.localId()))
        .or(() -> site(directory).flatMap(site -> directory.local(site.localId())));
  }

  /// Who looks after them.
  public Coverage coverage(Directory directory) {
    return directory.coverage().of(site(directory), local(directory));
  }

  public Optional<Site> site(Directory directory) {
    return directory.site(siteId());
  }

  /// The language to answer in.
  public String language() {
    return person.language().orElse("en");
  }

  /// An employee by membership or by their own word; anyone else is a supporter.
  public Person.Kind kind() {
    return member() ? Person.Kind.EMPLOYEE : person.kind().orElse(Person.Kind.SUPPORTER);
  }
}
