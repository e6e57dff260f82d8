package org.turnout.roster;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.turnout.code.KeyedCodes;

/// The codes that members are checked in with: one for each reservation, calculated from its
/// number. A guess hits one of the 25 people of a captain's shift once in 670,000 times.
public final class CheckInCodes {
  /// Characters in a code, always.
  public static final int LENGTH = 5;

  private static final int BITS = 24;

  private final KeyedCodes codes;

  /// @param key 16 bytes or more, of which the first 16 count
  CheckInCodes(byte[] key) {
    codes = new KeyedCodes(key, BITS, LENGTH);
  }

  /// With the key of these records.
  public static CheckInCodes of(Handle handle) {
    return new CheckInCodes(
        handle.createQuery("select key from check_in_key").mapTo(byte[].class).one());
  }

  /// The code of what a person holds at a place; empty when they hold nothing there.
  static Optional<String> of(Handle handle, PlaceRow place, long personId) {
    return handle
        .createQuery(
            """
            select id from reservation
            where place_id = :place and person_id = :person and released_at is null
            """)
        .bind("place", place.id())
        .bind("person", personId)
        .mapTo(Long.class)
        .findOne()
        .flatMap(of(handle)::code);
  }

  /// The code of a reservation, in capitals; empty after sixteen million of them.
  public Optional<String> code(long reservation) {
    return reservation < 0 || reservation >= codes.numbers()
        ? Optional.empty()
        : Optional.of(codes.of(reservation).toUpperCase(Locale.ROOT));
  }

  /// Whether a word is written as codes are.
  public static boolean fits(String word) {
    return KeyedCodes.fits(word, LENGTH);
  }

  /// The reservation that a code would be of; small letters are read as capitals. Whether there is
  /// such a reservation is the caller's to find out.
  public OptionalLong read(String code) {
    return codes.read(code);
  }
}
