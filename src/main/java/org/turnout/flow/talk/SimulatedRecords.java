package org.turnout.flow.talk;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Action;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;

/// The records of one person in a simulated campaign. What they say to an action is for its
/// [Simulation].
public final class SimulatedRecords {
  private static final Duration HELD = Duration.ofHours(12);

  private final SimulatedWorld world;
  private final Map<Action, Simulation> simulations;
  private final Map<String, SimulatedRoster> books = new HashMap<>();
  private final Map<String, List<Value.Row>> entries = new LinkedHashMap<>();
  private long number;

  SimulatedRecords(SimulatedWorld world, Map<Action, Simulation> simulations) {
    this.world = world;
    this.simulations = simulations;
    world.places().forEach((roster, places) -> books.put(roster, new SimulatedRoster(places)));
  }

  /// How many there are on record of a form, a roster's places, or a roster's line.
  ///
  /// @param name `petition`, `picket` or `picket.line`
  public long count(String name) {
    if (name.endsWith(".line")) {
      return book(name.substring(0, name.length() - ".line".length()))
          .map(book -> book.lines().size())
          .orElse(0);
    }
    return book(name)
        .map(book -> book.mine().size())
        .orElseGet(() -> entries.getOrDefault(name, List.of()).size());
  }

  Optional<SimulatedRoster> book(String roster) {
    return Optional.ofNullable(books.get(roster));
  }

  Map<String, SimulatedRoster> books() {
    return books;
  }

  /// What the records say to a request of this person's.
  ActionResult carryOut(ActionRequest request, Who who) {
    return switch (request) {
      case ActionRequest.Look look -> ActionResult.rows(look(look, who.facts()));
      case ActionRequest.Act act ->
          Optional.ofNullable(simulations.get(act.action()))
              .orElseThrow(
                  () -> new IllegalStateException("no simulation of " + act.action().verb()))
              .simulate(act, this, who);
    };
  }

  /// Who asks, and when.
  ///
  /// @param contact the number they write from
  /// @param facts what is known of them
  public record Who(String contact, String language, ZonedDateTime now, Map<String, Value> facts) {
    public Who {
      facts = Map.copyOf(facts);
    }

    @Override
    public String toString() {
      return "Who[" + language + "]";
    }
  }

  /// The places of a roster.
  ///
  /// @throws IllegalStateException there is no such roster: flows are checked against them
  public SimulatedRoster places(String roster) {
    return book(roster).orElseThrow(() -> new IllegalStateException("no roster " + roster));
  }

  /// How long an opened place is held, in words.
  public String deadline(String language) {
    var deadlines = world.lineDeadlines();
    return deadlines.getOrDefault(language, deadlines.getOrDefault("en", "12 hours"));
  }

  /// Until when a place is held that is offered now.
  public ZonedDateTime heldUntil(Who who) {
    return who.now().plus(HELD);
  }

  /// Whether a person hands this form in once only.
  public boolean once(String form) {
    return world.once().contains(form);
  }

  /// The newest entry of a form that was not taken back.
  public Optional<Value.Row> newest(String form) {
    var entered = entries.getOrDefault(form, List.of());
    return entered.isEmpty() ? Optional.empty() : Optional.of(entered.getLast());
  }

  /// Keeps an entry with these fields.
  public Value.Row enter(String form, Map<String, Value> fields) {
    var entry = new Value.Row(Long.toString(++number), fields);
    entries.computeIfAbsent(form, _ -> new ArrayList<>()).add(entry);
    return entry;
  }

  /// Takes the newest entry back, if there is one.
  public Optional<Value.Row> takeBack(String form) {
    var newest = newest(form);
    newest.ifPresent(_ -> entries.getOrDefault(form, List.of()).removeLast());
    return newest;
  }

  private List<Value.Row> look(ActionRequest.Look look, Map<String, Value> facts) {
    int dot = look.list().lastIndexOf('.');
    var rows =
        dot > 0 && books.containsKey(look.list().substring(0, dot))
            ? places(look.list().substring(0, dot)).rows(look.list().substring(dot + 1))
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
}
