package org.turnout.api;

import java.util.List;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Act;
import org.turnout.api.Operation.Kind;
import org.turnout.blast.Blasts;
import org.turnout.blast.Recurring;
import org.turnout.blast.Series;
import org.turnout.blast.Series.Decided;

/// Blasts that come back by themselves: read, approved once, ended.
final class SeriesOperations {
  private static final String PATH = "/blasts/{blast}/series";

  private final Ground ground;

  SeriesOperations(Ground ground) {
    this.ground = ground;
  }

  List<Operation> all() {
    return List.of(one(), approve(), end());
  }

  /// What an approval of a series is bound to.
  @About("Agreement to a text that was read, and to every recurrence under its ceiling.")
  record SeriesApproval(
      @About("The text's hash, or its first 8 characters and more.") String hash) {}

  private Operation one() {
    return Operation.get(PATH, "getSeries", "How a blast comes back by itself")
        .about("404 for a blast without `every:`.")
        .path("blast", Kind.TEXT, "its name")
        .answers(SeriesView.class)
        .by(call -> ground.database().with(handle -> shown(handle, call)));
  }

  private Operation approve() {
    return Operation.post(PATH + "/approve", "approveSeries", "Agrees to a series, once")
        .about("Bound to the hash. Above the size in the settings, another person than the writer.")
        .may(Act.APPROVE)
        .path("blast", Kind.TEXT, "its name")
        .takes(SeriesApproval.class)
        .answers(SeriesView.class)
        .by(call ->
            decided(
                call,
                (handle, blast) ->
                    Series.approve(
                        handle,
                        blast,
                        call.body(SeriesApproval.class).hash(),
                        ground.setup().get().settings().approvalAbove(),
                        call.actor(),
                        ground.now())));
  }

  private Operation end() {
    return Operation.post(PATH + "/end", "endSeries", "Lets a series come back no more")
        .about("A run that has begun goes on.")
        .may(Act.RUN)
        .path("blast", Kind.TEXT, "its name")
        .answers(SeriesView.class)
        .by(call ->
            decided(
                call, (handle, blast) -> Series.end(handle, blast, call.actor(), ground.now())));
  }

  private Answer decided(Call call, BiFunction<Handle, String, Decided> act) {
    return ground
        .database()
        .inTransaction(handle -> {
          String blast = find(handle, call).blast().name();
          return switch (act.apply(handle, blast)) {
            case Decided.Done _ -> shown(handle, call);
            case Decided.Refused(var why, var next) -> throw Refusal.of(Trouble.NOT_NOW, why, next);
          };
        });
  }

  private Answer shown(Handle handle, Call call) {
    return Answer.ok(SeriesView.of(find(handle, call)));
  }

  private Recurring find(Handle handle, Call call) {
    String name = call.path("blast");
    var blast =
        Blasts.find(handle, name)
            .orElseThrow(() -> {
              var problem = Blasts.unknown(handle, name);
              return Refusal.of(
                  Trouble.NOT_FOUND, problem.message(), problem.hint().orElse("list them"));
            });
    return Recurring.of(handle, blast, ground.now())
        .orElseThrow(() -> {
          var none = Series.without(name);
          return Refusal.of(Trouble.NOT_FOUND, none.why(), none.next());
        });
  }
}
