package org.turnout.flow.talk;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.turnout.flow.Value;
import org.turnout.flow.Weeks;

/// One roster of a simulated campaign: who has a place, who stands in line, how much room is left.
public final class SimulatedRoster {
  private final Map<String, SimulatedWorld.Place> places = new LinkedHashMap<>();
  private final Map<String, Integer> others = new LinkedHashMap<>();
  private final Set<String> mine = new HashSet<>();
  private final List<String> lines = new ArrayList<>();
  private final SimulatedDuties duties = new SimulatedDuties();
  private Optional<String> gone = Optional.empty();
  private final SimulatedTrade trade = new SimulatedTrade();
  private final Set<String> standbys = new HashSet<>();
  private boolean open = true;

  SimulatedRoster(List<SimulatedWorld.Place> all) {
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

  /// Others take every place that is left; one that was held for the person is passed on.
  void fill(String id) {
    if (lines.contains(id) && !isFull(id)) {
      lines.remove(id);
      gone = Optional.of(id);
    }
    others.put(id, place(id).room());
  }

  SimulatedDuties duties() {
    return duties;
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

  /// The person has it.
  public void give(String id) {
    mine.add(id);
  }

  /// What goes on between the person and another member.
  public SimulatedTrade trade() {
    return trade;
  }

  boolean has(String id) {
    return places.containsKey(id);
  }

  /// The person may be asked to step in there.
  public void standBy(String id) {
    standbys.add(id);
  }

  /// They may not any more; false when they might not before.
  public boolean standDown() {
    boolean any = !standbys.isEmpty();
    standbys.clear();
    return any;
  }

  /// `days`, `shifts`, `weeks`, `backup`, `held` or `mine`, by what follows the roster's name.
  List<Value.Row> rows(String list) {
    return switch (list) {
      case "days" -> days();
      case "weeks" -> Weeks.of(coming());
      case "held" -> held();
      case "backup" -> backup();
      case "mine" -> Stream.concat(held().stream(), lines.stream().map(this::waited)).toList();
      default -> coming();
    };
  }

  /// The places that the person has.
  public List<Value.Row> held() {
    return places.values().stream().filter(it -> mine.contains(id(it))).map(this::owned).toList();
  }

  /// Who has a place is not told that it is full.
  private Value.Row owned(SimulatedWorld.Place place) {
    var fields = new LinkedHashMap<>(row(place).fields());
    fields.remove("full");
    return new Value.Row(id(place), fields);
  }

  /// A place in line: number 0 is a place that is held for the person.
  private Value.Row waited(String id) {
    var fields = new LinkedHashMap<>(row(id).fields());
    fields.put("number", new Value.Number(isFull(id) ? lines.indexOf(id) + 1L : 0L));
    fields.remove("full");
    return new Value.Row(id, fields);
  }

  /// What has room comes first; what has none can still be named.
  public List<Value.Row> coming() {
    return places.values().stream()
        .filter(place -> open && !mine.contains(id(place)))
        .sorted(Comparator.comparing(place -> isFull(id(place))))
        .map(this::row)
        .toList();
  }

  /// Where the person can step in: also where there is no room.
  private List<Value.Row> backup() {
    return places.values().stream()
        .filter(place -> open && !mine.contains(id(place)))
        .map(this::owned)
        .toList();
  }

  private List<Value.Row> days() {
    var days = new LinkedHashMap<Value, Long>();
    for (var row : coming()) {
      if (isFull(row.id())) {
        continue;
      }
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

  /// Whether places can be taken yet.
  public boolean isOpen() {
    return open;
  }

  /// Whether the person has it.
  public boolean holds(String id) {
    return mine.contains(id);
  }

  /// Whether nobody else gets in.
  public boolean isFull(String id) {
    return left(id) < 1;
  }

  /// The number that the next one in line would have.
  public long nextInLine() {
    return lines.size() + 1L;
  }

  /// Takes a place for the person.
  public Value.Row take(String id) {
    mine.add(id);
    lines.remove(id);
    return row(id);
  }

  /// What the person wants to do there.
  public void assign(String id, String duty) {
    duties.assign(id, duty);
  }

  /// What the person wants to do there.
  public Optional<String> duty(String id) {
    return duties.of(id);
  }

  /// Whether there is room for this duty, if there is any.
  public boolean isFor(String id, Optional<String> duty) {
    return duties.fits(id, duty);
  }

  /// The place that is held for the person: one they stand in line for, with room.
  public Optional<Value.Row> offered() {
    return lines.reversed().stream().filter(id -> !isFull(id)).findFirst().map(this::row);
  }

  /// The place that the person joined the line of last.
  public Optional<Value.Row> joinedLast() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(row(lines.getLast()));
  }

  /// The first place that the person has.
  public Optional<Value.Row> first() {
    return rows("mine").stream().findFirst();
  }

  /// The one that was held for them before, and is not any more.
  public Optional<Value.Row> gone() {
    return gone.map(this::row);
  }

  /// Gives up a place, or a place in line; false when the person had neither.
  public boolean giveBack(String id) {
    return mine.remove(id) || lines.remove(id);
  }

  /// Puts the person in line, if they are not there yet; their number, from 1.
  public long join(String id) {
    if (!lines.contains(id)) {
      lines.add(id);
    }
    return lines.indexOf(id) + 1L;
  }

  /// A place as flows see it.
  public Value.Row row(String id) {
    return row(place(id));
  }

  /// Another place of the person's on the same day at the same time.
  public Optional<Value.Row> clash(String id) {
    return clashing(id).map(this::row);
  }

  private Optional<SimulatedWorld.Place> clashing(String id) {
    var wanted = place(id).row().fields();
    return mine.stream()
        .map(this::place)
        .filter(other -> same(other.row().fields(), wanted, "day") && overlaps(other, place(id)))
        .findFirst();
  }

  private static boolean overlaps(SimulatedWorld.Place one, SimulatedWorld.Place other) {
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

  private SimulatedWorld.Place place(String id) {
    return Optional.ofNullable(places.get(id))
        .orElseThrow(() -> new IllegalStateException("no place " + id));
  }

  /// How many places are left.
  public long left(String id) {
    return (long) place(id).room() - others.getOrDefault(id, 0) - (mine.contains(id) ? 1 : 0);
  }

  private static String id(SimulatedWorld.Place place) {
    return place.row().id();
  }

  private Value.Row row(SimulatedWorld.Place place) {
    var fields = new LinkedHashMap<>(place.row().fields());
    fields.put("room", new Value.Number(Math.max(0, left(id(place)))));
    if (isFull(id(place))) {
      fields.put("full", new Value.Flag(true));
    }
    duty(id(place)).ifPresent(duty -> fields.put("duty", new Value.Text(duty)));
    return new Value.Row(id(place), fields);
  }
}
