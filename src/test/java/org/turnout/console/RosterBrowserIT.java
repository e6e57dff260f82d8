package org.turnout.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.console.PicketDesk.SIX;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.Media;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.testkit.PageLook;
import org.turnout.testkit.TestBrowser;

/// Rosters in a real browser: for people who use a phone, a keyboard, a screen reader or paper.
class RosterBrowserIT {

  /// Few sites: the page is the same, and axe looks at each of its parts.
  private static final String GRID = "/rosters/picket?local=socal-nurses";

  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final PicketDesk PICKET = new PicketDesk(DESK);
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);

  @Test
  void rostersAreSoundForPhonesKeyboardsScreenReadersAndPaper() {
    people();
    try (var browser = TestBrowser.open()) {
      Page phone = page(browser, PageLook.A_PHONE);
      allAreSound(phone);
      Page wide = page(browser, 1_280);
      wide.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      open(wide, GRID);
      PageLook.sound(wide, "grid in the dark");
      PageLook.shoot(wide, "roster-grid");
      open(wide, "/rosters/picket/shifts/" + SIX);
      PageLook.sound(wide, "shift in the dark");
      PageLook.shoot(wide, "roster-shift");
      wide.emulateMedia(
          new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT).setMedia(Media.PRINT));
      open(wide, "/rosters/picket/sites/sunset/2026-10-05");
      assertThat(wide.locator(".top")).isHidden();
      PageLook.shoot(wide, "roster-paper");
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
    PICKET.soon("sunset-soon");
    for (int i = 0; i < 14; i++) {
      PICKET.holder("Other Number " + i, "downey-2026-10-05-1000");
    }
  }

  private static void allAreSound(Page page) {
    open(page, GRID);
    PageLook.sound(page, "grid");
    PageLook.shoot(page, "roster-grid");
    open(page, "/rosters/picket/shifts/" + SIX);
    page.locator("summary", new Page.LocatorOptions().setHasText("Move the shift")).click();
    PageLook.sound(page, "shift");
    PageLook.shoot(page, "roster-shift");
    open(page, "/rosters/picket/notices");
    PageLook.sound(page, "notices");
    PageLook.shoot(page, "roster-notices");
    open(page, "/rosters/picket/risk");
    PageLook.sound(page, "risk");
    PageLook.shoot(page, "roster-risk");
    open(page, "/rosters/picket/files");
    PageLook.sound(page, "files");
    PageLook.shoot(page, "roster-files");
    open(page, "/rosters/picket/call-off");
    PageLook.sound(page, "call off");
    PageLook.shoot(page, "roster-call-off");
    open(page, "/rosters/picket/call-off?what=site&site=sunset");
    PageLook.sound(page, "plan");
    PageLook.shoot(page, "roster-call-off-plan");
  }

  private static void somebodyIsMovedByTheKeyboardAlone(Page page) {
    open(page, "/rosters/picket?site=sunset");
    PageLook.tabTo(page, "a[href$='sunset-2026-10-06-0600']");
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).containsText("Tue, Oct 6, 6:00 AM");
    PageLook.tabTo(page, ".people a");
    page.keyboard().press("Enter");
    assertThat(page.locator("#change-h")).hasText("Bo Diaz");
    PageLook.tabTo(page, "#to");
    page.keyboard().type("Wed, Oct 7, 10");
    PageLook.tabTo(page, "form[action$='/reseat'] button");
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
}
