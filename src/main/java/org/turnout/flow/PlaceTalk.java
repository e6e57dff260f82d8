package org.turnout.flow;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.turnout.flow.Conversation.Said;
import org.turnout.flow.FlowRuns.Before;
import org.turnout.flow.FlowRuns.Open;
import org.turnout.language.AnswerParser;
import org.turnout.language.Grade;
import org.turnout.language.HeldPlaceReader;
import org.turnout.language.PlaceReader;
import org.turnout.language.SystemText;

/// A sentence about a place that one holds, or wishes for: "i cant do saturday after all" opens the
/// flow that gives it back, "can i swap it for friday" the one that changes it. Each flow asks
/// before it does anything. Somebody who holds no place that fits is not answered here.
record PlaceTalk(TurnContext table, FlowRuns runs, AnswerParser ear, FlowKeywords keywords) {
  /// A text of so many words says who is to have it.
  private static final int NAMES_SOMEBODY = 6;

  /// Whether the text speaks of a place that is held, and has been answered.
  ///
  /// @param open the open questions, the newest first
  boolean held(ParsedInput heard, List<Open> open) {
    if (heard.isBlank() || !table.facts.member()) {
      return false;
    }
    RosterFlows flows = flows();
    Optional<Flow> giving = flows.giving();
    if (giving.isEmpty()) {
      return false;
    }
    PlaceReader reader = ear.places();
    if (namesAnother(heard, flows)) {
      return false;
    }
    if (open.isEmpty() && hands(heard, flows)) {
      return true;
    }
    Set<LocalDate> said = reader.days(heard.text(), today(), Set.of());
    Optional<String> absence = absence(heard.text());
    boolean absent = absence.isPresent();
    boolean answers =
        absent && isAt(open, List.of(flows.taking(), flows.giving(), flows.swapping()));
    boolean asked =
        isAt(open, List.of(flows.taking(), flows.giving(), flows.swapping(), flows.telling()));
    boolean coming = !absent && !said.isEmpty() && !asked && reader.held().isComing(heard.text());
    Optional<HeldPlaceReader.Swap> swap =
        absent || coming ? Optional.empty() : reader.held().swap(heard.text(), names(heard, flows));
    boolean dayless = absent && said.isEmpty() && !open.isEmpty();
    swap = swap.or(() -> absent ? instead(heard.text()) : Optional.empty());
    boolean changes = swap.isPresent() && !isAt(open, List.of(flows.taking(), flows.swapping()));
    if (answers || dayless || (!absent && !coming && !changes)) {
      return false;
    }
    List<Value.Row> mine = rows(giving.get());
    if (mine == null) {
      return true; // the turn comes by again with the rows
    }
    return (absent && changes && swaps(swap.get(), mine))
        || (absent && gives(heard, giving.get(), on(absence.get(), mine)))
        || (coming && tells(heard, flows, mine))
        || (!absent && changes && swaps(swap.get(), mine));
  }

  /// "swap w al, my fri for his sat": another member is to have it, and nothing is given up here.
  private boolean hands(ParsedInput heard, RosterFlows flows) {
    var examples = table.parts.lexicons().of(table.sets.current());
    return flows
        .handing()
        .filter(flow ->
            examples
                .examples(table.parts.languages())
                .wanted(heard.text())
                .filter(wanted -> wanted.flow().equals(flow.name()))
                .filter(wanted -> wanted.plain() || isLong(heard))
                .isPresent())
        .map(flow -> {
          table.trace("hands a place on");
          begins(heard, heard.text(), flow);
          return true;
        })
        .orElse(false);
  }

  private static boolean isLong(ParsedInput heard) {
    return heard.words().split(" ").length >= NAMES_SOMEBODY;
  }

  /// "thursday doesnt work anymore, anything friday instead?"
  private Optional<HeldPlaceReader.Swap> instead(String text) {
    List<String> parts = ear.parts(text);
    Optional<String> from =
        parts.stream().filter(part -> ear.places().held().absence(part).isPresent()).findFirst();
    Optional<String> into =
        parts.stream()
            .filter(part -> !from.equals(Optional.of(part)) && ear.places().held().isInstead(part))
            .findFirst();
    return from.isPresent() && into.isPresent()
        ? Optional.of(new HeldPlaceReader.Swap(from.get(), into.get()))
        : Optional.empty();
  }

