package org.turnout.roster;

/// A shift whose file gives it less room than it had. People keep their places.
///
/// @param place roster and shift: `picket/sunset-mon-6am`
/// @param room what it has now: never less than what is taken
/// @param before what it had
/// @param taken how many have a place
public record LoweredRoom(String place, int room, int before, int taken) {}
