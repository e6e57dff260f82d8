package org.turnout;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.access.Tokens;
import org.turnout.audit.Actor;
import org.turnout.lab.cli.DemoCommand;
import org.turnout.lab.time.MovableClock;
import org.turnout.testkit.TestBrowser;
import org.turnout.testkit.TestDatabase;
import org.turnout.testkit.program.CampaignCopy;
import org.turnout.testkit.program.ProgramSettings;
import org.turnout.testkit.program.TestCluster;

/// A blast from the first word to the report, in a real browser, by two people and without a shell.
class ConsoleIT {
  private static final int PEOPLE = 400;

  static {
    // A busy machine may take its time; a claim that does not hold fails all the same.
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
  }

  private static final Actor KIM = new Actor("kim", "cli");

  @Test
  void aBlastIsWrittenPlannedApprovedByAnotherStartedPausedResumedAndWatchedToItsEnd() {
    var home = CampaignCopy.make(Map.of("blast hold", "3 seconds"));
    home.edit("config/turnout.yaml", "approval above: 1000", "approval above: 50");
    var clock = new MovableClock(InstantSource.system());
    clock.pushTo(DayOfWeek.WEDNESDAY, LocalTime.of(12, 0), ZoneId.of("America/Los_Angeles"));
    try (var db = TestDatabase.fresh()) {
      var variables = ProgramSettings.variables(db);
      try (var rehearsal =
              DemoCommand.open(
                  home.folder(),
                  variables,
                  ProgramSettings.environment(variables),
                  ProgramSettings.files(home.folder()),
                  PEOPLE,
                  clock);
          var browser = TestBrowser.open()) {
        var tokens = new Tokens(db.database(), InstantSource.system());
        var there = "http://127.0.0.1:" + rehearsal.turnout().port();
        var complaints = new ArrayList<String>();
        Page ana = signIn(browser, tokens, there, "Ana Cruz", 1280, 900, complaints);
        Page ben = signIn(browser, tokens, there, "Ben Ito", 360, 740, complaints);

        ana.getByText("Write a blast").click();
        ana.getByLabel("Name lowercase letters").fill("red-day");
        ana.getByLabel("About").fill("Wear union gear on Tuesday");
        ana.getByLabel("Who gets it").fill("topic is bargainin");
        assertThat(ana.locator("#count")).containsText("bargaining");
        ana.getByLabel("Who gets it").fill("topic is bargaining and not language is tl");
        assertThat(ana.locator("#count strong")).hasText(Pattern.compile("[1-9][0-9]+"));
        ana.getByLabel("Topic").selectOption("bargaining");
        ana.getByLabel("English").fill("Tomorrow is gear day, {first_nam}! Wear red – together.");
        assertThat(ana.locator("#measure-en")).containsText("1 segment");
        ana.getByLabel("Spanish")
            .fill(
                "Mañana es el día de la unión: ¡vístase de rojo, será más fácil vernos a todos"
                    + " juntos en la entrada!");
        assertThat(ana.locator("#measure-es")).containsText("UCS-2");
        shoot(ana, "console-write.png");
        button(ana, "Save").click();
        assertThat(ana.getByRole(AriaRole.ALERT).first()).containsText("Not saved");
        assertThat(ana.locator("#problems-en")).containsText("first_name");
        shoot(ana, "console-problems.png");
        ana.getByLabel("English")
            .fill("Tomorrow is gear day, {first_name|friend}! Wear red - together.");
        button(ana, "Save").click();
        assertThat(ana.getByText("Saved. Now plan it")).isVisible();

        button(ana, "Plan it").click();
        assertThat(ana.locator("#state")).containsText("waits for approval");
        assertThat(ana.locator("#controls")).containsText("second person must approve");
        shoot(ana, "console-plan.png");
        String run = ana.url();
        ana.getByText("Send yourself a test").click();
        ana.getByLabel("Your number").fill("12");
        button(ana, "Send the test").click();
        assertThat(ana.getByRole(AriaRole.ALERT).first())
            .containsText("this is not a phone number");
        ana.getByLabel("Your number").fill(member(db));
        button(ana, "Send the test").click();
        assertThat(ana.locator(".notice.good")).containsText("Wear red - together.");
        ana.navigate(run);

        ben.navigate(run);
        fits(ben);
        shoot(ben, "console-plan-phone.png");
        button(ben, "Approve this plan").click();
        assertThat(ben.locator("#state")).containsText("Approved, not started");

        ana.reload();
        pace(ana, "6");
        button(ana, "Start now").click();
        assertThat(ana.locator("body")).hasAttribute("data-live", "yes");
        assertThat(ana.locator("#state")).containsText("The first text is sent in");
        ben.reload();
        assertThat(ben.locator("body")).hasAttribute("data-live", "yes");
        assertThat(button(ben, "Stop it")).isVisible();
        shoot(ben, "console-hold-phone.png");

        assertThat(ana.locator("#live .delivered dd")).containsText(Pattern.compile("^[1-9]"));
        assertThat(button(ana, "Pause")).isVisible();
        ana.getByLabel("Why for your colleagues").fill("a typo in the second line");
        shoot(ana, "console-live.png");
        button(ana, "Pause").click();
        assertThat(ana.locator("#state")).containsText("a typo in the second line");
        // The other browser sees it on its own, its buttons too.
        assertThat(ben.locator("#state")).containsText("Paused");
        assertThat(button(ben, "Resume")).isVisible();
        shoot(ben, "console-paused-phone.png");
        fits(ben);
        button(ben, "Resume").click();
        assertThat(ben.locator("#state")).not().containsText("Paused");
        assertThat(button(ana, "Pause")).isVisible();
        pace(ana, "");

        assertThat(ana.locator("#state")).containsText("Finished");
        // Counted again without a press, until it says what the progress says.
        assertThat(ana.locator("#report [data-behind=false]")).containsText("As of");
        // Both go on as reports come in, each in its own time.
        Awaitility.await()
            .pollInSameThread()
            .atMost(TestCluster.PATIENCE)
            .until(() -> {
              var delivered =
                  ana.locator("#live .delivered dd").textContent().strip().split("\\s")[0];
              return ana.locator("#report").textContent().contains(delivered + " delivered");
            });
        assertThat(ana.locator("#plot")).containsText("The sender's limit is");
        ana.reload();
        assertThat(ana.locator("#report")).containsText("By local");
        shoot(ana, "console-finished.png");
        ben.reload();
        assertThat(ben.locator("#report")).containsText("By local");
        fits(ben);
        shoot(ben, "console-finished-phone.png");
        ana.navigate(run + "/uncertain");
        assertThat(ana.getByText("Nothing is uncertain now.")).isVisible();
        ana.navigate(run);
        ana.getByText("Correct it").click();
        ana.getByLabel("Spanish").fill("Es el JUEVES.");
        button(ana, "Draft a correction").click();
        assertThat(ana.getByRole(AriaRole.ALERT).first())
            .containsText("the English text of the correction is missing");
        assertThat(ana.getByLabel("Spanish")).hasValue("Es el JUEVES.");
        shoot(ana, "console-correct.png");
        ana.getByLabel("Spanish").fill("");
        button(ana, "Draft a correction").click();
        assertThat(ana.getByLabel("Who gets it")).hasValue(Pattern.compile(".*red-day.*"));
        ana.navigate(there + "/console/blasts");
        shoot(ana, "console-list.png");
        approvesASeries(ben, there);
        ana.navigate(there + "/console/blasts/gear-week/series");
        shoot(ana, "console-series.png");
        assertThat(complaints).isEmpty();
      }
    }
  }

