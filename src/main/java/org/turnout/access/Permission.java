package org.turnout.access;

/// What somebody may do, in as few words as a campaign needs.
public enum Permission {
  /// Sees blasts, plans, progress and reports; phone numbers are masked.
  READ,
  /// Writes blasts, plans them and sends tests.
  WRITE,
  /// Says yes to a plan. Above a size the planner's own yes does not count, whatever their role.
  APPROVE,
  /// Starts, pauses, resumes, cancels, slows down, corrects and resends.
  RUN,
  /// Packs and sends what members have ordered.
  ORDERS,
  /// Looks after rosters: allows what no notice covers, as one of two people.
  ROSTERS,
  /// Sees that members wait for a person, and where: no names, no numbers, no words. Every role has
  /// it.
  QUEUE,
  /// Reads what members write to us, with their names, and answers it. A steward has it for the
  /// locals and sites only that they are told for.
  INBOX,
  /// Sees and changes members' names and numbers, and takes them out as files.
  MEMBERS
}
