package org.turnout.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.turnout.flow.Conversation.Offer;
import org.turnout.flow.Conversation.Run;
import org.turnout.language.AnswerParser;
import org.turnout.language.Language;
import org.turnout.language.Option;
import org.turnout.language.ParsedAnswer.Understood;
import org.turnout.language.SystemText;
import org.turnout.language.TextFold;

/// The numbered lists the system itself puts before a person, and what was picked from them.
record SystemLists(TurnContext table, FlowRuns runs) {
  /// How long a number still means such a list.
  private static final Duration LIFE = Duration.ofDays(1);

  /// What was picked.
  sealed interface Pick {
    record None() implements Pick {}

    record Language(String tag) implements Pick {}

    /// @param text what asked for it
    record Start(String flow, String text) implements Pick {}

    /// The one flow that was offered is not wanted.
    record Declined() implements Pick {}

    record Question(Run run, String text) implements Pick {}

    /// What was asked back is right.
    record Confirmed(Run run, String text) implements Pick {}

    /// What was asked back is wrong.
    ///
    /// @param mentioned whether it was found in a text that was not an answer to its question
    record Denied(Run run, boolean mentioned) implements Pick {}
  }

  /// Which of these questions is it the answer to?
  void which(ParsedInput heard, List<AnswerFit.Found> fits) {
    var places = fits.stream().map(fit -> table.runs.indexOf(fit.open().run())).toList();
    var titles = fits.stream().map(fit -> runs.title(fit.open())).toList();
    table.says(SystemText.WHICH_QUESTION, Map.of("choices", numbered(titles)));
    table.offers(new Offer.Doubt(heard.text(), places, table.now));
  }

  /// Which of the flows that a text asks for?
  void whichFlow(ParsedInput heard, List<Flow> flows) {
    var titles = flows.stream().map(runs::title).toList();
    table.says(SystemText.WHICH_FLOW, Map.of("choices", numbered(titles)));
    var names = flows.stream().map(Flow::name).toList();
    table.offers(new Offer.Menu(names, heard.text(), table.now));
  }

  /// A flow that a text only speaks of: is it wanted? A yes begins it.
  void offer(Flow flow, ParsedInput heard) {
    table.says(SystemText.OFFERED, Map.of("flow", runs.title(flow)));
    table.offers(new Offer.Menu(List.of(flow.name()), heard.text(), table.now));
  }

  /// The first word that starts a flow, in the person's language.
  String keyword(Flow flow) {
    var english = flow.keywords().getOrDefault("en", List.of(flow.name()));
    String word = flow.keywords().getOrDefault(table.language(), english).getFirst();
    return word.toUpperCase(Locale.ROOT);
  }

  /// Is this what was meant?
  ///
  /// @param answer how the likely answer reads
  void confirm(ParsedInput heard, Run run, String answer) {
    table.says(SystemText.ASK_BACK, Map.of("answer", answer));
    table.offers(new Offer.Confirm(heard.text(), table.runs.indexOf(run), false, table.now));
  }

  /// Which language?
  void tongues() {
    List<Language> spoken = table.parts.languages().spoken();
    table.says(
        SystemText.WHICH_LANGUAGE,
        Map.of("choices", numbered(spoken.stream().map(Language::name).toList())));
    table.offers(new Offer.Tongues(spoken.stream().map(Language::tag).toList(), table.now));
  }

  /// What one can do here, for a campaign that has no flow `menu`.
  void menu() {
    List<Flow> flows = offered();
    table.says(
        SystemText.MENU,
        Map.of(
            "campaign",
            table.fact("campaign.name").isEmpty() ? "Menu" : table.fact("campaign.name"),
            "choices",
            numbered(flows.stream().map(runs::title).toList())));
    table.offers(new Offer.Menu(flows.stream().map(Flow::name).toList(), "", table.now));
  }

  private List<Flow> offered() {
    return table.sets.current().flows().values().stream()
        .filter(flow -> !flow.keywords().isEmpty())
        .filter(flow -> table.facts.member() || flow.audience() == Flow.Audience.ANYONE)
        .sorted((a, b) -> a.name().compareTo(b.name()))
        .toList();
  }

