package org.turnout.flow;

import static org.turnout.flow.TestFlows.ask;
import static org.turnout.flow.TestFlows.flow;
import static org.turnout.flow.TestFlows.name;
import static org.turnout.flow.TestFlows.say;
import static org.turnout.flow.TestFlows.text;
import static org.turnout.flow.TestFlows.to;
import static org.turnout.flow.TestFlows.word;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.turnout.roster.Reserve;
import org.turnout.roster.Waitlist;

/// The shift flow of the design, by hand, with a sub-flow for alerts, and records that play along.
final class ShiftFlow {
  static final Flow SHIFT =
      flow(
          "shift",
          Flow.Audience.MEMBERS,
          Map.of("en", List.of("shift"), "es", List.of("turno")),
          ask("day", "Which day?\n{choices}")
              .type(choice("picket.days", "{day}", Map.of(), "none"))
              .then("shift"),
          ask("shift", "Which shift? Reply a number, or MORE.\n{choices}")
              .type(
                  choice(
                      "picket.shifts",
                      "{start}-{end} {site}",
                      Map.of("day", name("day")),
                      "dayAgain"))
              .then("duty"),
          new Step.BackTo("dayAgain", "day"),
          ask("duty", "Can you walk the line? YES or SEAT.")
              .words(word("YES", "walk", ""), word("SEAT", "seat", ""))
              .then("place"),
          new Step.Act(
              "place",
              "place",
              new ActionCall(
                  new Reserve(), "picket", Map.of("place", name("shift"), "duty", name("duty"))),
              Map.of(
                  "got it", "place.got it",
                  "full", "place.full",
                  "clash", "place.clash",
                  "not yet", "place.not yet"),
              Optional.empty()),
          say(
              "place.got it",
              "You are in! {shift.day}, {shift.start}. Captain: {shift.captain|we will text you the name}.",
              "alerts"),
          ask("place.full", "Full. WAIT (you would be number {line.next}) or OTHER?")
              .words(
                  word("WAIT", "wait", "place.full.WAIT"),
                  word("OTHER", "other", "place.full.OTHER"))
              .then(""),
          new Step.Act(
              "place.full.WAIT",
              "wait",
              new ActionCall(new Waitlist(), "picket", Map.of("place", name("shift"))),
              Map.of("in line", "place.full.WAIT.say"),
              Optional.empty()),
          say("place.full.WAIT.say", "You are number {line.mine}.", ""),
          new Step.BackTo("place.full.OTHER", "shift"),
          say("place.clash", "You already have {mine.day}.", ""),
          say("place.not yet", "Not open yet.", "notify"),
          new Step.Notify("notify", "picket.opening", Optional.empty()),
          say("none", "Every shift is taken.", ""),
          new Step.Run(
              "alerts",
              "alerts",
              Map.of("topic", _ -> Optional.of(new Value.Text("picket"))),
              to("bye")),
          say("bye", "See you there.", ""));

  static final Flow ALERTS =
      flow(
          "alerts",
          Flow.Audience.ANYONE,
          Map.of(),
          ask("wanted", "{wording.petition} Alerts about {topic}?")
              .type(new AnswerType.YesNo())
              .then("check"),
          new Step.Check(
              "check",
              names -> names.get("wanted") instanceof Value.Flag(boolean yes) && yes,
              to("on"),
              Optional.empty()),
          new Step.Subscribe("on", "picket", "petition", Optional.empty()));

  static final Flow HELLO = flow("hello", "hello", say("hi", "Hello.", ""));

  private ShiftFlow() {}

  private static AnswerType.Choice choice(
      String list, String show, Map<String, Expression> matching, String none) {
    return new AnswerType.Choice(
        list,
        matching,
        Optional.empty(),
        text(show),
        Optional.of("MORE"),
        3,
        Optional.empty(),
        to(none),
        Optional.empty());
  }

  /// Two days with five shifts each; a reservation comes out as said.
  static ActionResult records(ActionRequest request, Outcome reserve) {
    return switch (request) {
      case ActionRequest.Look(var list, var matching, var _) when list.equals("picket.days") ->
          ActionResult.rows(IntStream.range(0, 2).mapToObj(ShiftFlow::day).toList());
      case ActionRequest.Look _ ->
          ActionResult.rows(IntStream.range(0, 5).mapToObj(ShiftFlow::shift).toList());
      case ActionRequest.Act act when act.action() instanceof Reserve ->
          ActionResult.of(
              reserve,
              Map.of(
                  "line", row(act, Map.of("next", new Value.Number(3))),
                  "mine", day(0),
                  "shift", row(act, Map.of("captain", new Value.Text("Bo")))));
      case ActionRequest.Act act ->
          ActionResult.of(
              act.action().outcomes().getFirst(),
              Map.of("line", row(act, Map.of("mine", new Value.Number(3)))));
    };
  }

  private static Value.Row row(ActionRequest.Act act, Map<String, Value> fields) {
    return new Value.Row(act.subject("place"), fields);
  }

  private static Value.Row day(int i) {
    return new Value.Row("d" + i, Map.of("day", new Value.Day(LocalDate.of(2026, 10, 5 + i))));
  }

  private static Value.Row shift(int i) {
    return new Value.Row(
        "s" + i,
        Map.of(
            "day", new Value.Day(LocalDate.of(2026, 10, 5)),
            "start", new Value.Clock(LocalTime.of(6 + i, 0)),
            "end", new Value.Clock(LocalTime.of(10 + i, 0)),
            "site",
                new Value.Text(
                    List.of("Sunset", "Fontana", "Downey", "Anaheim", "Riverside").get(i))));
  }

  static TestConversation talk(Outcome reserve) {
    var talk = new TestConversation(SHIFT, ALERTS, HELLO);
    talk.records = request -> records(request, reserve);
    return talk;
  }

  static Step.Reminder reminder() {
    return new Step.Reminder(Duration.ofHours(3), text("Still there?"), 1);
  }
}
