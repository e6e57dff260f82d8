package org.turnout.people;

import java.time.ZoneId;
import java.util.List;
import java.util.OptionalLong;

/// A hospital, an office or a call center where members work.
///
/// @param id its number in the records
/// @param slug the word that files use, `sunset`
/// @param zip its five-digit ZIP code: "nearest" is measured by it
/// @param localId the local that looks after people there who have no membership
/// @param aliases what people there call it: `LAMC`, `Hollywood`
public record Site(
    long id,
    String slug,
    String name,
    String city,
    String state,
    String zip,
    ZoneId zone,
    OptionalLong localId,
    List<String> aliases) {
  public Site {
    aliases = List.copyOf(aliases);
  }

  /// More than any two ZIP codes differ by.
  private static final int FAR = 100_000;

  /// How far apart two ZIP codes seem: first by the digits they begin with alike, then as numbers,
  /// which rise from east to west. 0 is the same code. Coarse on purpose: it only puts near sites
  /// first.
  public static int distance(String zip, String other) {
    var most = Math.min(5, Math.min(zip.length(), other.length()));
    var same = 0;
    while (same < most && zip.charAt(same) == other.charAt(same)) {
      same++;
    }
    return (5 - same) * FAR + Math.abs(number(zip) - number(other));
  }

  private static int number(String zip) {
    return zip.matches("[0-9]{5}") ? Integer.parseInt(zip) : FAR - 1;
  }
}
