package org.turnout.flow.talk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.turnout.flow.Value;
import org.turnout.flow.talk.FlowTest.Act;
import org.turnout.problem.SourceLocation;

/// Runs a flow test against the real engine and says how it went.
public final class FlowTestRunner {
  private static final Pattern ROW =
      Pattern.compile(
          "(?:the )?[a-z]+ (\\d+) (fills up|opens|is taken|has only seats|has no seats)");
  private static final Pattern NAMED =
      Pattern.compile(
          "([a-z0-9]+(?:-[a-z0-9]+)+) (fills up|opens|is taken|has only seats|has no seats)");
  private static final Pattern OPEN = Pattern.compile("([a-z_]+) (is not open|opens)");
  private static final Pattern OFFERED =
      Pattern.compile("(?:she|he|they) (?:is|are) offered ([a-z0-9-]+)( in trade)?");
  private static final Pattern ENDED =
      Pattern.compile("([a-z0-9-]+) was (agreed|declined|over)(?: for ([a-z0-9-]+))?");
  private static final Pattern TAKES = Pattern.compile("(?:she|he|they) (?:has|have) ([a-z0-9-]+)");

  private final SimulatedTalk.Stage stage;

  public FlowTestRunner(SimulatedTalk.Stage stage) {
    this.stage = stage;
  }

  /// How a test went.
  ///
  /// @param lines the conversation: `> ` what the person sent, `< ` what they got
  /// @param passed the steps that were passed
  public record Outcome(
      FlowTest test, List<String> lines, List<Failure> failures, Set<String> passed) {
    public Outcome {
      lines = List.copyOf(lines);
      failures = List.copyOf(failures);
      passed = Set.copyOf(passed);
    }

    public boolean ok() {
      return failures.isEmpty();
    }
  }

  /// An expectation that was not met.
  ///
  /// @param got what came instead, for `--update`
  public record Failure(SourceLocation place, String expected, String got) {}

  /// Runs it from the beginning.
  public Outcome run(FlowTest test) {
    var run = new Run(new SimulatedTalk(stage, test.who(), test.now()));
    test.given().forEach(run::act);
    test.talk().forEach(run::act);
    return new Outcome(test, run.lines, run.failures, run.talk.passed());
  }

  private static final class Run {
    private final SimulatedTalk talk;
    private final List<String> lines = new ArrayList<>();
    private final List<Failure> failures = new ArrayList<>();
    private List<String> texts = List.of();

    Run(SimulatedTalk talk) {
      this.talk = talk;
    }

    void act(Act act) {
      switch (act) {
        case Act.Send(_, var text, var photos) -> {
          lines.add("> " + (photos.isEmpty() ? text : "[photo]"));
          got(talk.says(text, photos));
        }
        case Act.After(_, var span) -> {
          lines.add("  after " + span);
          got(talk.waits(span));
        }
        case Act.Begins(_, var flow) -> {
          lines.add("  " + flow + " begins");
          got(talk.starts(flow));
        }
        case Act.Reached(_, var flow) -> {
          lines.add("  a blast opens " + flow);
          talk.reached(flow);
        }
        case Act.Speaks(_, var tag) -> talk.speaks(tag);
        case Act.Uses(_, var channel) -> talk.uses(channel);
        case Act.Meanwhile(var place, var event) -> meanwhile(place, event);
        case Act.Expect(var place, var words) ->
            check(place, words, flat(said()).contains(flat(words)));
        case Act.Exactly(var place, var words) ->
            check(place, words, flat(said()).equals(flat(words)));
        case Act.Silence(var place) -> check(place, "nothing", texts.isEmpty());
        case Act.Records(var place, var counts) ->
            counts.forEach((name, count) ->
                check(
                    place,
                    name + ": " + count,
                    talk.records().count(name) == count,
                    name + ": " + talk.records().count(name)));
        case Act.Happened(var place, var event) ->
            check(
                place,
                event,
                talk.events().stream().anyMatch(each -> each.contains(event)),
                String.join(", ", talk.events()));
      }
    }

    private void got(List<String> fresh) {
      texts = fresh;
      fresh.forEach(text -> lines.add("< " + text.replace("\n", "\n  ")));
    }

    private String said() {
      return String.join("\n\n", texts);
    }

