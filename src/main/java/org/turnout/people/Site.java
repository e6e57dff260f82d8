package org.turnout.people;

import java.time.ZoneId;
import java.util.OptionalLong;

/// A hospital, an office or a call centre where members work.
///
/// @param id its number in the records
/// @param slug the word that files use, `sunset`
/// @param zip its five-digit ZIP code: "nearest" is measured by it
/// @param localId the local that looks after people there who have no membership
public record Site(
    long id,
    String slug,
    String name,
    String city,
    String state,
    String zip,
    ZoneId zone,
    OptionalLong localId) {

  /// How far apart two ZIP codes seem, by their first digits: 0 is the same code, 5 another part of
  /// the country. Coarse on purpose: it only puts near sites first.
  public static int distance(String zip, String other) {
    var most = Math.min(5, Math.min(zip.length(), other.length()));
    var same = 0;
    while (same < most && zip.charAt(same) == other.charAt(same)) {
      same++;
    }
    return 5 - same;
  }
}
