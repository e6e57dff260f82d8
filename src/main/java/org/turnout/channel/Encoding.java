package org.turnout.channel;

/// How a text travels: seven bits a character while every one of them is in the GSM alphabet, else
/// sixteen.
///
/// @see Segments
public enum Encoding {
  /// 160 septets in one part, 153 in each of several (3GPP TS 23.038).
  GSM_7("GSM-7", 160, 153),
  /// 70 units in one part, 67 in each of several.
  UCS_2("UCS-2", 70, 67);

  private final String label;
  private final int single;
  private final int joined;

  Encoding(String label, int single, int joined) {
    this.label = label;
    this.single = single;
    this.joined = joined;
  }

  /// The name that carriers and organizers use.
  public String label() {
    return label;
  }

  /// The units that fit when there is one part.
  public int single() {
    return single;
  }

  /// The units that fit in each of several parts, which carry a header.
  public int joined() {
    return joined;
  }
}
