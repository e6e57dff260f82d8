package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.access.Permission;
import org.turnout.audit.Actor;
import org.turnout.blast.plan.PlanOutcome;
import org.turnout.blast.plan.PlanTarget;
import org.turnout.blast.text.BlastStore.Stored;
import org.turnout.problem.Problem;
import org.turnout.problem.SourceLocation;

/// Plans that are being made, with a page that shows how far each is. A plan of a million people
/// takes half a minute, longer than a request should.
final class PlanJobs {
  private static final Logger LOG = LoggerFactory.getLogger(PlanJobs.class);
  private static final String PATH = BlastPages.LIST + "/{blast}/plan";

  private final ConsoleContext ground;
  private final Map<String, PlanInProgress> going = new ConcurrentHashMap<>();

  PlanJobs(ConsoleContext ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.post(PATH, this::begin);
    routes.get(PATH, this::page);
    routes.get(PATH + "/progress", this::progress);
  }

  private void begin(Context context) {
    var actor = ConsoleAuth.may(context, Permission.WRITE).actor("console");
    String blast = PathParams.blast(context);
    begin(blast, ground.blast().blasts().find(blast).map(Stored::version), actor);
    context.redirect(BlastPages.LIST + "/" + blast + "/plan", HttpStatus.SEE_OTHER);
  }

  /// Plans this text of a blast, and no other. Who asks again for the same text waits for the plan
  /// that is being made; another text is planned after it.
  void begin(String blast, Optional<String> version, Actor actor) {
    going.compute(
        blast,
        (_, old) -> {
          if (old != null && !old.over() && old.version().equals(version)) {
            return old;
          }
          var before = Optional.ofNullable(old);
          var mine = new PlanInProgress(version);
          Thread.ofVirtual()
              .name("console-plan")
              .start(() -> {
                before.ifPresent(other -> other.outcome().join());
                plan(PlanTarget.of(blast, version), actor, mine);
              });
          return mine;
        });
  }

  private void plan(PlanTarget target, Actor actor, PlanInProgress mine) {
    try {
      mine.outcome().complete(ground.blast().planner().plan(target, actor, mine.people()::set));
    } catch (Throwable e) { // the thread's top: a page waits for the outcome
      LOG.warn("a plan failed", e);
      var problem =
          Problem.error(
              SourceLocation.of(target.blast()),
              "failed",
              "the plan failed: the database did not answer",
              "try again; ./turnout doctor says what to look at");
      mine.outcome().complete(new PlanOutcome.Refused(List.of(problem)));
    }
  }

  private void page(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    String blast = PathParams.blast(context);
    var mine = going.get(blast);
    var to = mine == null ? newest(blast) : planned(mine);
    if (to.isPresent()) {
      context.redirect(to.get(), HttpStatus.SEE_OTHER);
      return;
    }
    if (mine == null) {
      throw new PageRefused(
          404, "This blast is not being planned.", "Go to the blast and plan it.");
    }
    context.render(
        "console/planning.jte",
        Map.of("view", ground.view(context), "blast", blast, "going", mine));
  }

  /// Asked twice a second by the page; when the plan is made, the browser is sent there.
  private void progress(Context context) {
    ConsoleAuth.may(context, Permission.READ);
    String blast = PathParams.blast(context);
    var mine = going.get(blast);
    var to = mine == null ? newest(blast) : planned(mine);
    to.ifPresent(place -> context.header("HX-Redirect", place));
    context.render(
        "console/planned.jte",
        Map.of(
            "blast", blast, "going", mine == null ? new PlanInProgress(Optional.empty()) : mine));
  }

  private static Optional<String> planned(PlanInProgress mine) {
    return mine.over() && mine.outcome().join() instanceof PlanOutcome.Planned planned
        ? Optional.of("/console/runs/" + planned.runId())
        : Optional.empty();
  }

  /// Made on another node, or before a restart.
  private Optional<String> newest(String blast) {
    return ground.blast().queries().of(blast).stream()
        .findFirst()
        .map(run -> "/console/runs/" + run.id());
  }
}
