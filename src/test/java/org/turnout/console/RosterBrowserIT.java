package org.turnout.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.console.PicketDesk.SIX;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.testkit.AxeRules;
import org.turnout.testkit.TestBrowser;

/// Rosters in a real browser: for people who use a phone, a keyboard, a screen reader or paper.
class RosterBrowserIT {
  private static final int A_PHONE = 390;

  /// Few sites: the page is the same, and axe looks at each of its parts.
  private static final String GRID = "/rosters/picket?local=socal-nurses";

  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final PicketDesk PICKET = new PicketDesk(DESK);
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);

  @Test
  void rostersAreSoundForPhonesKeyboardsScreenReadersAndPaper() {
    people();
    try (var browser = TestBrowser.open()) {
      Page phone = page(browser, A_PHONE);
      allAreSound(phone);
      Page wide = page(browser, 1_280);
      wide.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      open(wide, GRID);
      sound(wide, "grid in the dark");
      shoot(wide, "roster-grid");
      open(wide, "/rosters/picket/shifts/" + SIX);
      sound(wide, "shift in the dark");
      shoot(wide, "roster-shift");
      wide.emulateMedia(
          new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
      open(wide, "/rosters/picket/sites/sunset/2026-10-05");
      assertThat(wide.locator(".top")).isHidden();
      shoot(wide, "roster-paper");
      wide.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
      somebodyIsMovedByTheKeyboardAlone(wide);
    }
  }

  private static void people() {
    for (int i = 0; i < 25; i++) {
      PICKET.holder("Member Number " + i, SIX);
    }
    PICKET.holder("Bo Diaz", "sunset-2026-10-06-0600");
    PICKET.waiter("Wade Waits", SIX);
    for (int i = 0; i < 14; i++) {
      PICKET.holder("Other Number " + i, "downey-2026-10-05-1000");
    }
  }

  private static void allAreSound(Page page) {
    open(page, GRID);
    sound(page, "grid");
    shoot(page, "roster-grid");
    open(page, "/rosters/picket/shifts/" + SIX);
    page.locator("summary", new Page.LocatorOptions().setHasText("Move the shift")).click();
    sound(page, "shift");
    shoot(page, "roster-shift");
    open(page, "/rosters/picket/notices");
    sound(page, "notices");
    shoot(page, "roster-notices");
    open(page, "/rosters/picket/files");
    sound(page, "files");
    shoot(page, "roster-files");
    open(page, "/rosters/picket/call-off");
    sound(page, "call off");
    shoot(page, "roster-call-off");
    open(page, "/rosters/picket/call-off?what=site&site=sunset");
    sound(page, "plan");
    shoot(page, "roster-call-off-plan");
  }

  private static void somebodyIsMovedByTheKeyboardAlone(Page page) {
    open(page, "/rosters/picket?site=sunset");
    tabTo(page, "a[href$='sunset-2026-10-06-0600']");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).containsText("Tue, Oct 6, 6:00 AM");
    tabTo(page, ".people a");
    page.keyboard().press("Enter");
    assertThat(page.locator("#change-h")).hasText("Bo Diaz");
    tabTo(page, "#to");
    page.keyboard().type("Wed, Oct 7, 10");
    tabTo(page, "form[action$='/reseat'] button");
    page.keyboard().press("Enter");
    assertThat(page.locator("[role=status]")).containsText("another shift");
    open(page, "/rosters/picket/shifts/sunset-2026-10-07-1000");
    assertThat(page.locator(".people").first()).containsText("Bo Diaz");
  }

  private static Page page(TestBrowser browser, int width) {
    Page page = browser.page(width, 800);
    page.setDefaultTimeout(60_000);
    page.context()
        .addCookies(
            List.of(
                new Cookie(Cookies.SESSION, ANA.key()).setDomain("127.0.0.1").setPath("/console")));
    return page;
  }

  private static void open(Page page, String path) {
    page.navigate("http://127.0.0.1:" + ANA.port() + "/console" + path);
  }

  /// Presses Tab until this has the focus, which can be seen there.
  private static void tabTo(Page page, String what) {
    for (int i = 0; i < 120; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("what => document.activeElement.matches(what)", what)) {
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
    String suffix = page.viewportSize().width == A_PHONE ? "-phone.png" : ".png";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + suffix))
            .setFullPage(true));
  }
}
