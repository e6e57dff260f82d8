package org.turnout.lab.bench;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.channel.Channel;
import org.turnout.flow.AnswerType;
import org.turnout.flow.Facts;
import org.turnout.flow.Flow;
import org.turnout.flow.FlowSet;
import org.turnout.flow.FlowSets;
import org.turnout.flow.MemberText;
import org.turnout.flow.Step;
import org.turnout.flow.Templates;
import org.turnout.flow.Value;

/// The form that flow engines are compared on: five questions, one asked again, a templated reply.
final class FormFlow {
  private final FlowSets sets;
  private final Facts facts =
      new Facts(
          Map.of("name", new Value.Text("Ana")),
          "en",
          ZoneId.of("America/Los_Angeles"),
          true,
          Channel.ofPhones());

  FormFlow() {
    var flow =
        new Flow(
            "form",
            text("form"),
            Flow.Audience.ANYONE,
            Map.of("en", List.of("form")),
            Map.of(),
            Optional.empty(),
            Optional.empty(),
            "where",
            steps(
                ask("where", "Where did it happen?", Optional.of(new AnswerType.FreeText(200)), ""),
                new Step.Ask(
                    "what",
                    "what",
                    text("What was it? 1 heat, 2 staffing, 3 other"),
                    Optional.empty(),
                    List.of(word("1", "heat"), word("2", "staffing"), word("3", "other")),
                    Optional.empty(),
                    Optional.empty(),
                    3,
                    Optional.empty(),
                    Optional.empty(),
                    Duration.ofDays(3),
                    Optional.empty(),
                    false,
                    false,
                    Optional.of("many")),
                ask(
                    "many",
                    "How many people saw it?",
                    Optional.of(new AnswerType.Number(0, 500)),
                    "A number, please, like 12."),
                ask("mail", "Your e-mail?", Optional.of(new AnswerType.Email()), ""),
                ask("sure", "Send it?", Optional.of(new AnswerType.YesNo()), ""),
                new Step.Say(
                    "done",
                    text(
                        "Thank you {name|friend}: {what} at {where}, seen by {many}. A copy goes to"
                            + " {mail}."),
                    List.of(),
                    false,
                    Optional.empty())),
            Map.of(),
            Map.of());
    var set = new FlowSet("form-v1", Map.of("form", flow), Map.of());
    this.sets =
        new FlowSets() {
          @Override
          public FlowSet current() {
            return set;
          }

          @Override
          public Optional<FlowSet> version(String hash) {
            return Optional.of(set);
          }
        };
  }

  FlowSets sets() {
    return sets;
  }

  Facts facts() {
    return facts;
  }

  private static Map<String, Step> steps(Step... steps) {
    var byPath = new HashMap<String, Step>();
    for (Step step : steps) {
      byPath.put(step.path(), step);
    }
    return byPath;
  }

  private static Step.Word word(String key, String value) {
    return new Step.Word(key, new Value.Text(value), Map.of(), Optional.empty());
  }

  private static Step ask(String path, String words, Optional<AnswerType> type, String retry) {
    List<String> order = List.of("where", "what", "many", "mail", "sure", "done");
    return new Step.Ask(
        path,
        path,
        text(words),
        type,
        List.of(),
        Optional.empty(),
        retry.isEmpty() ? Optional.empty() : Optional.of(text(retry)),
        3,
        Optional.empty(),
        Optional.empty(),
        Duration.ofDays(3),
        Optional.empty(),
        false,
        false,
        Optional.of(order.get(order.indexOf(path) + 1)));
  }

  private static MemberText text(String english) {
    return new MemberText(Map.of("en", Templates.parse(english).template()));
  }
}