    /// Line breaks and blanks make no difference: they depend on how a file is indented.
    private static String flat(String text) {
      return text.strip().replaceAll("\\s+", " ");
    }

    private void check(SourceLocation place, String expected, boolean met) {
      check(place, expected, met, said());
    }

    private void check(SourceLocation place, String expected, boolean met, String got) {
      if (!met) {
        lines.add("! expected: " + expected.replace("\n", "\n  "));
        failures.add(new Failure(place, expected, got));
      }
    }

    private void meanwhile(SourceLocation place, String event) {
      lines.add("  meanwhile " + event);
      var row = ROW.matcher(event);
      var named = NAMED.matcher(event);
      var open = OPEN.matcher(event);
      var takes = TAKES.matcher(event);
      boolean known =
          switch (event) {
            case "every shift fills up" -> everywhere(SimulatedRoster::fillAll);
            case "the trade is over" -> everywhere(book -> book.trade().over());
            case "her shifts are given away" -> everywhere(SimulatedRoster::takeAway);
            default ->
                (row.matches() && row(row))
                    || (named.matches() && at(named.group(1), happens(named.group(2))))
                    || (takes.matches() && at(takes.group(1), SimulatedRoster::give))
                    || trades(event)
                    || (open.matches() && open(open.group(1), open.group(2)));
          };
      if (!known) {
        failures.add(
            new Failure(
                place,
                event,
                "this can happen meanwhile: 'shift 1 fills up', 'shift 1 opens',"
                    + " 'shift 1 has only seats', 'shift 1 has no seats',"
                    + " 'PLACE opens',"
                    + " 'every shift fills up', 'picket is not open', 'picket opens',"
                    + " 'her shifts are given away', 'she has PLACE',"
                    + " 'she is offered PLACE', 'she is offered PLACE in trade',"
                    + " 'the trade is over', 'PLACE was agreed', 'PLACE was agreed for PLACE',"
                    + " 'PLACE was declined', 'PLACE was over'"));
      }
    }

    /// Another member asks something of the person, or answers them.
    private boolean trades(String event) {
      var offered = OFFERED.matcher(event);
      var ended = ENDED.matcher(event);
      return (offered.matches()
              && at(offered.group(1), (book, id) -> book.trade().put(id, offered.group(2) != null)))
          || (ended.matches()
              && at(
                  ended.group(1),
                  (book, id) ->
                      book.trade().ended(id, ended.group(2), Optional.ofNullable(ended.group(3)))));
    }

    private boolean everywhere(Consumer<SimulatedRoster> happens) {
      talk.records().books().values().forEach(happens);
      return true;
    }

    private boolean row(Matcher row) {
      int number = Integer.parseInt(row.group(1));
      var shown = talk.conversation().runs().isEmpty() ? List.<Value.Row>of() : shown();
      if (number < 1 || number > shown.size()) {
        return false;
      }
      var id = shown.get(number - 1).id();
      return at(id, happens(row.group(2)));
    }

    private static BiConsumer<SimulatedRoster, String> happens(String what) {
      return switch (what) {
        case "opens" -> SimulatedRoster::free;
        case "has only seats" -> (book, id) -> book.duties().only(id, true);
        case "has no seats" -> (book, id) -> book.duties().only(id, false);
        default -> SimulatedRoster::fill;
      };
    }

    /// The rows of the newest list that was shown.
    private List<Value.Row> shown() {
      var runs = talk.conversation().runs();
      for (int i = runs.size() - 1; i >= 0; i--) {
        var run = runs.get(i);
        if (!run.waiting().shown().isEmpty()) {
          return run.waiting().shown();
        }
        for (var value : run.top().answers().values()) {
          if (value instanceof Value.Row row && at(row.id(), (_, _) -> {})) {
            return List.of(row);
          }
        }
      }
      return List.of();
    }

    /// Whether a roster has this place; then it happens there.
    private boolean at(String id, BiConsumer<SimulatedRoster, String> happens) {
      var books = talk.records().books().values().stream();
      var book = books.filter(it -> it.has(id)).findFirst();
      book.ifPresent(it -> happens.accept(it, id));
      return book.isPresent();
    }

    private boolean open(String roster, String what) {
      var book = talk.records().book(roster);
      book.ifPresent(it -> it.open(what.equals("opens")));
      return book.isPresent();
    }
  }
}