  /// Whether the text asks for a place without its keyword alone, and has been answered.
  boolean wished(ParsedInput heard) {
    Optional<Flow> taking = flows().taking();
    if (taking.isEmpty() || heard.hasMedia()) {
      return false;
    }
    var request = keywords.requested(heard.text(), ear, table.language());
    Set<String> named =
        request.things().stream().map(FlowKeywords.Start::flow).collect(Collectors.toSet());
    boolean names = named.remove(taking.get().name());
    boolean dated = !ear.places().days(heard.text(), today(), Set.of()).isEmpty();
    boolean others = ear.places().isForOthers(heard.text()) && (names || dated);
    if (!named.isEmpty()
        || (!others && names && request.asked())
        || !(others || wish(heard.text(), names, dated).isPresent())) {
      return false;
    }
    if (others) {
      forOneself(taking.get());
    }
    String text = wish(heard.text(), names, dated).orElse(heard.text());
    begins(heard, ear.places().withoutDoubts(text), taking.get());
    return true;
  }

  /// The text, or the one part of it that is a wish: "is there still room saturday? if its full
  /// waitlist me".
  private Optional<String> wish(String text, boolean names, boolean dated) {
    return ear.places().isWish(text, names, dated)
        ? Optional.of(text)
        : ear.parts(text).stream()
            .filter(part -> !ear.places().days(part, today(), Set.of()).isEmpty())
            .filter(part -> ear.places().isWish(part, names, true))
            .findFirst();
  }

  private void forOneself(Flow taking) {
    String word = new SystemLists(table, runs).keyword(taking);
    table.says(SystemText.FOR_ONESELF, Map.of("keyword", word));
  }

  /// Whether the person holds a place, or stands in line; null when the records have yet to be
  /// asked.
  @Nullable Boolean holds() {
    Optional<Flow> giving = flows().giving();
    if (giving.isEmpty()) {
      return false;
    }
    List<Value.Row> mine = rows(giving.get());
    return mine == null ? null : !mine.isEmpty();
  }

  RosterFlows flows() {
    return new RosterFlows(table.sets.current());
  }

  /// At a question of such a flow it is an answer.
  private static boolean isAt(List<Open> open, List<Optional<Flow>> flows) {
    return !open.isEmpty()
        && flows.stream()
            .flatMap(Optional::stream)
            .anyMatch(open.getFirst().walk().top().flow::equals);
  }

  /// "i need to cancel my stickers".
  private boolean namesAnother(ParsedInput heard, RosterFlows flows) {
    return keywords.requested(heard.text(), ear, table.language()).things().stream()
        .map(start -> table.sets.current().flows().get(start.flow()))
        .anyMatch(flow -> flow != null && !flows.has(flow));
  }

  private boolean names(ParsedInput heard, RosterFlows flows) {
    return keywords.requested(heard.text(), ear, table.language()).things().stream()
        .map(start -> table.sets.current().flows().get(start.flow()))
        .anyMatch(flow -> flow != null && flows.has(flow));
  }

  private @Nullable List<Value.Row> rows(Flow flow) {
    AnswerType.Choice list = RosterFlows.list(flow).orElseThrow();
    ActionResult found = table.ask(new ActionRequest.Look(list.list(), Map.of(), list.sort()));
    return found == null ? null : found.rows();
  }

  private List<Value.Row> on(String text, List<Value.Row> mine) {
    Set<LocalDate> held =
        mine.stream().map(PlaceTalk::day).flatMap(Optional::stream).collect(Collectors.toSet());
    Set<LocalDate> named = ear.places().days(text, today(), held);
    return named.isEmpty()
        ? mine
        : mine.stream().filter(row -> day(row).filter(named::contains).isPresent()).toList();
  }

