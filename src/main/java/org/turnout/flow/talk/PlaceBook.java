package org.turnout.flow.talk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.flow.Outcome;
import org.turnout.flow.Request;
import org.turnout.flow.Result;
import org.turnout.flow.Value;

/// One roster of a simulated campaign: who has a place, who stands in line, how much room is left.
final class PlaceBook {
  private final Map<String, World.Place> places = new LinkedHashMap<>();
  private final Map<String, Integer> others = new LinkedHashMap<>();
  private final Set<String> mine = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private boolean open = true;

  PlaceBook(List<World.Place> all) {
    all.forEach(place -> places.put(place.row().id(), place));
  }

  void open(boolean now) {
    open = now;
  }

  Set<String> mine() {
    return mine;
  }

  List<String> lines() {
    return lines;
  }

  /// Others take every place that is left.
  void fill(String id) {
    others.put(id, place(id).room());
  }

  void fillAll() {
    places.keySet().forEach(this::fill);
  }

  /// One of the others gives a place back.
  void free(String id) {
    others.merge(id, -1, Integer::sum);
  }

  void takeAway() {
    mine.clear();
  }

  void give(String id) {
    mine.add(id);
  }

  boolean has(String id) {
    return places.containsKey(id);
  }

  /// `days`, `shifts` or `mine`, by what follows the roster's name.
  List<Value.Row> rows(String list) {
    return switch (list) {
      case "days" -> days();
      case "mine" ->
          places.values().stream().filter(it -> mine.contains(id(it))).map(this::row).toList();
      default -> free();
    };
  }

  private List<Value.Row> free() {
    return places.values().stream()
        .filter(place -> open && left(id(place)) > 0 && !mine.contains(id(place)))
        .map(this::row)
        .toList();
  }

  private List<Value.Row> days() {
    var days = new LinkedHashMap<Value, Long>();
    for (var row : free()) {
      var day = row.fields().get("day");
      if (day != null) {
        days.merge(
            day, row.fields().get("room") instanceof Value.Number(var left) ? left : 0L, Long::sum);
      }
    }
    return days.entrySet().stream()
        .map(day ->
            new Value.Row(
                day.getKey() instanceof Value.Day(var date) ? date.toString() : "day",
                Map.of("day", day.getKey(), "room", new Value.Number(day.getValue()))))
        .toList();
  }

  Result reserve(Request.Reserve request) {
    var clash = clash(request.place());
    if (!open) {
      return Result.of(Outcome.NOT_YET);
    }
    if (clash.isPresent()) {
      return Result.of(Outcome.CLASH, Map.of("mine", row(clash.get())));
    }
    if (left(request.place()) < 1) {
      return Result.of(Outcome.FULL, line(Map.of("next", new Value.Number(lines.size() + 1L))));
    }
    mine.add(request.place());
    return Result.of(Outcome.GOT_IT, Map.of("mine", row(place(request.place()))));
  }

  Result release(String id) {
    boolean had = mine.remove(id) || lines.remove(id);
    return had
        ? Result.of(Outcome.RELEASED, Map.of("mine", row(place(id))))
        : Result.of(Outcome.NONE);
  }

  Result waitFor(String id, String deadline) {
    if (!lines.contains(id)) {
      lines.add(id);
    }
    return new Result(
        Outcome.IN_LINE,
        Map.of(
            "line",
            new Value.Row(
                "line",
                Map.of(
                    "mine", new Value.Number(lines.indexOf(id) + 1L),
                    "deadline", new Value.Text(deadline))),
            "mine",
            row(place(id))),
        List.of());
  }

  private static Map<String, Value> line(Map<String, Value> fields) {
    return Map.of("line", new Value.Row("line", fields));
  }

  /// Another place of hers on the same day at the same time.
  private Optional<World.Place> clash(String id) {
    var wanted = place(id).row().fields();
    return mine.stream()
        .map(this::place)
        .filter(other -> same(other.row().fields(), wanted, "day") && overlaps(other, place(id)))
        .findFirst();
  }

  private static boolean overlaps(World.Place one, World.Place other) {
    return one.row().fields().get("start") instanceof Value.Clock(var start)
        && one.row().fields().get("end") instanceof Value.Clock(var end)
        && other.row().fields().get("start") instanceof Value.Clock(var otherStart)
        && other.row().fields().get("end") instanceof Value.Clock(var otherEnd)
        && start.isBefore(otherEnd)
        && otherStart.isBefore(end);
  }

  private static boolean same(Map<String, Value> a, Map<String, Value> b, String field) {
    var value = a.get(field);
    return value != null && value.equals(b.get(field));
  }

  private World.Place place(String id) {
    return Optional.ofNullable(places.get(id))
        .orElseThrow(() -> new IllegalStateException("no place " + id));
  }

  private long left(String id) {
    return (long) place(id).room() - others.getOrDefault(id, 0) - (mine.contains(id) ? 1 : 0);
  }

  private static String id(World.Place place) {
    return place.row().id();
  }

  private Value.Row row(World.Place place) {
    var fields = new LinkedHashMap<>(place.row().fields());
    fields.put("room", new Value.Number(Math.max(0, left(id(place)))));
    return new Value.Row(id(place), fields);
  }
}
