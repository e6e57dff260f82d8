package org.turnout.console;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.turnout.access.Permission;
import org.turnout.access.Principal;
import org.turnout.access.ServiceResult;
import org.turnout.blast.BlastServices;
import org.turnout.blast.run.Run;
import org.turnout.blast.series.SeriesStatus;
import org.turnout.blast.series.SeriesStore;

/// The page of a blast that is sent again on a schedule: what is agreed to, by whom, what comes
/// next and what has come of it so far.
record SeriesPages(ConsoleContext ground, BlastServices blast) {
  private static final String PATH = BlastPages.LIST + "/{blast}/series";

  SeriesPages(ConsoleContext ground) {
    this(ground, ground.blast());
  }

  void addTo(RoutesConfig routes) {
    routes.get(PATH, context -> show(context, Optional.empty()));
    routes.post(
        PATH + "/approve",
        context ->
            act(
                context,
                Permission.APPROVE,
                who -> {
                  String hash = PathParams.field(context, "hash");
                  return blast.series().approve(who, PathParams.blast(context), hash);
                }));
    routes.post(
        PATH + "/end",
        context ->
            act(
                context,
                Permission.RUN,
                who -> blast.series().end(who, PathParams.blast(context))));
  }

  private void show(Context context, Optional<RunPage.Notice> notice) {
    ConsoleAuth.may(context, Permission.READ);
    var stored = PathParams.stored(context, blast);
    var series = blast.series().status(stored).orElseThrow(() -> without(stored.name()));
    var page =
        new SeriesPage(
            ground.view(context),
            series,
            SeenBlast.of(stored.yaml(), stored.file(), ground),
            series
                .approval()
                .flatMap(kept -> SeenBlast.of(kept.series().spec(), stored.file(), ground)),
            blast.queries().of(stored.name()).stream().collect(toMap(Run::id, identity())),
            blast.series().log(stored.name()),
            ground.settings().get().approvalAbove(),
            notice);
    context.render("console/series.jte", Map.of("page", page));
  }

  private static PageRefused without(String blast) {
    var none = SeriesStore.without(blast);
    return new PageRefused(
        404, "There is no series: " + none.why() + ".", "To have one, " + none.next() + ".");
  }

  /// What was asked is done, or the page says why not and what to do instead.
  private void act(
      Context context, Permission needed, Function<Principal, ServiceResult<SeriesStatus>> act) {
    var who = ConsoleAuth.may(context, needed).principal("console");
    String name = PathParams.stored(context, blast).name();
    switch (act.apply(who)) {
      case ServiceResult.Done<SeriesStatus> _ ->
          context.redirect(BlastPages.LIST + "/" + name + "/series", HttpStatus.SEE_OTHER);
      case ServiceResult.Refused<SeriesStatus>(var why, var next) -> {
        context.status(409);
        show(context, Optional.of(new RunPage.Notice(why, next)));
      }
      case ServiceResult.NotFound<SeriesStatus> _,
          ServiceResult.NotAllowed<SeriesStatus> _,
          ServiceResult.Invalid<SeriesStatus> _ ->
          throw without(name);
    }
  }
}
