package org.turnout.api;

import java.util.List;
import java.util.function.Supplier;
import org.turnout.access.Permission;
import org.turnout.access.ServiceResult;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Description;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.blast.plan.BlastContext;
import org.turnout.blast.plan.BlastService;
import org.turnout.blast.plan.BlastSummary;
import org.turnout.blast.series.SeriesService;
import org.turnout.blast.series.SeriesStatus;

/// Blasts that come back on their own: read, approved once, ended.
record SeriesOperations(SeriesService series, BlastService blasts, Supplier<BlastContext> setup) {
  private static final String PATH = "/blasts/{blast}/series";

  List<Operation> all() {
    return List.of(one(), approve(), end());
  }

  @Description("Agreement to a text that was read, and to every recurrence under its ceiling.")
  record SeriesApproval(
      @Description("The text's hash, or its first 8 characters and more.") String hash) {}

  private Operation one() {
    return Operation.get(PATH, "getSeries", "How a blast repeats automatically")
        .about("404 for a blast without `every:`.")
        .path("blast", Kind.TEXT, "its name")
        .answers(SeriesView.class)
        .by(call -> shown(call, series.status(call.principal(), call.path("blast"))));
  }

  private Operation approve() {
    return Operation.post(PATH + "/approve", "approveSeries", "Approves a series, once")
        .about("Bound to the hash. Above the size in the settings, another person than the writer.")
        .may(Permission.APPROVE)
        .path("blast", Kind.TEXT, "its name")
        .takes(SeriesApproval.class)
        .answers(SeriesView.class)
        .by(call ->
            shown(
                call,
                series.approve(
                    call.principal(), call.path("blast"), call.body(SeriesApproval.class).hash())));
  }

  private Operation end() {
    return Operation.post(PATH + "/end", "endSeries", "Ends a series")
        .about("A run that has started continues.")
        .may(Permission.RUN)
        .path("blast", Kind.TEXT, "its name")
        .answers(SeriesView.class)
        .by(call -> shown(call, series.end(call.principal(), call.path("blast"))));
  }

  private ApiResponse shown(ApiCall call, ServiceResult<SeriesStatus> found) {
    var status = call.done(found);
    var text = status.blast();
    var summary =
        blasts.read(text.yaml(), text.file()).blast().map(it -> BlastSummary.of(it, setup.get()));
    return ApiResponse.ok(SeriesView.of(status, summary));
  }
}
