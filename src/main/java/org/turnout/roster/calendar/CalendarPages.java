package org.turnout.roster.calendar;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.turnout.postgres.Database;
import org.turnout.web.Routes;

/// `/p/{token}`: a member's shifts as a calendar file, which is a feed as well: a phone that
/// subscribes to the address asks again on its own.
public final class CalendarPages implements Routes {
  private final Database database;
  private final CalendarLinks links;
  private final InstantSource campaign;
  private final Supplier<String> name;

  /// @param campaign campaign time
  /// @param name of the campaign
  public CalendarPages(
      Database database, CalendarLinks links, InstantSource campaign, Supplier<String> name) {
    this.database = database;
    this.links = links;
    this.campaign = campaign;
    this.name = name;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(CalendarLinks.PATH + "{token}", this::feed);
  }

  private void feed(Context context) {
    context.header("X-Robots-Tag", "noindex, nofollow");
    context.header("Cache-Control", "private, no-cache");
    // A phone puts the end of a sentence into the link; a calendar may want a file's name.
    String token =
        context
            .pathParam("token")
            .replaceFirst("\\.ics$", "")
            .replaceFirst("[.,;:!?)\\]'\"]+$", "");
    var now = campaign.instant();
    Optional<List<CalendarEvent>> events =
        database.with(handle -> {
          var person = links.open(handle, token, now);
          return person.isPresent()
              ? Optional.of(CalendarStore.of(handle, person.getAsLong(), now))
              : Optional.empty();
        });
    if (events.isEmpty()) {
      context
          .status(HttpStatus.NOT_FOUND)
          .contentType("text/plain; charset=utf-8")
          .result("This link leads to no calendar. Text CALENDAR to get yours.");
      return;
    }
    context
        .contentType("text/calendar; charset=utf-8")
        .header("Content-Disposition", "inline; filename=\"shifts.ics\"")
        .result(CalendarText.of(name.get(), events.get(), now));
  }
}
