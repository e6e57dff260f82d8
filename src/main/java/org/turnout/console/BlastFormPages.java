package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.access.Permission;
import org.turnout.audit.Actor;
import org.turnout.blast.text.BlastStore.Saved;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.problem.Problem;
import org.turnout.problem.SourceLocation;

/// Where a blast is written: how many an audience has and what a text costs, as they are typed.
/// What is planned or tested is saved first, so that it is what is on the screen.
record BlastFormPages(ConsoleContext ground, PlanJobs plans) {
  private static final String NEW = BlastPages.LIST + "/new";
  private static final String ONE = BlastPages.LIST + "/{blast}";

  /// What a form can hold is far less; this is what a text of ten languages may take.
  private static final int LONGEST_TEXT = 1_600;

  void addTo(RoutesConfig routes) {
    routes.post(BlastPages.LIST + "/count", this::count);
    routes.post(BlastPages.LIST + "/measure", this::measure);
    routes.get(NEW, this::empty);
    routes.post(BlastPages.LIST, this::save);
    routes.get(ONE, this::edit);
  }

  private void count(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    String line = PathParams.field(context, "audience").strip();
    context.render("console/count.jte", Map.of("counted", AudienceCount.of(line, ground)));
  }

  private void measure(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    String language = PathParams.field(context, "language");
    String text = PathParams.field(context, "text." + language).strip();
    var prices = ground.settings().get().prices();
    context.render(
        "console/measure.jte",
        Map.of("measured", TextCost.of(text.length() > 10 * LONGEST_TEXT ? "" : text, prices)));
  }

  private void empty(Context context) {
    ConsoleAuth.may(context, Permission.WRITE);
    var settings = ground.settings().get();
    String topic = ground.setup().get().catalog().topics().stream().sorted().findFirst().orElse("");
    var draft = BlastForm.empty(settings.campaign().languages(), topic);
    render(context, Form.of("", draft, ""), Map.of());
  }

  private void edit(Context context) {
    var who = ConsoleAuth.may(context, Permission.READ);
    var stored = PathParams.stored(context, ground.blast());
    if (!who.may(Permission.WRITE)) {
      context.render("console/blast-read.jte", Map.of("page", read(context, stored)));
      return;
    }
    var languages = ground.settings().get().campaign().languages();
    var draft = BlastForm.of(stored.yaml(), languages);
    render(context, Form.of(stored.name(), draft, stored.version()), Map.of());
  }

  private BlastReadPage read(Context context, Stored stored) {
    var blast = ground.blast();
    var languages = ground.settings().get().campaign().languages();
    String audience = BlastForm.of(stored.yaml(), languages).audience();
    return new BlastReadPage(
        ground.view(context),
        stored.name(),
        SeenBlast.of(stored.yaml(), stored.file(), ground),
        AudienceCount.of(audience, ground),
        stored.yaml(),
        blast.queries().of(stored.name()),
        blast.series().status(stored));
  }

  private void save(Context context) {
    var actor = ConsoleAuth.may(context, Permission.WRITE).actor("console");
    var draft = posted(context);
    var written = draft.written();
    String old = PathParams.field(context, "old");
    String version = PathParams.field(context, "version");
    var form = Form.of(old, draft, version);
    String name = draft.name();
    // A new one is opened with no version, which no text has.
    String read = name.equals(old) ? version : "";
    var blasts = ground.blast().blasts();
    var there = blasts.find(name).filter(stored -> same(stored, read, written));
    if (there.isPresent()) {
      next(context, there.get(), actor);
      return;
    }
    var saved =
        blasts.save(
            name,
            written.yaml(),
            "config/blasts/" + name + ".yaml",
            actor,
            found -> found.map(Stored::version).orElse(read).equals(read));
    if (saved.isEmpty()) {
      stale(context, form, blasts.find(name).orElseThrow());
      return;
    }
    switch (saved.get()) {
      case Saved.Kept(var stored, _, _) -> next(context, stored, actor);
      case Saved.Refused(var problems) -> {
        context.status(422);
        var byField = new LinkedHashMap<String, List<Problem>>();
        problems.forEach(problem ->
            byField.merge(written.field(problem), List.of(problem), BlastFormPages::both));
        render(context, form, byField);
      }
    }
  }

  /// Whether the form says what is saved already: nothing is written then, so that planning what
  /// nobody changed takes no comment out of a file and no approval from a series.
  private boolean same(Stored stored, String read, BlastForm.Written written) {
    var languages = ground.settings().get().campaign().languages();
    return stored.version().equals(read)
        && BlastForm.of(stored.yaml(), languages).written().yaml().equals(written.yaml());
  }

  /// What the pressed button says. The fragment tells the browser that the words it kept are saved.
  private void next(Context context, Stored saved, Actor actor) {
    String blast = BlastPages.LIST + "/" + saved.name();
    String to =
        switch (PathParams.field(context, "then")) {
          case "plan" -> {
            plans.begin(saved.name(), Optional.of(saved.version()), actor);
            yield blast + "/plan";
          }
          case "test" -> blast + "/test";
          default -> blast + "?saved";
        };
    boolean fresh = PathParams.field(context, "old").isEmpty();
    context.redirect(to + "#saved=" + (fresh ? "" : saved.name()), HttpStatus.SEE_OTHER);
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
            SourceLocation.of("blast"),
            "taken",
            "there is a blast of this name already",
            "choose another");
    render(
        context,
        new Form(form.old, form.draft, form.version, Optional.of(theirs)),
        Map.of("blast", List.of(problem)));
  }

  private static List<Problem> both(List<Problem> some, List<Problem> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }

  private BlastForm posted(Context context) {
    var languages = new LinkedHashSet<>(ground.settings().get().campaign().languages());
    context.formParamMap().keySet().stream()
        .filter(name -> name.matches("text\\.[a-z]{2,3}(-[A-Za-z0-9]+)*"))
        .forEach(name -> languages.add(name.substring("text.".length())));
    var texts = new LinkedHashMap<String, String>();
    languages.forEach(
        language -> texts.put(language, PathParams.field(context, "text." + language)));
    return new BlastForm(
        PathParams.field(context, "blast").strip(),
        PathParams.field(context, "about"),
        PathParams.field(context, "audience"),
        PathParams.field(context, "topic"),
        PathParams.field(context, "sender"),
        texts,
        PathParams.field(context, "day"),
        PathParams.field(context, "time"),
        PathParams.field(context, "more"));
  }

  /// What the page's form holds.
  ///
  /// @param old its name so far; empty for a new one
  /// @param version the text that the next save replaces
  /// @param newer what somebody else has written meanwhile
  private record Form(String old, BlastForm draft, String version, Optional<Stored> newer) {
    static Form of(String old, BlastForm draft, String version) {
      return new Form(old, draft, version, Optional.empty());
    }
  }

  private void render(Context context, Form form, Map<String, List<Problem>> problems) {
    var setup = ground.setup().get();
    var blast = ground.blast();
    context.render(
        "console/blast.jte",
        Map.of(
            "page",
            new BlastFormPage(
                ground.view(context),
                form.old,
                form.draft,
                form.version,
                form.newer,
                problems,
                setup.topics().topics(),
                setup.catalog().senders(),
                setup.catalog().example(),
                setup.catalog().facts().keySet().stream().sorted().toList(),
                blast.queries().of(form.old),
                blast.blasts().find(form.old).flatMap(blast.series()::status),
                context.queryParam("saved") != null)));
  }
}
