package org.turnout;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.turnout.access.Tokens;
import org.turnout.api.Api;
import org.turnout.blast.Planner;
import org.turnout.blast.Runs;
import org.turnout.blast.Uncertain;
import org.turnout.channel.twilio.Errors;
import org.turnout.console.Console;
import org.turnout.console.Ground;
import org.turnout.link.LinkDomains;
import org.turnout.link.Links;

/// What organizers, and programs of theirs, work with, on top of everything else.
final class Organizers {
  private Organizers() {}

  static Console console(
      Turnout.Plan plan, Foundations foundations, Served served, Planner planner) {
    var errors = Errors.load();
    return new Console(
        new Ground(
            foundations.database(),
            foundations.patient(),
            foundations.redis(),
            plan.clocks(),
            () -> served.files().settings(),
            served::setup,
            runs(plan, foundations, served),
            planner,
            code -> errors.of(code).meaning(),
            plan.environment()
                .publicUrl()
                .filter(url -> "https".equals(url.getScheme()))
                .isPresent()));
  }

  static Api api(Turnout.Plan plan, Foundations foundations, Served served, Planner planner) {
    return new Api(
        new org.turnout.api.Ground(
            foundations.database(),
            foundations.patient(),
            plan.clocks(),
            new Tokens(foundations.database(), plan.clocks().machine()),
            served::setup,
            runs(plan, foundations, served),
            new Uncertain(foundations.database(), plan.clocks(), () -> served.files().settings()),
            planner));
  }

  // A million recipients take longer than a turn ever may.
  private static Runs runs(Turnout.Plan plan, Foundations foundations, Served served) {
    return new Runs(foundations.patient(), plan.clocks(), () -> served.files().settings());
  }

  /// @param rests whether this node's blasts wait for the carrier
  static Planner planner(
      Turnout.Plan plan, Foundations foundations, Served served, BooleanSupplier rests) {
    var links =
        new Links(
            foundations.database(),
            plan.clocks().machine(),
            () -> served.files().settings().linkHome(),
            () -> new LinkDomains(served.files().settings().linkDomains()));
    return new Planner(
        foundations.patient(),
        served::setup,
        plan.clocks().campaign(),
        Optional.of(links),
        () -> Standing.of(plan.access(), rests.getAsBoolean()));
  }
}
