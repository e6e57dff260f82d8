package org.turnout.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.audit.Audit;
import org.turnout.blast.text.BlastFolder;
import org.turnout.roster.LoweredRoom;

/// Says which shifts have less room by their file than before: a line in the log of the program,
/// and an entry in the log of acts.
final class LoweredRooms {
  private static final Logger LOG = LoggerFactory.getLogger(LoweredRooms.class);

  private LoweredRooms() {}

  static void tell(Handle handle, List<LoweredRoom> rooms, Instant campaignNow) {
    for (LoweredRoom room : rooms) {
      LOG.warn(
          "a file gives a shift less room place={} room={} before={} taken={}",
          room.place(),
          room.room(),
          room.before(),
          room.taken());
      Audit.record(
          handle,
          BlastFolder.FILES,
          "roster.room",
          "place " + room.place(),
          Map.of(
              "room", String.valueOf(room.room()),
              "before", String.valueOf(room.before()),
              "taken", String.valueOf(room.taken())),
          campaignNow);
    }
  }
}
