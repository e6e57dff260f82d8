package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Act;
import org.turnout.blast.Audience;
import org.turnout.blast.Audiences;
import org.turnout.blast.Blasts;
import org.turnout.blast.Blasts.Saved;
import org.turnout.blast.Blasts.Stored;
import org.turnout.blast.Recurring;
import org.turnout.blast.Run;
import org.turnout.blast.Runs;
import org.turnout.problem.Place;
import org.turnout.problem.Problem;

/// Where a blast is written: how many an audience has and what a text costs, as they are typed.
final class WritingPages {
  private static final String NEW = BlastPages.LIST + "/new";
  private static final String ONE = BlastPages.LIST + "/{blast}";

  /// What a form can hold is far less; this is what a text of ten languages may take.
  private static final int LONGEST_TEXT = 1_600;

  private final Ground ground;

  WritingPages(Ground ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.post(BlastPages.LIST + "/count", this::count);
    routes.post(BlastPages.LIST + "/measure", this::measure);
    routes.get(NEW, this::empty);
    routes.post(BlastPages.LIST, this::save);
    routes.get(ONE, this::edit);
  }

  private void count(Context context) {
    Entrance.may(context, Act.READ);
    String line = Paths.field(context, "audience").strip();
    var setup = ground.setup().get();
    var model =
        ground
            .database()
            .inTransaction(handle -> {
              var catalog = setup.catalog().with(Audiences.names(handle));
              var parsed = Audience.parse(line, Place.of("audience"), catalog);
              long people =
                  parsed
                      .audience()
                      .filter(_ -> !line.isEmpty())
                      .map(audience ->
                          setup
                              .audiences()
                              .count(handle, audience, ground.clocks().campaign().instant()))
                      .orElse(-1L);
              return new Counted(line, people, parsed.problems());
            });
    context.render("console/count.jte", Map.of("counted", model));
  }

  private void measure(Context context) {
    Entrance.may(context, Act.READ);
    String language = Paths.field(context, "language");
    String text = Paths.field(context, "text." + language).strip();
    var prices = ground.settings().get().prices();
    context.render(
        "console/measure.jte",
        Map.of("measured", Measured.of(text.length() > 10 * LONGEST_TEXT ? "" : text, prices)));
  }

  private void empty(Context context) {
    Entrance.may(context, Act.WRITE);
    var settings = ground.settings().get();
    String topic = ground.setup().get().catalog().topics().stream().sorted().findFirst().orElse("");
    var draft = Draft.empty(settings.campaign().languages(), topic);
    render(context, Form.of("", draft, ""), Map.of());
  }

  private void edit(Context context) {
    Entrance.may(context, Act.READ);
    var stored = Paths.stored(context, ground.database());
    var languages = ground.settings().get().campaign().languages();
    var draft = Draft.of(stored.yaml(), languages);
    render(context, Form.of(stored.name(), draft, stored.version()), Map.of());
  }

  private void save(Context context) {
    var actor = Entrance.may(context, Act.WRITE).actor("console");
    var draft = posted(context);
    var written = draft.written();
    String old = Paths.field(context, "old");
    String version = Paths.field(context, "version");
    var form = Form.of(old, draft, version);
    var catalog = ground.setup().get().catalog();
    var outcome =
        ground
            .database()
            .inTransaction(handle -> {
              var there = Blasts.locked(handle, draft.name());
              // A new one is opened with no version, which no text has.
              String read = draft.name().equals(old) ? version : "";
              if (there.filter(stored -> !stored.version().equals(read)).isPresent()) {
                return new Outcome.Stale(there.get());
              }
              return new Outcome.Tried(
                  Blasts.save(
                      handle,
                      catalog,
                      written.yaml(),
                      "config/blasts/" + draft.name() + ".yaml",
                      actor,
                      ground.clocks().campaign().instant()));
            });
    switch (outcome) {
      case Outcome.Stale(var theirs) -> stale(context, form, theirs);
      case Outcome.Tried(Saved.Kept _) ->
          context.redirect(BlastPages.LIST + "/" + draft.name() + "?saved", HttpStatus.SEE_OTHER);
      case Outcome.Tried(Saved.Refused(var problems)) -> {
        context.status(422);
        var byField = new LinkedHashMap<String, List<Problem>>();
        problems.forEach(
            problem -> byField.merge(written.field(problem), List.of(problem), WritingPages::both));
        render(context, form, byField);
      }
    }
  }

  private sealed interface Outcome {
    /// Somebody else has written it since.
    record Stale(Stored theirs) implements Outcome {}

    record Tried(Saved saved) implements Outcome {}
  }

  /// Nothing is overwritten that its writer has not seen; nothing is lost that was typed.
  private void stale(Context context, Form form, Stored theirs) {
    context.status(409);
    if (form.old.equals(theirs.name())) {
      render(
          context, new Form(form.old, form.draft, theirs.version(), Optional.of(theirs)), Map.of());
      return;
    }
    var problem =
        Problem.error(
            Place.of("blast"), "taken", "there is a blast of this name already", "choose another");
    render(
        context,
        new Form(form.old, form.draft, form.version, Optional.of(theirs)),
        Map.of("blast", List.of(problem)));
  }

  private static List<Problem> both(List<Problem> some, List<Problem> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }

  private Draft posted(Context context) {
    var languages = new LinkedHashSet<>(ground.settings().get().campaign().languages());
    context.formParamMap().keySet().stream()
        .filter(name -> name.matches("text\\.[a-z]{2,3}(-[A-Za-z0-9]+)*"))
        .forEach(name -> languages.add(name.substring("text.".length())));
    var texts = new LinkedHashMap<String, String>();
    languages.forEach(language -> texts.put(language, Paths.field(context, "text." + language)));
    return new Draft(
        Paths.field(context, "blast").strip(),
        Paths.field(context, "about"),
        Paths.field(context, "audience"),
        Paths.field(context, "topic"),
        Paths.field(context, "sender"),
        texts,
        Paths.field(context, "day"),
        Paths.field(context, "time"),
        Paths.field(context, "more"));
  }

  private record Known(List<Run> runs, Optional<Recurring> series) {}

  /// What the page's form holds.
  ///
  /// @param old its name so far; empty for a new one
  /// @param version the text that the next save replaces
  /// @param newer what somebody else has written meanwhile
  private record Form(String old, Draft draft, String version, Optional<Stored> newer) {
    static Form of(String old, Draft draft, String version) {
      return new Form(old, draft, version, Optional.empty());
    }
  }

  private void render(Context context, Form form, Map<String, List<Problem>> problems) {
    var setup = ground.setup().get();
    var now = ground.clocks().campaign().instant();
    var known =
        ground
            .database()
            .with(handle ->
                new Known(
                    Runs.of(handle, form.old),
                    Blasts.find(handle, form.old)
                        .flatMap(blast -> Recurring.of(handle, blast, now))));
    context.render(
        "console/blast.jte",
        Map.of(
            "page",
            new WritingPage(
                ground.view(context),
                form.old,
                form.draft,
                form.version,
                form.newer,
                problems,
                setup.catalog().topics().stream().sorted().toList(),
                setup.catalog().senders(),
                setup.catalog().facts().keySet().stream().sorted().toList(),
                known.runs,
                known.series,
                context.queryParam("saved") != null)));
  }
}
