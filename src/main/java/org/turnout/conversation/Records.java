package org.turnout.conversation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.Request;
import org.turnout.flow.Result;
import org.turnout.form.Forms;
import org.turnout.people.Known;
import org.turnout.roster.Rosters;
import org.turnout.roster.ToTell;

/// Carries out what the engine needs, in the turn's transaction and under the row lock of what it
/// touches. The result is sealed: stored in the turn, it makes the turn replay without records.
public final class Records {
  private final Lists lists;
  private final Forms forms;
  private final Rosters rosters;

  public Records(Lists lists, Forms forms, Rosters rosters) {
    this.lists = lists;
    this.forms = forms;
    this.rosters = rosters;
  }

  Rosters rosters() {
    return rosters;
  }

  /// What the records say.
  ///
  /// @param toTell others who must be told because of it; grows
  /// @throws IllegalStateException the request names a list, form, roster or place that is not
  ///   there: flows are checked against them, so this fails that turn only
  public Result carryOut(
      Handle handle, Request request, Known who, Instant now, List<ToTell> toTell) {
    return switch (request) {
      case Request.Look look -> lists.look(handle, look, who, now);
      case Request.Submit submit -> forms.submit(handle, submit, who, now);
      case Request.Withdraw withdraw -> forms.withdraw(handle, withdraw, who, now);
      case Request.Reserve reserve -> rosters.reserve(handle, reserve, who, now);
      case Request.Release release -> rosters.release(handle, release, who, now, toTell);
      case Request.Waitlist waitlist -> rosters.waitlist(handle, waitlist, who, now);
    };
  }
}
