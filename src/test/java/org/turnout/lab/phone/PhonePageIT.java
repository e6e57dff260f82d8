package org.turnout.lab.phone;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.WebhookAnswer;
import org.turnout.lab.time.MovableClock;
import org.turnout.testkit.PlantedSecrets;
import org.turnout.testkit.TestBrowser;
import org.turnout.web.Metrics;
import org.turnout.web.WebServer;

/// The page of phones in a real browser.
class PhonePageIT {
  private static final byte[] DOT =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

  private final MovableClock clock = new MovableClock(InstantSource.system());
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();
  private final RehearsalPhones phones = new ScriptedPhones(this::answer, clock);

  private WebhookAnswer answer(InboundMessage message) {
    String body =
        switch (message.body()) {
          case "PETITION" ->
              "Tell management: invest in patient care and in us. Reply with your full name to sign,"
                  + " or MORE to read all of it.";
          case "STOP" -> "You are stopped and will get no more texts. START undoes it.";
          default -> "Thank you, %s! You are number 4,312.".formatted(message.body());
        };
    if (message.body().equals("STOP")) {
      stopped.add(message.from().value());
    }
    return new WebhookAnswer(List.of(new WebhookAnswer.Text(1, body, List.of())));
  }

  @Test
  void aPersonTextsByTypingAndTappingAndSeesTheAnswersLive() {
    var page =
        new PhonePage(
            phones,
            clock,
            new RehearsedCampaign(
                "Alliance of Health Care Unions",
                "72347",
                ZoneId.of("America/Los_Angeles"),
                List.of(new RehearsedCampaign.Person(PlantedSecrets.NUMBER, "Rosa, Sunset", "en")),
                PhoneOwners.NOBODY,
                stopped::contains));
    try (var server = WebServer.start("127.0.0.1", 0, new Metrics(), List.of(page));
        var browser = TestBrowser.open()) {
      var complaints = new ArrayList<String>();
      Page tab = browser.page(1280, 860);
      tab.onConsoleMessage(message -> {
        if (message.type().equals("error")) {
          complaints.add(message.text() + " " + message.location());
        }
      });
      tab.navigate("http://127.0.0.1:" + server.port() + "/phone");
      assertThat(tab.locator("body")).hasAttribute("data-live", "yes");
      Locator rosa = tab.getByLabel("Phone 512-555-0142");

      tap(rosa, "PETITION");
      assertThat(rosa.getByRole(AriaRole.LOG)).containsText("Reply with your full name");
      rosa.getByLabel("Text message").fill("Rosa Delgado");
      rosa.getByLabel("Text message").press("Enter");
      assertThat(rosa.getByRole(AriaRole.LOG)).containsText("Thank you, Rosa Delgado!");
      assertThat(rosa.getByRole(AriaRole.LOG)).containsText("1 segment");
      assertThat(rosa.getByLabel("Text message")).hasValue("");

      rosa.getByLabel("Attach a photo").setInputFiles(new FilePayload("dot.png", "image/png", DOT));
      rosa.getByLabel("Send").click();
      assertThat(rosa.getByAltText("A photo")).isVisible();

      tab.getByLabel("Number", new Page.GetByLabelOptions().setExact(true)).fill("503 555 0111");
      tab.getByLabel("Language").selectOption("es");
      button(tab, "Add a phone").click();
      Locator second = tab.getByLabel("Phone 503-555-0111");
      tap(second, "PETICIÓN");
      assertThat(second.getByRole(AriaRole.LOG)).containsText("Thank you, PETICIÓN!");

      tap(rosa, "STOP");
      assertThat(rosa.locator(".stopped")).isVisible();
      assertThat(second.locator(".stopped")).isHidden();

      Instant before = clock.instant();
      button(tab, "+1 day").click();
      assertThat(tab.locator("#clock time")).hasAttribute("data-ahead", "86400000");
      assertThat(clock.instant()).isAfterOrEqualTo(before.plusSeconds(86_400));

      tab.getByLabel("Number", new Page.GetByLabelOptions().setExact(true)).fill("12");
      button(tab, "Add a phone").click();
      assertThat(tab.locator("#notice")).containsText("ten digits");

      shoot(tab, "phones.png");
      tab.setViewportSize(390, 844);
      shoot(tab, "phones-small.png");
      // The refused number above is a 400, which browsers print on their own.
      assertThat(complaints.stream().filter(text -> !text.contains("400"))).isEmpty();
    }
  }

  private static void tap(Locator phone, String word) {
    phone.locator("[data-tap=\"" + word + "\"]").click();
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
  }

  private static void shoot(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name)));
  }
}
