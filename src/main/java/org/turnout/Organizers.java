package org.turnout;

import org.turnout.blast.Planner;
import org.turnout.blast.Runs;
import org.turnout.console.Console;
import org.turnout.console.Ground;

/// What organizers work with, on top of everything else.
final class Organizers {
  private Organizers() {}

  static Console console(Turnout.Plan plan, Foundations foundations, Served served) {
    var database = foundations.database();
    return new Console(
        new Ground(
            database,
            foundations.redis(),
            plan.clocks(),
            () -> served.files().settings(),
            served::setup,
            new Runs(database, plan.clocks(), () -> served.files().settings()),
            new Planner(database, served::setup, plan.clocks().campaign()),
            plan.environment()
                .publicUrl()
                .filter(url -> "https".equals(url.getScheme()))
                .isPresent()));
  }
}
