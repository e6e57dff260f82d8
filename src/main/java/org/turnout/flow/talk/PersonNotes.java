package org.turnout.flow.talk;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.turnout.flow.Value;
import org.turnout.people.Contact;

/// What is known of the person of a talk, as it changes.
///
/// @param facts what flows may name
/// @param declined when they said no to a topic, or left it
record PersonNotes(Map<String, Value> facts, Map<String, Instant> declined) {
  PersonNotes(Map<String, Value> known) {
    this(new HashMap<>(known), new HashMap<>());
  }

  /// What a turn knows.
  Map<String, Value> at(Instant now) {
    var names = new HashMap<>(facts);
    facts.keySet().stream()
        .filter(name -> name.startsWith("topics."))
        .map(name -> name.substring("topics.".length()))
        .forEach(topic ->
            names.put(
                "declined." + topic, new Value.Flag(Contact.holds(declined.get(topic), now))));
    return names;
  }

  /// Their language, if it is known.
  Optional<String> language() {
    return Optional.ofNullable(facts.get("language")).map(Value::word);
  }

  void remember(String fact, Value value) {
    if (fact.equals("name") && value instanceof Value.Text(var name)) {
      SimulatedFacts.called(facts, name);
    }
    facts.put(fact, value);
  }

  /// A yes or a no to a topic; what that is called among what happened.
  String topic(String topic, boolean on, Instant now) {
    facts.put("topics." + topic, new Value.Flag(on));
    if (on) {
      declined.remove(topic);
    } else {
      declined.put(topic, now);
    }
    return (on ? "joined " : "left ") + topic;
  }
}
