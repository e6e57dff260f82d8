package org.turnout.line.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.AxeRules;
import org.turnout.testkit.TestBrowser;

/// The captain's page on a phone: with a network and without, by keyboard, for screen readers.
class CaptainBrowserIT {
  private static final int A_PHONE = 390;

  @AutoClose private final PageServer server = new PageServer();

  @Test
  void aCaptainNotesPeopleOfflineAndThePageSendsItOnceWhenItIsBack() {
    try (var browser = TestBrowser.open()) {
      Page phone = browser.page(A_PHONE, 800);
      phone.setDefaultTimeout(60_000);
      phone.navigate("http://127.0.0.1:" + server.port() + server.path());
      sound(phone, "code");
      phone.getByText("Text me a code").click();
      assertThat(phone.getByText("A code is on its way")).isVisible();
      phone.locator("#code").fill(server.code());
      phone.locator("#code").press("Enter");
      assertThat(phone.locator("h1")).containsText("Sunset Oct 5");
      assertThat(phone.locator("#sync")).containsText("All is sent.");
      phone.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
      phone.reload(); // through the worker, which keeps a copy
      assertThat(phone.locator("#sync")).containsText("All is sent.");
      sound(phone, "list");

      phone.context().setOffline(true);
      phone.locator("li").first().getByText("Arrived").focus();
      phone.keyboard().press("Enter");
      assertThat(phone.locator("#sync")).containsText("No network. 1 not sent yet");
      assertThat(phone.locator("#here")).hasText("1");
      assertThat(server.column("select 'x' from attendance")).isEmpty();
      phone.reload();
      assertThat(phone.locator("li").first().locator(".status")).hasText("here");
      shoot(phone);

      phone.context().setOffline(false);
      phone.evaluate("() => window.dispatchEvent(new Event('online'))");
      assertThat(phone.locator("#sync")).containsText("All is sent.");
      assertThat(server.column("select arrived_by from attendance"))
          .containsExactly("page:Cal Reyes");

      server.run("update place set closed = true");
      phone.evaluate("() => window.dispatchEvent(new Event('online'))");
      assertThat(phone.locator("#state")).containsText("This shift was called off.");
      sound(phone, "called off");
    }
  }

  private static void sound(Page page, String where) {
    assertThat(AxeRules.breaches(page)).as(where).isEmpty();
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth"))
        .as(where)
        .isEqualTo(0);
  }

  private static void shoot(Page page) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", "captain-phone.png"))
            .setFullPage(true));
  }
}