  /// On a phone: what repeats automatically is read, approved and ended.
  private static void approvesASeries(Page page, String there) {
    page.navigate(there + "/console/blasts/gear-week");
    page.getByText("Read and approve the series").click();
    assertThat(page.locator("#state")).containsText("not approved");
    fits(page);
    shoot(page, "console-series-phone.png");
    button(page, "Approve the series").click();
    assertThat(page.locator("#state")).containsText("sent automatically, approved by Ben Ito");
    page.getByText("End the series…").click();
    fits(page);
    button(page, "End the series").click();
    assertThat(page.locator("#state")).containsText("ended by Ben Ito");
  }

  private static Page signIn(
      TestBrowser browser,
      Tokens tokens,
      String there,
      String name,
      int width,
      int height,
      List<String> complaints) {
    tokens.create(name, Role.ORGANIZER, Duration.ofDays(1), KIM);
    String code = tokens.link(name).orElseThrow().value();
    Page page = browser.page(width, height);
    page.setDefaultTimeout(60_000);
    page.onConsoleMessage(message -> {
      // A refused form is a 409 or 422, which browsers print on their own.
      if (message.type().equals("error") && !message.text().matches(".*status of (409|422).*")) {
        complaints.add(message.text() + " " + message.location());
      }
    });
    page.navigate(there + "/console/sign-in#" + code);
    assertThat(
            page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName("Blasts").setExact(true)))
        .isVisible();
    assertThat(page.url()).doesNotContain(code);
    return page;
  }

  private static void pace(Page page, String pace) {
    page.getByText("Change the pace").click();
    page.locator("#pace").fill(pace);
    button(page, "Set the pace").click();
    // The page is a new one when its log says so.
    assertThat(page.locator(".log li").last()).containsText("set its pace");
  }

  private static String member(TestDatabase db) {
    return db.database()
        .with(handle ->
            handle
                .createQuery(
                    """
                    select a.value from address a join person p on p.id = a.speaker_id
                    where p.language = 'en' and a.stopped_at is null order by a.id limit 1
                    """)
                .mapTo(String.class)
                .one());
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /// Nothing on the page is wider than the screen.
  private static void fits(Page page) {
    assertThat(page.evaluate("document.documentElement.scrollWidth - innerWidth")).isEqualTo(0);
  }

  private static void shoot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name))
            .setFullPage(true));
  }
}
