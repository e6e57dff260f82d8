package org.turnout.api;

import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.api.http.ApiCall;
import org.turnout.api.http.ApiError;
import org.turnout.api.http.ApiResponse;
import org.turnout.api.http.Description;
import org.turnout.api.http.ErrorCode;
import org.turnout.api.http.Operation;
import org.turnout.api.http.Operation.Kind;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.series.SeriesStore;
import org.turnout.blast.series.SeriesStore.Decided;
import org.turnout.blast.text.BlastStore;

/// Blasts that come back on their own: read, approved once, ended.
final class SeriesOperations {
  private static final String PATH = "/blasts/{blast}/series";

  private final ApiContext ground;

  SeriesOperations(ApiContext ground) {
    this.ground = ground;
  }

  List<Operation> all() {
    return List.of(one(), approve(), end());
  }

  /// What an approval of a series is bound to.
  @Description("Agreement to a text that was read, and to every recurrence under its ceiling.")
  record SeriesApproval(
      @Description("The text's hash, or its first 8 characters and more.") String hash) {}

  private Operation one() {
    return Operation.get(PATH, "getSeries", "How a blast repeats automatically")
        .about("404 for a blast without `every:`.")
        .path("blast", Kind.TEXT, "its name")
        .answers(SeriesView.class)
        .by(call -> ground.database().with(handle -> shown(handle, call)));
  }

  private Operation approve() {
    return Operation.post(PATH + "/approve", "approveSeries", "Approves a series, once")
        .about("Bound to the hash. Above the size in the settings, another person than the writer.")
        .may(Permission.APPROVE)
        .path("blast", Kind.TEXT, "its name")
        .takes(SeriesApproval.class)
        .answers(SeriesView.class)
        .by(call ->
            decided(
                call,
                (handle, blast) ->
                    SeriesStore.approve(
                        handle,
                        blast,
                        call.body(SeriesApproval.class).hash(),
                        ground.setup().get().settings().approvalAbove(),
                        call.actor(),
                        ground.now())));
  }

  private Operation end() {
    return Operation.post(PATH + "/end", "endSeries", "Ends a series")
        .about("A run that has started continues.")
        .may(Permission.RUN)
        .path("blast", Kind.TEXT, "its name")
        .answers(SeriesView.class)
        .by(call ->
            decided(
                call,
                (handle, blast) -> SeriesStore.end(handle, blast, call.actor(), ground.now())));
  }

  private ApiResponse decided(ApiCall call, BiFunction<Handle, String, Decided> act) {
    return ground
        .database()
        .inTransaction(handle -> {
          String blast = find(handle, call).blast().name();
          return switch (act.apply(handle, blast)) {
            case Decided.Done _ -> shown(handle, call);
            case Decided.Refused(var why, var next) ->
                throw ApiError.of(ErrorCode.NOT_NOW, why, next);
          };
        });
  }

  private ApiResponse shown(Handle handle, ApiCall call) {
    return ApiResponse.ok(SeriesView.of(find(handle, call)));
  }

  private SeriesStatus find(Handle handle, ApiCall call) {
    String name = call.path("blast");
    var blast =
        BlastStore.find(handle, name)
            .orElseThrow(() -> {
              var problem = BlastStore.unknown(handle, name);
              return ApiError.of(
                  ErrorCode.NOT_FOUND, problem.message(), problem.hint().orElse("list them"));
            });
    return SeriesStatus.of(handle, blast, ground.now())
        .orElseThrow(() -> {
          var none = SeriesStore.without(name);
          return ApiError.of(ErrorCode.NOT_FOUND, none.why(), none.next());
        });
  }
}
