package org.turnout.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/// What every page must be for those who hear it, use a keyboard, or hold a phone.
public final class PageLook {
  /// The width of a phone, in pixels.
  public static final int A_PHONE = 390;

  /// More stops of Tab than any page has.
  private static final int MOST_STOPS = 120;

  private PageLook() {}

  /// Axe finds nothing, and nothing is wider than the screen.
  public static void sound(Page page, String where) {
    assertThat(AxeRules.breaches(page)).as(where).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(where)
        .isEqualTo(0);
  }

  /// Presses Tab until this has the focus, which can be seen there.
  ///
  /// @param what a CSS selector
  public static void tabTo(Page page, String what) {
    for (int i = 0; i < MOST_STOPS; i++) {
      page.keyboard().press("Tab");
      if ((Boolean) page.evaluate("what => document.activeElement.matches(what)", what)) {
        assertThat(page.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
            .isNotEqualTo("none");
        return;
      }
    }
    throw new AssertionError("Tab never gets to " + what);
  }

  /// Keeps the whole page as a picture for people to look at: `target/screenshots`.
  public static void shoot(Page page, String name) {
    String size = page.viewportSize().width == A_PHONE ? "-phone" : "";
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + size + ".png"))
            .setFullPage(true));
  }
}
