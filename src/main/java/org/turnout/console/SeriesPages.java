package org.turnout.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.turnout.access.Permission;
import org.turnout.audit.Actor;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.series.SeriesStore;
import org.turnout.blast.series.SeriesStore.Decided;
import org.turnout.blast.text.BlastStore;
import org.turnout.blast.text.BlastStore.Stored;

/// The page of a blast that repeats automatically: what is agreed to, by whom, what comes next and
/// how earlier ones ended.
final class SeriesPages {
  private static final String PATH = BlastPages.LIST + "/{blast}/series";

  private final ConsoleContext ground;

  SeriesPages(ConsoleContext ground) {
    this.ground = ground;
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, Optional.empty()));
    routes.post(PATH + "/approve", context -> act(context, Permission.APPROVE, this::approve));
    routes.post(PATH + "/end", context -> act(context, Permission.RUN, this::end));
  }

  private interface Deed {
    Decided on(Context context, Handle handle, String blast, Actor actor, Instant now);
  }

  private void show(Context context, Optional<RunPage.Notice> notice) {
    ConsoleAuth.may(context, Permission.READ);
    String blast = PathParams.blast(context);
    var view = ground.view(context);
    var page =
        ground
            .database()
            .with(handle ->
                SeriesStatus.of(handle, stored(handle, blast), ground.clocks().campaign().instant())
                    .map(series ->
                        SeriesPage.of(
                            handle, series, view, ground.settings().get().approvalAbove(), notice)))
            .orElseThrow(() -> {
              var none = SeriesStore.without(blast);
              return new PageRefused(
                  404,
                  "There is no series: " + none.why() + ".",
                  "To have one, " + none.next() + ".");
            });
    context.render("console/series.jte", Map.of("page", page));
  }

  private static Stored stored(Handle handle, String blast) {
    return BlastStore.find(handle, blast)
        .orElseThrow(() ->
            new PageRefused(404, "There is no blast of this name.", "Look for it in the list."));
  }

  /// What was asked is done, or the page says why not and what to do instead.
  private void act(Context context, Permission act, Deed deed) {
    var actor = ConsoleAuth.may(context, act).actor("console");
    String blast = PathParams.blast(context);
    var decided =
        ground
            .database()
            .inTransaction(handle ->
                deed.on(
                    context,
                    handle,
                    stored(handle, blast).name(),
                    actor,
                    ground.clocks().campaign().instant()));
    switch (decided) {
      case Decided.Done _ ->
          context.redirect(BlastPages.LIST + "/" + blast + "/series", HttpStatus.SEE_OTHER);
      case Decided.Refused(var why, var next) -> {
        context.status(409);
        show(context, Optional.of(new RunPage.Notice(why, next)));
      }
    }
  }

  private Decided approve(Context context, Handle handle, String blast, Actor actor, Instant now) {
    return SeriesStore.approve(
        handle,
        blast,
        PathParams.field(context, "hash"),
        ground.settings().get().approvalAbove(),
        actor,
        now);
  }

  private Decided end(Context context, Handle handle, String blast, Actor actor, Instant now) {
    return SeriesStore.end(handle, blast, actor, now);
  }
}
