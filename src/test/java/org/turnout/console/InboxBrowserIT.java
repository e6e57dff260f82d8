package org.turnout.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.plan.BlastCampaign.Somebody;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.testkit.AxeRules;
import org.turnout.testkit.TestBrowser;
import org.turnout.testkit.TestPeople;

/// The inbox in a real browser: for people who use a phone, a keyboard or a screen reader.
class InboxBrowserIT {
  private static final int A_PHONE = 390;

  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);
  private static final WaitingMembers MEMBERS = new WaitingMembers(DESK);
  private static final long ITEM = items();

  private static long items() {
    var rosa = MEMBERS.member(ANYBODY);
    MEMBERS.wrote(
        MEMBERS.member(
            new Somebody("Luz", "es", "kern-care", "bakersfield", List.of(), false, false)),
        "alguien se desmayó en la entrada",
        "emergency: fainted");
    MEMBERS.doubtful(MEMBERS.member(ANYBODY), "basta ya con esto");
    MEMBERS.wrote(
        rosa, "x".repeat(300) + " is this ok?", "asked", TestPeople.NOW.minus(Duration.ofHours(7)));
    return MEMBERS.wrote(
        rosa, "my manager took the posters down, what can we do?", "not understood");
  }

  private static Page page(TestBrowser browser, Someone who, int width) {
    Page page = browser.page(width, 800);
    page.setDefaultTimeout(60_000);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Cookies.SESSION, who.key()).setDomain("127.0.0.1").setPath("/console")));
    return page;
  }

  private static void open(Page page, String path) {
    page.navigate("http://127.0.0.1:" + ANA.port() + "/console" + path);
  }

  @Test
  void theInboxIsSoundForPhonesKeyboardsAndScreenReaders() {
    try (var browser = TestBrowser.open()) {
      Page phone = page(browser, ANA, A_PHONE);
      open(phone, "/inbox?local=kern-care");
      sound(phone, "the list");
      shoot(phone, "inbox");
      theThreadIsSound(phone);
      Page wide = page(browser, ANA, 1_200);
      wide.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      theThreadIsSound(wide);
      anItemIsFoundAnsweredAndClosedByTheKeyboardAlone(wide);
    }
  }

  private static void theThreadIsSound(Page page) {
    open(page, "/inbox/" + ITEM);
    page.locator("#text").fill("¿Qué pasó? We will call you.");
    assertThat(page.locator("#measure")).containsText("1 segment");
    sound(page, "a thread");
    shoot(page, "inbox-thread");
  }

  private static void anItemIsFoundAnsweredAndClosedByTheKeyboardAlone(Page page) {
    String link = "a[href='/console/inbox/" + ITEM + "']";
    open(page, "/inbox");
    tabTo(page, link);
    page.keyboard().press("Enter");
    assertThat(page.locator("#text")).isVisible();
    tabTo(page, "#text");
    page.keyboard().type("Gate 3, at six.");
    assertThat(page.locator("#measure")).containsText("1 segment");
    tabTo(page, "form[action$='/answer'] button.main");
    page.keyboard().press("Enter");
    assertThat(page.locator(".ours")).containsText("Gate 3, at six.");
    assertThat(page.getByText("You take care of it.")).isVisible();
    tabTo(page, "#note");
    page.keyboard().type("She is new");
    tabTo(page, "form[action$='/note'] button");
    page.keyboard().press("Enter");
    assertThat(page.locator(".log")).containsText("She is new");
    tabTo(page, "#reason");
    page.keyboard().type("helped");
    tabTo(page, "form[action$='/close'] button");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Inbox");
    assertThat(page.locator(link)).hasCount(0);
  }

  /// Presses Tab until this has the focus, which can be seen there.
  private static void tabTo(Page page, String what) {
    for (int i = 0; i < 80; i++) {
      page.keyboard().press("Tab");
      boolean there = (Boolean) page.evaluate("what => document.activeElement.matches(what)", what);
      if (there) {
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
            .isNotEqualTo("none");
        return;
      }
    }
    throw new AssertionError("Tab never gets to " + what);
  }

  /// Axe finds nothing, and nothing is wider than the screen.
  private static void sound(Page page, String where) {
    assertThat(AxeRules.breaches(page)).as(where).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(where)
        .isEqualTo(0);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(
                Path.of(
                    "target",
                    "screenshots",
                    name + (page.viewportSize().width == A_PHONE ? "-phone.png" : ".png")))
            .setFullPage(true));
  }
}
