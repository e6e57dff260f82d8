package org.turnout.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.plan.BlastCampaign.Somebody;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.testkit.PageLook;
import org.turnout.testkit.TestBrowser;
import org.turnout.testkit.TestPeople;

/// The inbox in a real browser: for people who use a phone, a keyboard or a screen reader.
class InboxBrowserIT {

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
      Page phone = page(browser, ANA, PageLook.A_PHONE);
      open(phone, "/inbox?local=kern-care");
      PageLook.sound(phone, "the list");
      PageLook.shoot(phone, "inbox");
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
    PageLook.sound(page, "a thread");
    PageLook.shoot(page, "inbox-thread");
  }

  private static void anItemIsFoundAnsweredAndClosedByTheKeyboardAlone(Page page) {
    String link = "a[href='/console/inbox/" + ITEM + "']";
    open(page, "/inbox");
    PageLook.tabTo(page, link);
    page.keyboard().press("Enter");
    assertThat(page.locator("#text")).isVisible();
    PageLook.tabTo(page, "#text");
    page.keyboard().type("Gate 3, at six.");
    assertThat(page.locator("#measure")).containsText("1 segment");
    PageLook.tabTo(page, "form[action$='/answer'] button.main");
    page.keyboard().press("Enter");
    assertThat(page.locator(".ours")).containsText("Gate 3, at six.");
    assertThat(page.getByText("You take care of it.")).isVisible();
    PageLook.tabTo(page, "#note");
    page.keyboard().type("She is new");
    PageLook.tabTo(page, "form[action$='/note'] button");
    page.keyboard().press("Enter");
    assertThat(page.locator(".log")).containsText("She is new");
    PageLook.tabTo(page, "#reason");
    page.keyboard().type("helped");
    PageLook.tabTo(page, "form[action$='/close'] button");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Inbox");
    assertThat(page.locator(link)).hasCount(0);
  }
}
