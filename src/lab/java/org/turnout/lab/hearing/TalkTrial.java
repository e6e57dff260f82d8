package org.turnout.lab.hearing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.turnout.channel.Channel;
import org.turnout.flow.Conversation;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.flow.Value;
import org.turnout.flow.talk.SimulatedPerson;
import org.turnout.flow.talk.SimulatedTalk;

/// One member's talk with the shipped flows, and what a text of theirs led to.
final class TalkTrial {
  /// Saturday, October 3, 2026, at noon in Los Angeles: picket shifts begin on Monday.
  private static final Instant NOW = Instant.parse("2026-10-03T19:00:00Z");

  private final SimulatedTalk talk;

  TalkTrial(SimulatedTalk.Stage stage, String language, Optional<String> site) {
    var ana =
        new SimulatedPerson(
            Map.of("name", "Ana Cruz"),
            site,
            language,
            ZoneId.of("America/Los_Angeles"),
            true,
            Channel.SMS,
            Set.of(),
            "+1 213 555 0142",
            false);
    this.talk = new SimulatedTalk(stage, ana, NOW);
  }

  TalkTrial says(String... texts) {
    for (String text : texts) {
      talk.says(text, List.of());
    }
    return this;
  }

  /// Whether a consent, a signature or a place is on record.
  boolean isRecorded() {
    return talk.events().stream().anyMatch(event -> event.startsWith("joined "))
        || talk.records().count("petition") > 0
        || talk.records().count("picket") > 0;
  }

  /// The flow that waits for the member, or has come to its end; empty when none was started.
  Optional<String> flow() {
    return talk.conversation().runs().stream()
        .map(Run::flow)
        .reduce((_, newest) -> newest)
        .or(() ->
            talk.events().stream()
                .filter(event -> event.startsWith("ended "))
                .map(event -> event.split(" ", 3)[1])
                .findFirst());
  }

  /// The flow that was offered in a word, if one was.
  Optional<String> offered() {
    return talk.events().stream()
        .filter(event -> event.contains("speaks of "))
        .map(event -> event.substring(event.indexOf("speaks of ") + "speaks of ".length()))
        .findFirst();
  }

  /// What is known without a further question: the answers, and what is asked back.
  ///
  /// @return question to answer, rows by their id
  Map<String, String> slots() {
    var slots = new HashMap<String, String>();
    Conversation now = talk.conversation();
    if (!now.runs().isEmpty()) {
      var top = now.runs().getLast().top();
      top.answers().forEach((name, value) -> slots.put(name, word(value)));
      if (now.offer().orElse(null) instanceof Offer.Confirm(var text, _, _, _)) {
        List<Value.Row> shown = now.runs().getLast().waiting().shown();
        slots.put(top.step(), shown.isEmpty() ? text : word(shown.getFirst()));
      }
    }
    return slots;
  }

  private static String word(Value value) {
    return value instanceof Value.Row(var id, var fields)
            && fields.get("day") instanceof Value.Day(var day)
        ? fields.get("start") instanceof Value.Clock(var start)
            ? day
                + " "
                + start
                + " "
                + (fields.get("site") instanceof Value.Text(var site) ? site : "")
            : day.toString()
        : value.plain();
  }
}
