package org.turnout.flow.talk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Outcome;
import org.turnout.flow.Request;
import org.turnout.flow.Result;
import org.turnout.flow.Value;

/// The records of one person in a simulated campaign. They answer as the real ones do: a form once
/// a person, a roster never beyond its room.
final class SimulatedRecords {
  private final World world;
  private final Map<String, PlaceBook> books = new HashMap<>();
  private final Map<String, List<Value.Row>> entries = new LinkedHashMap<>();
  private long number;

  SimulatedRecords(World world) {
    this.world = world;
    world.places().forEach((roster, places) -> books.put(roster, new PlaceBook(places)));
  }

  /// How many entries of a form stand.
  int entries(String form) {
    return entries.getOrDefault(form, List.of()).size();
  }

  Optional<PlaceBook> book(String roster) {
    return Optional.ofNullable(books.get(roster));
  }

  Map<String, PlaceBook> books() {
    return books;
  }

  /// What the records say to a request of this person's.
  Result carryOut(Request request, Map<String, Value> facts, Who who) {
    return switch (request) {
      case Request.Look look -> Result.rows(look(look, facts));
      case Request.Submit submit -> submit(submit, facts, who);
      case Request.Withdraw(var form) -> withdraw(form);
      case Request.Reserve reserve -> known(reserve.roster()).reserve(reserve);
      case Request.Release(var roster, var place) -> known(roster).release(place);
      case Request.Waitlist(var roster, var place) ->
          known(roster).waitFor(place, deadline(who.language()));
    };
  }

  /// Who asks, and when.
  record Who(String contact, String language, Instant now) {
    @Override
    public String toString() {
      return "Who[" + language + "]";
    }
  }

  private String deadline(String language) {
    var deadlines = world.lineDeadlines();
    return deadlines.getOrDefault(language, deadlines.getOrDefault("en", "12 hours"));
  }

  private PlaceBook known(String roster) {
    return book(roster).orElseThrow(() -> new IllegalStateException("no roster " + roster));
  }

  private List<Value.Row> look(Request.Look look, Map<String, Value> facts) {
    int dot = look.list().lastIndexOf('.');
    var rows =
        dot > 0 && books.containsKey(look.list().substring(0, dot))
            ? known(look.list().substring(0, dot)).rows(look.list().substring(dot + 1))
            : world.lists().getOrDefault(look.list(), List.of());
    var fitting = rows.stream().filter(row -> fits(row, look.matching())).toList();
    return look.sort().filter("nearest"::equals).isPresent() ? ownFirst(fitting, facts) : fitting;
  }

  private static List<Value.Row> ownFirst(List<Value.Row> rows, Map<String, Value> facts) {
    if (!(facts.get("site") instanceof Value.Row(var id, var fields))) {
      return rows;
    }
    var name = fields.getOrDefault("name", new Value.Text(""));
    return rows.stream()
        .sorted(
            Comparator.comparingInt(
                row -> row.id().equals(id) || name.equals(row.fields().get("site")) ? 0 : 1))
        .toList();
  }

  private static boolean fits(Value.Row row, Map<String, Value> wanted) {
    return wanted.entrySet().stream()
        .allMatch(want -> {
          var own = row.fields().get(want.getKey());
          return want.getValue() instanceof Value.Row(_, var fields)
              ? own != null && own.equals(fields.get(want.getKey()))
              : want.getValue().equals(own);
        });
  }

  private Result submit(Request.Submit submit, Map<String, Value> facts, Who who) {
    var entered = entries.computeIfAbsent(submit.form(), _ -> new ArrayList<>());
    if (world.once().contains(submit.form()) && !entered.isEmpty()) {
      return Result.of(Outcome.ALREADY, Map.of("mine", entered.getLast()));
    }
    var fields = new HashMap<String, Value>();
    take(fields, "name", submit.fields(), facts);
    take(fields, "employer", submit.fields(), facts);
    take(fields, "kind", submit.fields(), facts);
    fields.put("contact", new Value.Text(who.contact()));
    fields.put("at", new Value.Moment(who.now()));
    var entry = new Value.Row(Long.toString(++number), fields);
    entered.add(entry);
    return Result.of(Outcome.RECORDED, Map.of("mine", entry));
  }

  private static void take(
      Map<String, Value> into, String name, Map<String, Value> first, Map<String, Value> then) {
    var value = first.getOrDefault(name, then.getOrDefault(name, new Value.Text("")));
    if (!value.equals(new Value.Text(""))) {
      into.put(name, value);
    }
  }

  private Result withdraw(String form) {
    var entered = entries.getOrDefault(form, List.of());
    return entered.isEmpty()
        ? Result.of(Outcome.NONE)
        : Result.of(Outcome.WITHDRAWN, Map.of("mine", entered.removeLast()));
  }
}
