package org.turnout.doctor;

import java.util.ArrayList;
import java.util.List;
import org.turnout.channel.Channel;
import org.turnout.embedded.CannotStart;
import org.turnout.embedded.EmbeddedServers;
import org.turnout.people.CoveragePlan;
import org.turnout.people.MutedResponder;
import org.turnout.people.Responder;
import org.turnout.postgres.Database;
import org.turnout.postgres.PostgresUnavailable;
import org.turnout.postgres.SqlFailed;
import org.turnout.problem.CountWords;
import org.turnout.settings.Environment;
import org.turnout.settings.Secret;

/// Whether the people who are told when a member is in danger get our texts. Who does not is passed
/// over by an alarm.
record AlarmPhones(Environment environment, CoveragePlan coverage) {
  private static final String WHAT = "alarms";

  List<CheckResult> look() {
    List<Responder> all = coverage.responders().toList();
    if (all.isEmpty()) {
      return List.of(
          CheckResult.warn(
              WHAT,
              "nobody is told when a member is in danger",
              "add 'responders:' to the locals in config/locals.yaml"));
    }
    try {
      var url =
          environment
              .databaseUrl()
              .or(() ->
                  EmbeddedServers.running(environment.data())
                      .map(EmbeddedServers.Running::databaseUrl));
      return url.map(it -> found(all, it))
          .orElseGet(() ->
              List.of(
                  CheckResult.ok(
                      WHAT,
                      CountWords.many(all.size(), "person is", "people are")
                          + " named; start the program to see whether they get texts")));
    } catch (CannotStart | PostgresUnavailable | SqlFailed e) {
      return List.of(); // the look at Postgres says why
    }
  }

  private static List<CheckResult> found(List<Responder> all, Secret url) {
    List<CheckResult> lines = new ArrayList<>();
    try (var database = Database.open(url)) {
      for (MutedResponder muted : database.with(handle -> MutedResponder.of(handle, all))) {
        lines.add(
            CheckResult.warn(
                WHAT,
                muted.responder().name()
                    + " ("
                    + Channel.ofPhones().address(muted.responder().phone())
                    + ") gets no alarms: "
                    + (muted.stopped() ? "texted STOP" : "the carrier can't reach the phone"),
                muted.stopped()
                    ? "ask them to text START, or name somebody else in config/locals.yaml"
                    : "correct the number in config/locals.yaml"));
      }
    }
    return lines.isEmpty()
        ? List.of(
            CheckResult.ok(
                WHAT,
                CountWords.many(all.size(), "person is", "people are")
                    + " told, and texts reach each of them"))
        : lines;
  }
}
