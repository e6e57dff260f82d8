package org.turnout.member;

import java.util.OptionalLong;
import org.turnout.transfer.MemberImport;

/// The result of importing a list of people.
///
/// @param size how many are on the list of this name now; empty when there is none
public record ListTaken(MemberImport.Report report, OptionalLong size) {}
