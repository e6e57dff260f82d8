package org.turnout.lab.phone;

import io.javalin.config.RoutesConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.turnout.lab.carrier.SentPicture;
import org.turnout.lab.phone.RehearsalPhones.Held;
import org.turnout.lab.time.MovableClock;
import org.turnout.people.PhoneNumber;
import org.turnout.web.Door;
import org.turnout.web.Doors;
import org.turnout.web.Routes;

/// `/phone`: phones side by side that text the engine, live, with a clock that can be pushed.
/// Served in a rehearsal only.
public final class PhonePage implements Routes {
  private static final String PATH = "/phone";
  private static final int LONGEST_TEXT = 1600;

  private final RehearsalPhones phones;
  private final MovableClock clock;
  private final RehearsedCampaign rehearsal;
  private final Set<SseClient> watchers = ConcurrentHashMap.newKeySet();

  public PhonePage(RehearsalPhones phones, MovableClock clock, RehearsedCampaign rehearsal) {
    this.phones = phones;
    this.clock = clock;
    this.rehearsal = rehearsal;
    phones.subscribe(this::changed);
    clock.onPush(() -> tell("clock", clockPart()));
  }

  @Override
  public void addTo(RoutesConfig routes) {
    // A page from elsewhere can post a form here but cannot set this header.
    routes.before("/phone/*", context -> requireOurPage(context));
    routes.get(PATH, this::page);
    routes.post("/phone/open", this::open);
    routes.post("/phone/another", this::another);
    routes.post("/phone/send", this::send);
    routes.post("/phone/clock", this::push);
    routes.get("/phone/assets/{name}", PhoneViews::asset);
    routes.get("/phone/picture/{id}", this::picture);
    routes.sse("/phone/events", this::watch);
  }

  @Override
  public Optional<Door> door() {
    return Optional.of(new Door(PATH, "Phones", "to text the campaign as a made-up member"));
  }

  @Override
  public void stopping() {
    watchers.forEach(SseClient::close);
  }

  private static void requireOurPage(Context context) {
    if (context.method().name().equals("POST") && context.header("HX-Request") == null) {
      throw new ForbiddenResponse("this form belongs to the page /phone");
    }
  }

  private void page(Context context) {
    if (phones.all().isEmpty()) {
      rehearsal.people().stream().findFirst().ifPresent(p -> phones.open(p.number(), p.language()));
    }
    var model =
        Map.of(
            "screens",
            phones.all().stream().map(this::screen).toList(),
            "rehearsal",
            rehearsal,
            "clock",
            clock,
            "doors",
            Doors.besides(context, PATH));
    context.html(PhoneViews.render("phones.jte", model));
  }

  private void open(Context context) {
    String asked = Optional.ofNullable(context.formParam("number")).orElse("");
    String language = Optional.ofNullable(context.formParam("language")).orElse("en");
    String number =
        TypedNumbers.e164(asked)
            .orElseThrow(() -> new BadRequestResponse("a number has ten digits: 512 555 0142"));
    boolean known = phones.all().stream().anyMatch(phone -> phone.number().equals(number));
    Held phone = phones.open(number, language);
    if (known) {
      context.status(204);
    } else {
      handset(context, phone);
    }
  }

  private void handset(Context context, Held phone) {
    context.html(
        PhoneViews.render("handset.jte", Map.of("screen", screen(phone), "rehearsal", rehearsal)));
  }

  /// One more member's phone, so that what only members may do can be tried on it.
  private void another(Context context) {
    String language = Optional.ofNullable(context.formParam("language")).orElse("en");
    var open = phones.all().stream().map(Held::number).collect(Collectors.toSet());
    var member =
        rehearsal
            .owners()
            .another(language, open)
            .orElseThrow(
                () -> new NotFoundResponse("no other member reads this language: type a number"));
    handset(context, phones.open(member.number(), member.language()));
  }

  private void send(Context context) throws IOException {
    String number = Optional.ofNullable(context.formParam("number")).orElse("");
    String text = Optional.ofNullable(context.formParam("text")).orElse("");
    Optional<SentPicture> picture = uploaded(context);
    if (find(number).isEmpty()) {
      throw new NotFoundResponse("this phone is not open");
    }
    if (text.length() > LONGEST_TEXT) {
      throw new BadRequestResponse("a text has at most 1600 characters");
    }
    if (!text.isBlank() || picture.isPresent()) {
      phones.send(number, text, picture);
    }
    context.status(204);
  }

  private static Optional<SentPicture> uploaded(Context context) throws IOException {
    UploadedFile file = context.uploadedFile("photo");
    if (file == null || file.size() == 0) {
      return Optional.empty();
    }
    try (InputStream content = file.content()) {
      String type = Optional.ofNullable(file.contentType()).orElse("application/octet-stream");
      return Optional.of(new SentPicture(content.readAllBytes(), type));
    }
  }

  private void push(Context context) {
    String by = Optional.ofNullable(context.formParam("by")).orElse("");
    switch (by) {
      case "hour" -> clock.push(Duration.ofHours(1));
      case "day" -> clock.push(Duration.ofDays(1));
      case "monday" -> clock.pushTo(DayOfWeek.MONDAY, LocalTime.of(9, 0), rehearsal.zone());
      default -> throw new BadRequestResponse("push the clock by hour, day or monday");
    }
    context.status(204);
  }

  private void picture(Context context) {
    SentPicture picture =
        phones
            .picture(context.pathParam("id"))
            .orElseThrow(() -> new NotFoundResponse("there is no such picture"));
    // What a phone sent is never served as anything but a picture.
    String type =
        picture.type().startsWith("image/") && !picture.type().contains("svg")
            ? picture.type()
            : "application/octet-stream";
    context.contentType(type).result(picture.bytes());
  }

  private void watch(SseClient client) {
    client.keepAlive();
    client.onClose(() -> watchers.remove(client));
    watchers.add(client);
    client.sendEvent("hello", "{}");
  }

  private void changed(String number) {
    find(number).ifPresent(phone -> tell("screen", screenPart(phone)));
  }

  private Part screenPart(Held phone) {
    Screen screen = screen(phone);
    return new Part(
        screen.id() + "-screen",
        PhoneViews.render("screen.jte", Map.of("screen", screen, "rehearsal", rehearsal)));
  }

  private Part clockPart() {
    return new Part(
        "clock", PhoneViews.render("clock.jte", Map.of("clock", clock, "rehearsal", rehearsal)));
  }

  private void tell(String event, Part part) {
    watchers.forEach(watcher -> {
      try {
        watcher.sendEvent(event, part);
      } catch (RuntimeException _) {
        // Its browser has gone; the others must not miss what they are told.
        watcher.close();
      }
    });
  }

  private Optional<Held> find(String number) {
    return phones.all().stream().filter(phone -> phone.number().equals(number)).findFirst();
  }

  private Screen screen(Held phone) {
    return new Screen(
        phone, rehearsal.owners().of(phone.number()), rehearsal.stopped().test(phone.number()));
  }

  /// One piece of the page that replaces the element with its id.
  record Part(String id, String html) {}

  /// One phone as the page shows it.
  ///
  /// @param owner whose it is; empty for a number that nobody in the records has
  public record Screen(Held phone, Optional<RehearsedCampaign.Person> owner, boolean stopped) {
    /// The id of its element.
    public String id() {
      return "p" + phone.number().replace("+", "");
    }

    /// As people write it: `512-555-0142`.
    public String shownNumber() {
      return PhoneNumber.dialed(phone.number());
    }

    /// What its owner could tap.
    public List<String> suggestions() {
      return RehearsedCampaign.suggestions(phone.language());
    }
  }
}
