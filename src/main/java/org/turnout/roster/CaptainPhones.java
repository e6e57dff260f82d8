package org.turnout.roster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.turnout.people.PhoneNumber;

/// The phones of all captains whom the rosters name, known without asking the records.
public final class CaptainPhones implements Predicate<String> {
  private final Supplier<Map<String, Roster>> rosters;
  private volatile Read read = new Read(Map.of(), Set.of());

  private record Read(Map<String, Roster> of, Set<String> phones) {
    /// Never the numbers.
    @Override
    public String toString() {
      return "Read[" + phones.size() + "]";
    }
  }

  public CaptainPhones(Supplier<Map<String, Roster>> rosters) {
    this.rosters = rosters;
  }

  /// @param phone E.164
  @Override
  @SuppressWarnings("ReferenceEquality") // files that are read again are other ones
  public boolean test(String phone) {
    Map<String, Roster> now = rosters.get();
    if (read.of() != now) {
      read = new Read(now, phones(now));
    }
    return read.phones().contains(phone);
  }

  private static Set<String> phones(Map<String, Roster> rosters) {
    return rosters.values().stream()
        .flatMap(roster -> roster.shifts().stream())
        .flatMap(shift -> shift.captainPhone().stream())
        .distinct()
        .map(written -> PhoneNumber.read(written).usable())
        .flatMap(Optional::stream)
        .map(PhoneNumber::e164)
        .collect(Collectors.toUnmodifiableSet());
  }
}