  Pick picked(Offer offer, ParsedInput heard, AnswerParser ear) {
    if (!isAlive(offer, table.now) || heard.text().isBlank()) {
      return new Pick.None();
    }
    return switch (offer) {
      case Offer.Tongues(var tags, _) -> {
        var names = tags.stream().map(tag -> table.parts.languages().of(tag).name()).toList();
        int at = pick(heard, names, ear);
        yield at < 0 ? new Pick.None() : new Pick.Language(tags.get(at));
      }
      case Offer.Menu(var flows, var text, _) -> {
        Optional<Boolean> wanted = flows.size() == 1 ? agrees(heard, ear) : Optional.empty();
        int at = wanted.isPresent() ? 0 : pick(heard, flows, ear);
        yield wanted.isPresent() && !wanted.get()
            ? new Pick.Declined()
            : at < 0 ? new Pick.None() : new Pick.Start(flows.get(at), text);
      }
      case Offer.Confirm confirm -> confirmed(confirm, heard, ear);
      case Offer.Doubt(var text, var places, _) -> doubt(text, places, heard, ear);
    };
  }

  /// Whether a text may still be about what was offered.
  static boolean isAlive(Offer offer, Instant now) {
    return !now.isAfter(offer.at().plus(LIFE));
  }

  /// A plain yes or no; an "ok" is only polite.
  private static Optional<Boolean> agrees(ParsedInput heard, AnswerParser ear) {
    return ear.yesNo(heard.text()) instanceof Understood<Boolean>(Boolean yes)
            && !ear.withoutCourtesy(heard.text()).isEmpty()
            && !(yes && ear.isOnlyPolite(heard.text()))
        ? Optional.of(yes)
        : Optional.empty();
  }

  private Pick doubt(String text, List<Integer> places, ParsedInput heard, AnswerParser ear) {
    var which = new ArrayList<Run>();
    var titles = new ArrayList<String>();
    for (int place : places) {
      if (place >= 0 && place < table.before.runs().size()) {
        Run run = table.before.runs().get(place);
        which.add(run);
        titles.add(runs.title(run));
      }
    }
    int at = pick(heard, titles, ear);
    return at < 0 ? new Pick.None() : new Pick.Question(which.get(at), text);
  }

  private Pick confirmed(Offer.Confirm confirm, ParsedInput heard, AnswerParser ear) {
    int place = confirm.run();
    if (place < 0 || place >= table.before.runs().size()) {
      return new Pick.None();
    }
    Run run = table.before.runs().get(place);
    Optional<Boolean> right = right(confirm, run, heard, ear);
    if (right.isEmpty()) {
      return new Pick.None();
    }
    return right.get()
        ? new Pick.Confirmed(run, confirm.text())
        : new Pick.Denied(run, confirm.mentioned());
  }

  /// A yes or no; a yes also with words of what was asked back, or answered before: "yes, 12".
  private static Optional<Boolean> right(
      Offer.Confirm confirm, Run run, ParsedInput heard, AnswerParser ear) {
    if (ear.yesNo(heard.text()) instanceof Understood<Boolean>(Boolean plain)) {
      return Optional.of(plain);
    }
    Set<String> asked = new HashSet<>(List.of(TextFold.words(confirm.text()).split(" ")));
    run.frames().stream()
        .flatMap(frame -> frame.answers().values().stream())
        .forEach(value -> asked.addAll(List.of(TextFold.words(value.plain()).split(" "))));
    String rest =
        Stream.of(heard.words().split(" "))
            .filter(word -> !asked.contains(word))
            .collect(Collectors.joining(" "));
    return !rest.isBlank() && ear.yesNo(rest) instanceof Understood<Boolean>(Boolean yes) && yes
        ? Optional.of(true)
        : Optional.empty();
  }

  private int pick(ParsedInput heard, List<String> names, AnswerParser ear) {
    var options = names.stream().map(Option::of).toList();
    var today = table.now.atZone(table.facts.zone()).toLocalDate();
    return ear.choice(heard.text(), options, today) instanceof Understood<Integer>(Integer at)
        ? at
        : -1;
  }

  private static String numbered(List<String> lines) {
    var out = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      out.append(i == 0 ? "" : "\n").append(i + 1).append(' ').append(lines.get(i));
    }
    return out.toString();
  }
}
