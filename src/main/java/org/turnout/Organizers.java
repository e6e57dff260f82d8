package org.turnout;

import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.turnout.access.Tokens;
import org.turnout.api.Api;
import org.turnout.blast.Planner;
import org.turnout.blast.Runs;
import org.turnout.blast.Uncertain;
import org.turnout.channel.twilio.Errors;
import org.turnout.console.Console;
import org.turnout.console.Ground;
import org.turnout.form.OrderService;
import org.turnout.link.LinkDomains;
import org.turnout.link.Links;
import org.turnout.member.MemberService;
import org.turnout.settings.Settings;

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
            planner,
            new MemberService(
                foundations.database(),
                plan.clocks().campaign(),
                served::directory,
                () -> Set.copyOf(served.files().settings().campaign().languages())),
            new OrderService(
                foundations.database(),
                plan.clocks().campaign(),
                served.orderTexts(),
                () -> served.files().settings().mainSender().address())));
  }

  // A million recipients take longer than a turn ever may.
  private static Runs runs(Turnout.Plan plan, Foundations foundations, Served served) {
    return new Runs(foundations.patient(), plan.clocks(), () -> served.files().settings());
  }

  /// @param rests whether this node's blasts wait for the carrier
  static Planner planner(
      Turnout.Plan plan, Foundations foundations, Served served, BooleanSupplier rests) {
    var links = links(foundations, plan.clocks().machine(), () -> served.files().settings());
    return new Planner(
        foundations.patient(),
        served::setup,
        plan.clocks().campaign(),
        Optional.of(links),
        () -> Standing.of(plan.access(), rests.getAsBoolean()));
  }

  /// Short links, as the settings have them at that moment.
  static Links links(Foundations foundations, InstantSource machine, Supplier<Settings> settings) {
    return new Links(
        foundations.database(),
        machine,
        () -> settings.get().linkHome(),
        () -> new LinkDomains(settings.get().linkDomains()));
  }
}
