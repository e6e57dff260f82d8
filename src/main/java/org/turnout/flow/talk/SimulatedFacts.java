package org.turnout.flow.talk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Value;

/// What a flow knows when a talk begins: of the campaign, and of the person.
final class SimulatedFacts {
  private SimulatedFacts() {}

  static Map<String, Value> of(SimulatedWorld world, SimulatedPerson who) {
    var facts = new HashMap<>(world.facts());
    who.facts().forEach((name, words) -> facts.put(name, new Value.Text(words)));
    Optional.ofNullable(who.facts().get("name")).ifPresent(name -> called(facts, name));
    facts.put("member", new Value.Flag(who.member()));
    facts.putIfAbsent("kind", new Value.Text(who.member() ? "employee" : "supporter"));
    rows(world, "topics")
        .forEach(topic -> {
          topic
              .fields()
              .forEach((tag, word) -> facts.put("topics." + topic.id() + "." + tag, word));
          facts.put("topics." + topic.id(), new Value.Flag(who.topics().contains(topic.id())));
        });
    who.site().flatMap(word -> site(world, word)).ifPresent(site -> facts.put("site", site));
    return facts;
  }

  /// The person has this name.
  static void called(Map<String, Value> facts, String name) {
    facts.put("first_name", new Value.Text(name.split(" ", 2)[0]));
  }

  private static List<Value.Row> rows(SimulatedWorld world, String list) {
    return world.lists().getOrDefault(list, List.of());
  }

  private static Optional<Value.Row> site(SimulatedWorld world, String word) {
    return rows(world, "sites").stream()
        .filter(row -> row.id().equalsIgnoreCase(word) || named(row, word))
        .findFirst();
  }

  private static boolean named(Value.Row row, String word) {
    return row.fields().get("name") instanceof Value.Text(var name) && name.equalsIgnoreCase(word);
  }
}
