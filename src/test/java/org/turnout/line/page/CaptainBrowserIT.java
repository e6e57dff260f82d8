package org.turnout.line.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.turnout.testkit.PageLook;
import org.turnout.testkit.TestBrowser;

/// The captain's page on a phone: with a network and without, by keyboard, for screen readers.
class CaptainBrowserIT {

  @AutoClose private final PageServer server = new PageServer();

  @Test
  void aCaptainNotesPeopleOfflineAndThePageSendsItOnceWhenItIsBack() {
    try (var browser = TestBrowser.open()) {
      Page phone = browser.page(PageLook.A_PHONE, 800);
      phone.setDefaultTimeout(60_000);
      phone.navigate("http://127.0.0.1:" + server.port() + server.path());
      PageLook.sound(phone, "code");
      phone.getByText("Text me a code").click();
      assertThat(phone.getByText("A code is on its way")).isVisible();
      phone.locator("#code").fill(server.code());
      phone.locator("#code").press("Enter");
      assertThat(phone.locator("h1")).containsText("Sunset Oct 5");
      assertThat(phone.locator("#sync")).containsText("All is sent.");
      phone.evaluate("() => navigator.serviceWorker.ready.then(() => true)");
      phone.reload(); // through the worker, which keeps a copy
      assertThat(phone.locator("#sync")).containsText("All is sent.");
      PageLook.sound(phone, "list");

      phone.context().setOffline(true);
      phone.locator("li").first().getByText("Arrived").focus();
      phone.keyboard().press("Enter");
      assertThat(phone.locator("#sync")).containsText("No network. Not sent yet: 1.");
      assertThat(phone.locator("#here")).hasText("1");
      assertThat(server.column("select 'x' from attendance")).isEmpty();
      for (int tap = 0; tap < 2; tap++) {
        phone.locator("#who").fill("Gus Stranger");
        phone.locator("#who").press("Enter");
      }
      assertThat(phone.locator("#noted li")).hasText("Gus Stranger (on its way)");
      phone.reload();
      assertThat(phone.locator("#noted li")).hasText("Gus Stranger (on its way)");
      assertThat(phone.locator("li").first().locator(".status")).hasText("here");
      PageLook.shoot(phone, "captain");

      phone.context().setOffline(false);
      phone.evaluate("() => window.dispatchEvent(new Event('online'))");
      assertThat(phone.locator("#sync")).containsText("All is sent.");
      assertThat(server.column("select arrived_by from attendance"))
          .containsExactly("page:Cal Reyes");

      assertThat(phone.locator("#noted li")).hasText("Gus Stranger");
      assertThat(server.column("select who || ' ' || outcome from line_mark where who is not null"))
          .containsExactly("Gus Stranger note");
      PageLook.sound(phone, "walk-in");

      server.run("update place set closed = true");
      phone.evaluate("() => window.dispatchEvent(new Event('online'))");
      assertThat(phone.locator("#state")).containsText("This shift was called off.");
      PageLook.sound(phone, "called off");

      server.speak("es");
      phone.reload();
      assertThat(phone.locator("html")).hasAttribute("lang", "es");
      assertThat(phone.locator("h1")).containsText("Sunset 5 oct");
      assertThat(phone.locator("#state")).containsText("Este turno se canceló.");
      assertThat(phone.locator("#sync")).containsText("Todo está enviado.");
      PageLook.sound(phone, "in Spanish");
      phone.context().setOffline(true);
      phone.locator(".people li").last().getByText("Llegó").click();
      assertThat(phone.locator("#sync")).containsText("No hay red. Falta enviar: 1.");
      phone.reload();
      assertThat(phone.locator(".people li").last().locator(".status")).hasText("aquí");
      PageLook.shoot(phone, "captain-spanish");
    }
  }
}
