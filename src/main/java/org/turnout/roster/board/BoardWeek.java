package org.turnout.roster.board;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.turnout.people.Local;

/// Seven days of a roster, some of its sites at a time.
///
/// @param from the first day
/// @param locals that somebody may narrow it to
/// @param sites how many sites have shifts in these days
/// @param page of `pages`, the first is 1
public record BoardWeek(
    String roster,
    LocalDate from,
    List<BoardRow> rows,
    List<Local> locals,
    int sites,
    int page,
    int pages) {
  /// Days on a page.
  public static final int DAYS = 7;

  /// Sites on a page: more is not read, and takes longer than a page should.
  public static final int SITES = 40;

  public BoardWeek {
    rows = List.copyOf(rows);
    locals = List.copyOf(locals);
  }

  public List<LocalDate> days() {
    return IntStream.range(0, DAYS).mapToObj(from::plusDays).toList();
  }
}
