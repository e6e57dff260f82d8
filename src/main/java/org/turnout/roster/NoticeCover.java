package org.turnout.roster;

/// Whether a place of a picket or a strike may be given away, by the notices.
public enum NoticeCover {
  /// It may: it needs no notice, or it is part of days that begin exactly when noticed.
  COVERED,

  /// No notice of this kind, site and local has been served.
  NOT_SERVED,

  /// It begins before the noticed time: nobody can allow that.
  TOO_EARLY,

  /// The days begin later than noticed (Alexandria Clinic, 339 NLRB 1262).
  LATE,

  /// The days begin again after one without (City of Hope, 315 NLRB 468).
  AFTER_A_GAP;

  /// Whether two people of ours may allow it, as counsel advises.
  boolean mayBeAllowed() {
    return this == LATE || this == AFTER_A_GAP;
  }
}
