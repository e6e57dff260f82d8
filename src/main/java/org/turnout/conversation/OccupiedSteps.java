package org.turnout.conversation;

import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ConversationCodec;
import org.turnout.flow.yaml.OccupiedStep;

/// The steps that live conversations are on: what an edit must not pull away.
public final class OccupiedSteps {
  private OccupiedSteps() {}

  /// Counts them by flow and step, from each person's newest turn.
  public static Set<OccupiedStep> read(Handle handle) {
    Map<OccupiedStep, Long> people = new HashMap<>();
    try (var states =
        handle
            .createQuery(
                "select distinct on (person_id) state from turn order by person_id, turn desc")
            .setFetchSize(1_000)
            .mapTo(byte[].class)
            .stream()) {
      states
          .flatMap(state -> ConversationCodec.decode(state).runs().stream())
          .flatMap(run -> run.frames().stream())
          .forEach(frame ->
              people.merge(new OccupiedStep(frame.flow(), frame.step(), 0), 1L, Long::sum));
    }
    return people.entrySet().stream()
        .map(entry ->
            new OccupiedStep(entry.getKey().flow(), entry.getKey().step(), entry.getValue()))
        .collect(toSet());
  }
}
