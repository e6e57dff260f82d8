/// A carrier that lives in memory on this machine and speaks Twilio's contract, with its own count
/// of what it took.
@NullMarked
package org.turnout.lab.carrier;

import org.jspecify.annotations.NullMarked;
