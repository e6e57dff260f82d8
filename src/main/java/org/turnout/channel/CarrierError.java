package org.turnout.channel;

/// What a carrier's error code means for us.
///
/// @param code the carrier's own, 0 for none
/// @param after how many texts of one blast must fail so before the blast pauses, where the action
///   is to pause: one wrong number must not stop a blast to thousands
/// @param meaning one line in plain words, fit for an organizer's eyes
public record CarrierError(int code, String meaning, Action action, int after) {
  /// A code whose first coming is enough.
  public CarrierError(int code, String meaning, Action action) {
    this(code, meaning, action, 1);
  }

  /// What to do about it. Nothing here ever sends a text a second time automatically but
  /// [#BACK_OFF], which is only given where nothing was taken.
  public enum Action {
    /// The person has stopped at the carrier: suppress, never try again.
    SUPPRESS,
    /// The number cannot receive texts: mark it bad.
    BAD_NUMBER,
    /// Mark the number bad when two different runs say so.
    BAD_AFTER_TWO_RUNS,
    /// This one is lost; nothing follows from it.
    LOST,
    /// Filtered or blocked: pause the blast when it passes its threshold.
    FILTERED,
    /// Too fast: nothing was taken, slow down and try again.
    BACK_OFF,
    /// A daily cap is used up: go on after midnight, Pacific time.
    AFTER_MIDNIGHT_PACIFIC,
    /// It came too late for its window: plan it again.
    RESCHEDULE,
    /// The text or its pictures are at fault: pause the blast, fix the text.
    FIX_TEXT,
    /// No picture reaches this phone: send the words alone.
    WITHOUT_PICTURE,
    /// The sender or its registration is at fault: pause what it sends and tell the operator.
    PAUSE_SENDER,
    /// The account is at fault: pause everything and tell the operator.
    PAUSE_EVERYTHING,
    /// Nobody has said what follows: no retry, shown to the operator.
    SHOW
  }
}
