package org.turnout.blast.send;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;
import org.turnout.channel.OutboundText;
import org.turnout.outbox.ClaimedText;
import org.turnout.outbox.Outbox;

/// One claim of a run: what it may send now, and the rows that turned out to be forbidden.
///
/// @param texts in the order in which they should leave
/// @param enough whether more may wait in these places
/// @param last the last row that was touched, by whereabouts
record BlastClaim(List<Row> texts, boolean enough, Map<Integer, Long> last) {
  /// A row of the run.
  ///
  /// @param closes campaign time: when the recipient's hours end
  /// @param claimed or else forbidden, and skipped
  /// @param found how many rows the claim found in all
  record Row(
      ClaimedText text,
      int whereabouts,
      int segments,
      Instant closes,
      boolean claimed,
      long found) {}

  /// Claims rows of a run from these places; see `R__claim_blast.sql` for what it checks.
  static BlastClaim of(
      Handle handle,
      ActiveRun run,
      List<RunCursor.Open> places,
      int segments,
      String node,
      Instant machineNow,
      Instant campaignNow) {
    var closing = new HashMap<Integer, Instant>();
    places.forEach(place -> closing.put(place.whereabouts(), place.closes()));
    List<Row> rows =
        new ArrayList<>(
            handle
                .createQuery(
                    """
                    select * from claim_blast(:run, :places, :above, :caps, :segments, :most, :machine, :campaign, :node)
                    """)
                .bind("run", run.id())
                .bindArray(
                    "places",
                    Integer.class,
                    places.stream().map(RunCursor.Open::whereabouts).toList())
                .bindArray("above", Long.class, places.stream().map(RunCursor.Open::above).toList())
                .bindArray("caps", Integer.class, places.stream().map(RunCursor.Open::cap).toList())
                .bind("segments", segments)
                .bind("most", segments)
                .bind("machine", machineNow)
                .bind("campaign", campaignNow)
                .bind("node", node)
                .map((row, _) -> row(row, run.id(), machineNow, campaignNow, closing))
                .list());
    var last = new HashMap<Integer, Long>();
    rows.forEach(row -> last.merge(row.whereabouts(), row.text().row(), Math::max));
    List<Row> texts =
        rows.stream()
            .filter(Row::claimed)
            .sorted(Comparator.comparing(Row::closes).thenComparingLong(row -> row.text().row()))
            .toList();
    long found = rows.stream().mapToLong(Row::found).max().orElse(0);
    return new BlastClaim(texts, found >= segments || found > rows.size(), last);
  }

  int segments() {
    return texts.stream().mapToInt(Row::segments).sum();
  }

  private static Row row(
      ResultSet row,
      long run,
      Instant machineNow,
      Instant campaignNow,
      Map<Integer, Instant> closing)
      throws SQLException {
    int place = row.getInt("place");
    Instant closes = closing.getOrDefault(place, campaignNow);
    var text =
        new OutboundText(
            row.getLong("row_id"),
            Channel.ofPhones().address(row.getString("goes_to")),
            Channel.ofPhones().address(row.getString("leaves_from")),
            row.getString("words"),
            Outbox.media(row.getArray("pictures")),
            Optional.of(Duration.between(campaignNow, closes)));
    return new Row(
        new ClaimedText(text, run, machineNow),
        place,
        row.getInt("parts"),
        closes,
        row.getString("state_now").equals("claimed"),
        row.getLong("found"));
  }
}
