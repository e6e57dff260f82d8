package org.turnout.cli.flow;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.turnout.app.ActionTable;
import org.turnout.campaign.LoadedCampaign;
import org.turnout.channel.Channel;
import org.turnout.cli.terminal.ProblemReport;
import org.turnout.flow.talk.SimulatedPerson;
import org.turnout.flow.talk.SimulatedTalk;
import org.turnout.settings.Times;
import org.turnout.time.MomentFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `./turnout chat [KEYWORD]`: talk to a flow in the terminal. Nothing is sent and nothing is kept.
@Command(
    name = "chat",
    description = "Talk to a flow in the terminal; nothing is sent and nothing is kept.")
public final class ChatCommand implements Callable<Integer> {
  private static final String COMMANDS =
      "  :after 3h   :language es   :channel discord   :photo   :state   :quit";

  @Parameters(arity = "0..1", paramLabel = "KEYWORD", description = "What to text first.")
  private String keyword = "";

  @Option(names = "--language", defaultValue = "en", description = "en, es, tl ...")
  private String language = "";

  @Option(names = "--supporter", description = "Talk as somebody who is not a member.")
  private boolean supporter;

  @Option(names = "--site", paramLabel = "SITE", description = "Where the person works.")
  private String site = "";

  @Option(
      names = "--at",
      paramLabel = "WHEN",
      description = {
        "When it plays: \"2026-12-01 18:00\" in the campaign's zone. Without it now, or, when every",
        "shift in config/ is over, two days before the first."
      })
  private Optional<String> at = Optional.empty();

  @Option(names = "--home", defaultValue = ".", description = "The folder with config/ and flows/.")
  private Path home = Path.of(".");

  @Spec private CommandSpec spec = CommandSpec.create();

  private final InstantSource clock;

  public ChatCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException {
    var out = spec.commandLine().getOut();
    var asked = at.flatMap(ChatCommand::moment);
    if (at.isPresent() && asked.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println("'" + at.get() + "' is not a time; write it as \"2026-12-01 18:00\".");
      return 2;
    }
    var folder = LoadedCampaign.around(home, System.getenv(), ActionTable.language());
    if (folder.flows().isEmpty()) {
      return ProblemReport.problems(folder.problems(), folder.home(), out);
    }
    var who =
        new SimulatedPerson(
            language.isEmpty() ? Map.of() : Map.of("language", language),
            Optional.of(site).filter(word -> !word.isEmpty()),
            language.isEmpty() ? "en" : language,
            folder.zone(),
            !supporter,
            Channel.ofPhones(),
            Set.of(),
            "+15125550100",
            false);
    var now = clock.instant();
    Optional<Instant> past = asked.isPresent() ? Optional.empty() : folder.goodMoment(now);
    var begins = asked.map(moment -> moment.atZone(folder.zone()).toInstant()).or(() -> past);
    var talk = new SimulatedTalk(folder.stage(), who, begins.orElse(now));
    if (past.isPresent()) {
      out.println(
          "Every shift in config/ is over, so this plays two days before the first; --at plays another day.");
    }
    out.println(
        "It is " + MomentFormat.said(talk.now(), folder.zone()) + ". Write as a member would.");
    out.println(COMMANDS);
    if (!keyword.isEmpty()) {
      out.println("> " + keyword);
      show(talk.says(keyword, List.of()), talk, out);
    }
    return loop(talk, out);
  }

  private static Optional<LocalDateTime> moment(String words) {
    try {
      return Optional.of(LocalDateTime.parse(words.strip().replace(' ', 'T')));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  private int loop(SimulatedTalk talk, PrintWriter out) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    while (true) {
      out.print("> ");
      out.flush();
      var line = in.readLine();
      if (line == null || line.strip().equals(":quit")) {
        out.println();
        return 0;
      }
      if (line.startsWith(":")) {
        command(line.strip(), talk, out);
      } else if (!line.isBlank()) {
        show(talk.says(line, List.of()), talk, out);
      }
    }
  }

  private static void command(String line, SimulatedTalk talk, PrintWriter out) {
    var words = line.split("\\s+", 2);
    var rest = words.length > 1 ? words[1] : "";
    switch (words[0]) {
      case ":after" -> after(rest, talk, out);
      case ":language" -> talk.speaks(rest);
      case ":channel" ->
          Channel.named(rest)
              .ifPresentOrElse(talk::uses, () -> out.println("  " + Channel.choices()));
      case ":photo" -> show(talk.says("", List.of(1L)), talk, out);
      case ":state" -> state(talk, out);
      default -> out.println(COMMANDS);
    }
  }

  private static void after(String words, SimulatedTalk talk, PrintWriter out) {
    try {
      show(talk.waits(Times.span(words)), talk, out);
    } catch (IllegalArgumentException _) {
      out.println("  a time such as 20 min, 3h or 2 days");
    }
  }

  private static void state(SimulatedTalk talk, PrintWriter out) {
    for (var run : talk.conversation().runs()) {
      out.printf("  %s waits at %s%n", run.flow(), run.top().step());
    }
    if (talk.conversation().runs().isEmpty()) {
      out.println("  no question is open");
    }
    talk.events().forEach(event -> out.println("  " + event));
  }

  private static void show(List<String> texts, SimulatedTalk talk, PrintWriter out) {
    if (texts.isEmpty()) {
      out.println("  (nothing is sent)");
    }
    for (var text : texts) {
      out.println("< " + text.replace("\n", "\n  "));
      int segments = talk.channel().traits().billedSegments(text);
      if (segments > 0) {
        out.printf("  (%d segments)%n", segments);
      }
    }
  }
}
