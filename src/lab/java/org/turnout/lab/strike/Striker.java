package org.turnout.lab.strike;

import org.turnout.people.Site;

/// A made-up member of a site that goes on strike.
record Striker(long id, String name, String phone, String language, Site site) {
  /// A word of theirs, in their language.
  String word(String english, String spanish, String tagalog) {
    return switch (language) {
      case "es" -> spanish;
      case "tl" -> tagalog;
      default -> english;
    };
  }

  String yes() {
    return word("YES", "SÍ", "OO");
  }

  @Override
  public String toString() {
    return "Striker[" + id + "]";
  }
}
