package org.turnout.line.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HttpStatus;
import io.javalin.http.SameSite;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.turnout.line.CaptainDesk;
import org.turnout.line.CaptainDesk.Shown;
import org.turnout.line.CaptainDevices;
import org.turnout.line.CaptainLinks;
import org.turnout.line.CaptainLinks.Opened;
import org.turnout.postgres.Database;
import org.turnout.web.Routes;

/// `/line/{token}`: the list of a shift for its captain's phone. A device that is new shows a code
/// first, which is texted to the phone that the link is for.
public final class CaptainPages implements Routes {
  static final String COOKIE = "turnout_line";

  private static final String PAGE = CaptainLinks.PATH + "{token}";

  private final Database database;
  private final CaptainLinks links;
  private final CaptainDesk desk;
  private final CaptainDevices devices;
  private final InstantSource campaign;
  private final boolean https;

  /// @param https whether the public address is: the cookie then never travels without it
  public CaptainPages(
      Database database,
      CaptainLinks links,
      CaptainDesk desk,
      CaptainDevices devices,
      InstantSource campaign,
      boolean https) {
    this.database = database;
    this.links = links;
    this.desk = desk;
    this.devices = devices;
    this.campaign = campaign;
    this.https = https;
  }

  @Override
  public void addTo(RoutesConfig routes) {
    routes.get(CaptainLinks.PATH + "worker.js", CaptainPages::worker);
    routes.get(PAGE, this::page);
    routes.post(PAGE + "/code", this::sendCode);
    routes.post(PAGE + "/open", this::open);
    routes.get(PAGE + "/people", context -> answer(context, List.of()));
    routes.post(PAGE + "/marks", this::mark);
  }

  /// What keeps the page on the phone. It must come from here, since a worker is for what is below
  /// its own address only.
  private static void worker(Context context) {
    context.contentType("text/javascript; charset=utf-8");
    context.result(
        Optional.ofNullable(CaptainPages.class.getResourceAsStream("/assets/line-worker.js"))
            .orElseThrow());
  }

  private void page(Context context) {
    context.header("X-Robots-Tag", "noindex, nofollow");
    Instant now = campaign.instant();
    Optional<Opened> opened = opened(context);
    if (opened.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND);
      context.render(
          "line/none.jte", Map.of("texts", PageTexts.wanted(context.header("Accept-Language"))));
      return;
    }
    Optional<Shown> shown =
        database.with(handle ->
            knows(context, opened.get(), now)
                ? Optional.of(desk.show(handle, opened.get(), now))
                : Optional.empty());
    if (shown.isEmpty()) {
      code(context, 200, opened, "");
    } else {
      var texts = PageTexts.of(shown.get().language());
      var json = context.jsonMapper();
      String words = json.toJsonString(texts.texts(), Map.class);
      String notes = json.toJsonString(shown.get().notes(), List.class);
      context.render(
          "line/shift.jte",
          Map.of(
              "token",
              context.pathParam("token"),
              "shown",
              shown.get(),
              "texts",
              texts,
              "words",
              words,
              "notes",
              notes));
    }
  }

  private void sendCode(Context context) {
    Optional<Opened> opened = opened(context);
    opened.ifPresent(it ->
        database.inTransaction(handle -> {
          devices.send(handle, it.phone(), campaign.instant());
          return it;
        }));
    code(context, opened.isPresent() ? 200 : 404, opened, "code_sent");
  }

  private void open(Context context) {
    String code = Optional.ofNullable(context.formParam("code")).orElse("");
    Optional<Opened> opened = opened(context);
    Optional<String> key =
        opened.flatMap(it ->
            database.inTransaction(
                handle -> devices.open(handle, it.phone(), code, campaign.instant())));
    if (key.isEmpty()) {
      code(context, 403, opened, "code_wrong");
      return;
    }
    var cookie =
        new Cookie(COOKIE, key.get(), CaptainLinks.PATH, (int) CaptainDevices.KNOWN.toSeconds());
    cookie.setHttpOnly(true);
    cookie.setSecure(https);
    cookie.setSameSite(SameSite.LAX);
    context.cookie(cookie);
    context.redirect(CaptainLinks.PATH + context.pathParam("token"), HttpStatus.SEE_OTHER);
  }

  private void mark(Context context) {
    List<CaptainDesk.Mark> marks;
    try {
      marks = context.bodyAsClass(SentMarks.class).read();
    } catch (RuntimeException _) { // whatever a page has sent that is none of ours
      context.status(HttpStatus.BAD_REQUEST).result("These marks can't be read.");
      return;
    }
    answer(context, marks);
  }

  /// The list after these marks, as JSON; 401 when the device must show a code first.
  private void answer(Context context, List<CaptainDesk.Mark> marks) {
    Instant now = campaign.instant();
    Optional<Opened> opened = opened(context).filter(it -> knows(context, it, now));
    if (opened.isEmpty()) {
      context.status(HttpStatus.UNAUTHORIZED).result("This device must show a code first.");
      return;
    }
    context.json(
        database.inTransaction(handle ->
            marks.isEmpty()
                ? desk.show(handle, opened.get(), now)
                : desk.mark(handle, opened.get(), marks, now)));
  }

  private Optional<Opened> opened(Context context) {
    String token = context.pathParam("token").replaceFirst("[.,;:!?)\\]'\"]+$", "");
    return database.with(handle -> links.open(handle, token));
  }

  private boolean knows(Context context, Opened opened, Instant now) {
    String key = Optional.ofNullable(context.cookie(COOKIE)).orElse("");
    return database.with(handle -> devices.knows(handle, key, opened.phone(), now));
  }

  /// @param notice the name of a text; empty for none
  private void code(Context context, int status, Optional<Opened> opened, String notice) {
    var texts =
        opened
            .map(it -> database.with(handle -> desk.language(handle, it, campaign.instant())))
            .map(PageTexts::of)
            .orElseGet(() -> PageTexts.wanted(context.header("Accept-Language")));
    context.status(status);
    context.render(
        "line/code.jte",
        Map.of("token", context.pathParam("token"), "notice", notice, "texts", texts));
  }
}