  private static Optional<LocalDate> day(Value.Row row) {
    return row.fields().get("day") instanceof Value.Day(LocalDate day)
        ? Optional.of(day)
        : Optional.empty();
  }

  /// That one cannot come, said in a part of the text too: "i cant make my shift. who do i give it
  /// to?".
  private Optional<String> absence(String text) {
    return ear.places()
        .held()
        .absence(text)
        .or(() ->
            ear.parts(text).stream()
                .flatMap(part -> ear.places().held().absence(part).stream())
                .findFirst());
  }

  private boolean gives(ParsedInput heard, Flow giving, List<Value.Row> fit) {
    Open first = fit.isEmpty() ? null : runs.first(giving);
    if (first == null) {
      return !fit.isEmpty() && table.stuck();
    }
    table.trace("cannot come");
    new KeywordLanguage(table)
        .tell(
            heard,
            () -> {
              if (ear.places().isForOthers(heard.text())) {
                flows().taking().ifPresent(this::forOneself);
              }
              if (asksMore(heard.text())) {
                table.passesOn("asks more with " + giving.name(), SystemText.WILL_READ);
              }
              var question = new QuestionWriter(table, first.walk());
              runs.begin(giving, question.narrow(first.ask(), fit));
            });
    return true;
  }

  /// "no puedo ir. a quien le aviso?": a person answers what it asks.
  private boolean asksMore(String text) {
    return (ear.places().held().absence(text).isEmpty() && ear.wonders(text))
        || ear.parts(text).stream()
            .anyMatch(part -> ear.places().held().absence(part).isEmpty() && ear.wonders(part));
  }

  private boolean tells(ParsedInput heard, RosterFlows flows, List<Value.Row> mine) {
    Optional<Flow> telling = flows.telling();
    if (telling.isEmpty() || on(heard.text(), mine).isEmpty()) {
      return false;
    }
    table.trace("comes");
    begins(heard, heard.text(), telling.get());
    return true;
  }

  private void begins(ParsedInput heard, String text, Flow flow) {
    table.parts.languages().within(heard.text(), ear).ifPresent(it -> table.speak(it.tag()));
    runs.start(flow, Map.of(), Before.PAUSES, text);
    runs.comeBack();
  }

  private boolean swaps(HeldPlaceReader.Swap swap, List<Value.Row> mine) {
    Optional<Flow> swapping = flows().swapping();
    List<Value.Row> fit = on(swap.from(), mine);
    if (swapping.isEmpty() || fit.isEmpty()) {
      return false;
    }
    Open first = runs.first(swapping.get());
    if (first == null) {
      return table.stuck();
    }
    table.trace("wants another");
    flows()
        .giving()
        .ifPresent(giving -> table.runs.removeIf(it -> it.flow().equals(giving.name())));
    FlowRunner walk = first.walk();
    if (fit.size() > 1) {
      walk.said(said(ear.places().withoutDoubts(swap.into()), ""));
      var which = new QuestionWriter(table, walk).narrow(first.ask(), fit);
      runs.begin(swapping.get(), which);
      return true;
    }
    Value.Row old = fit.getFirst();
    String into = ear.places().withoutDoubts(swap.into());
    boolean sameDay = ear.places().days(into, today(), Set.of()).isEmpty();
    String wanted = into.isBlank() || !sameDay ? into : onDay(old) + into;
    walk.said(said(wanted, first.ask().path()));
    var answer = new AnswerFit.Answer(old, Optional.empty(), true, Grade.SURE);
    runs.begin(swapping.get(), walk.answer(first.ask(), answer));
    return true;
  }

  private static Optional<Said> said(String text, String from) {
    return text.isBlank() ? Optional.empty() : Optional.of(new Said(text, from));
  }

  /// The day of the old one, as a text says it, when none is said for the new one.
  private static String onDay(Value.Row row) {
    return day(row).map(day -> day.getMonthValue() + "/" + day.getDayOfMonth() + " ").orElse("");
  }

  private LocalDate today() {
    return table.now.atZone(table.facts.zone()).toLocalDate();
  }
}
