package org.turnout.flow;

import java.util.Optional;

/// The steps that only have an effect: they ask nobody, and say nothing.
record StepEffects(TurnContext table, NameScope scope) {
  /// The name under which texts find it.
  static final String JOINED = "joined";

  /// Before the name of a topic: whether the person is on it.
  static final String TOPICS = "topics.";

  /// Has the effect of a step; where it leads.
  Optional<String> of(Step step) {
    return switch (step) {
      case Step.Remember remember -> remember(remember);
      case Step.Subscribe subscribe -> {
        joined(subscribe.topic());
        table.remembered.put(TOPICS + subscribe.topic(), new Value.Flag(true));
        yield does(consent(subscribe), subscribe.next());
      }
      case Step.Unsubscribe off -> {
        table.remembered.put(TOPICS + off.topic(), new Value.Flag(false));
        yield does(new Effect.Unsubscribe(off.topic()), off.next());
      }
      case Step.Notify notify -> does(new Effect.Notify(notify.about()), notify.next());
      case Step.HandOver over -> does(new Effect.HandOver(over.reason()), over.next());
      case Step.Say _,
          Step.Ask _,
          Step.Act _,
          Step.Check _,
          Step.Run _,
          Step.Wait _,
          Step.End _,
          Step.BackTo _ ->
          throw new IllegalArgumentException(step.path());
    };
  }

  private Optional<String> does(Effect effect, Optional<String> next) {
    table.does(effect);
    return next;
  }

  private Optional<String> remember(Step.Remember remember) {
    Optional<Value> value = remember.value().value(scope);
    if (value.isPresent() && remember.fact().equals("language")) {
      table.speak(value.get().word());
    } else if (value.isPresent()) {
      table.remembered.put(remember.fact(), value.get());
      table.does(new Effect.Remember(remember.fact(), value.get()));
    }
    return remember.next();
  }

  /// `{joined}` names what was joined in this turn, in the person's language.
  private void joined(String topic) {
    String word = scope.topic(topic);
    table.remembered.merge(
        JOINED, new Value.Text(word), (before, _) -> new Value.Text(before.plain() + ", " + word));
  }

  private Effect consent(Step.Subscribe subscribe) {
    var filed = scope.shown(subscribe.wording());
    return filed == null
        ? new Effect.Subscribe(subscribe.topic(), subscribe.wording(), table.language())
        : new Effect.Subscribe(subscribe.topic(), filed.text(), filed.language());
  }
}
