package org.turnout.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.turnout.blast.plan.BlastCampaign.Somebody.ANYBODY;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.turnout.access.Role;
import org.turnout.blast.run.RunService;
import org.turnout.console.ConsoleClient.Someone;
import org.turnout.testkit.PageLook;
import org.turnout.testkit.TestBrowser;

/// What is typed is never lost, what is on the screen is what is planned, and nobody approves a
/// blast unseen: in a real browser.
class BlastEditorBrowserIT {

  @AutoClose private static final ConsoleClient DESK = new ConsoleClient();
  private static final Someone ANA = DESK.someone("Ana Cruz", Role.ORGANIZER);
  private static final Someone BEN = DESK.someone("Ben Ito", Role.ORGANIZER);
  private static final Someone VERA = DESK.someone("Vera Lim", Role.VIEWER);

  private static TestBrowser browser;

  @BeforeAll
  static void open() {
    PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    DESK.ground.add(ANYBODY);
    DESK.ground.add(ANYBODY.speaks("es"));
    browser = TestBrowser.open();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  /// A wide page is light, one of a phone is dark.
  private static Page page(Someone who, int width) {
    Page page = browser.page(width, 800);
    page.setDefaultTimeout(60_000);
    var scheme = width == PageLook.A_PHONE ? ColorScheme.DARK : ColorScheme.LIGHT;
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    signIn(page, who);
    return page;
  }

  private static void signIn(Page page, Someone who) {
    page.context()
        .addCookies(
            List.of(
                new Cookie(Cookies.SESSION, who.key()).setDomain("127.0.0.1").setPath("/console")));
  }

  private static void go(Page page, String path) {
    page.navigate("http://127.0.0.1:" + ANA.port() + "/console" + path);
  }

  private static void written(String name) {
    var fields =
        Map.of(
            "old", "",
            "version", "",
            "blast", name,
            "about", "Wear union gear on Tuesday",
            "audience", "everyone and not signed petition",
            "topic", "actions",
            "text.en", "The first words.",
            "text.es", "Las primeras palabras.");
    assertThat(ANA.post("/blasts", new HashMap<>(fields)).statusCode()).isEqualTo(303);
  }

  private static Locator button(Page page, String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static Locator english(Page page) {
    return page.locator("#text-en");
  }

  @Test
  void whatIsOnTheScreenIsPlannedAndTested() {
    Page page = page(ANA, 1_200);
    go(page, "/blasts/new");
    assertThat(button(page, "Save")).hasCSS("background-color", accent(page));
    page.locator("#blast").fill("screen");
    page.locator("#audience").fill("everyone");
    assertThat(page.locator("#count")).containsText("Everybody whose phone is in the records.");
    english(page).fill("Words that were never saved, {nobody}.");
    button(page, "Plan it").click();
    assertThat(page.getByRole(AriaRole.ALERT).filter(only("Not saved")).first()).isVisible();
    assertThat(english(page)).hasValue("Words that were never saved, {nobody}.");
    assertThat(runs("screen")).isZero();
    english(page).fill("Words that were never saved.");
    button(page, "Plan it").click();
    assertThat(page.locator("#state")).containsText("waits for approval");
    assertThat(page.locator(".bubbles")).containsText("Words that were never saved.");
    go(page, "/blasts/screen");
    assertThat(page.locator("#draft")).isHidden();
    assertThat(button(page, "Plan it")).hasCSS("background-color", accent(page));
    english(page).fill("Newer words.");
    assertThat(button(page, "Save")).hasCSS("background-color", accent(page));
    button(page, "Send yourself a test").click();
    assertThat(page.locator("#number")).isVisible();
    go(page, "/blasts/screen");
    assertThat(english(page)).hasValue("Newer words.");
    button(page, "Plan it").click();
    assertThat(page.locator(".bubbles")).containsText("Newer words.");
  }

  private static int runs(String blast) {
    return DESK.db.database().with(handle -> RunService.of(handle, blast)).size();
  }

  private static Locator.FilterOptions only(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  private static String accent(Page page) {
    return (String)
        page.evaluate(
            "() => { const p = document.createElement('p'); p.style.color = 'var(--accent)';"
                + " document.body.append(p); const c = getComputedStyle(p).color; p.remove();"
                + " return c; }");
  }

  @Test
  void leavingWithUnsavedWordsAsksAndWithoutAnyDoesNot() {
    written("leave");
    Page page = page(ANA, 1_200);
    var asked = new ArrayList<String>();
    page.onDialog(dialog -> {
      asked.add(dialog.type());
      dialog.dismiss();
    });
    go(page, "/blasts/leave");
    english(page).click();
    page.locator(".crumbs a").click();
    assertThat(page.locator("h1")).hasText("Blasts");
    assertThat(asked).isEmpty();
    go(page, "/blasts/leave");
    english(page).click();
    page.keyboard().type("More: ");
    page.locator(".crumbs a").click();
    page.waitForCondition(() -> !asked.isEmpty());
    assertThat(asked).containsExactly("beforeunload");
    assertThat(english(page)).hasValue(java.util.regex.Pattern.compile(".*More: .*"));
    // Saving is no leaving.
    button(page, "Save").click();
    assertThat(page.getByText("Saved. Now plan it")).isVisible();
    assertThat(asked).hasSize(1);
  }

  @Test
  void wordsOutliveATabThatCrashedAndASignInThatRanOut() {
    written("draft");
    Page page = page(ANA, 1_200);
    go(page, "/blasts/draft");
    english(page).fill("Typed before the crash.");
    var context = page.context();
    page.close();
    Page again = context.newPage();
    again.setDefaultTimeout(60_000);
    go(again, "/blasts/draft");
    assertThat(again.locator("#draft")).containsText("You left words here on");
    assertThat(english(again)).hasValue("The first words.");
    PageLook.sound(again, "the offer");
    PageLook.shoot(again, "editor-draft");
    button(again, "Bring them back").click();
    assertThat(english(again)).hasValue("Typed before the crash.");
    context.clearCookies();
    button(again, "Save").click();
    assertThat(again.getByText("You are not signed in any more")).isVisible();
    signIn(again, ANA);
    go(again, "/blasts/draft");
    button(again, "Bring them back").click();
    button(again, "Save").click();
    assertThat(again.getByText("Saved. Now plan it")).isVisible();
    go(again, "/blasts/draft");
    assertThat(english(again)).hasValue("Typed before the crash.");
    assertThat(again.locator("#draft")).isHidden();
    assertThat(again.evaluate("Object.keys(localStorage).length")).isEqualTo(0);
  }

  @Test
  void broughtBackWordsDoNotReplaceWhatAColleagueSavedMeanwhile() {
    written("both");
    Page page = page(ANA, 1_200);
    go(page, "/blasts/both");
    english(page).fill("By Ana.");
    Page bens = page(BEN, 1_200);
    go(bens, "/blasts/both");
    english(bens).fill("By Ben.");
    button(bens, "Save").click();
    assertThat(bens.getByText("Saved. Now plan it")).isVisible();
    var context = page.context();
    page.close();
    Page again = context.newPage();
    again.setDefaultTimeout(60_000);
    go(again, "/blasts/both");
    assertThat(again.locator("#draft")).containsText("has been saved since, with other words");
    button(again, "Bring them back").click();
    button(again, "Plan it").click();
    assertThat(again.getByText("Not saved: Ben Ito has changed this blast")).isVisible();
    assertThat(english(again)).hasValue("By Ana.");
    assertThat(runs("both")).isZero();
  }

  @Test
  void theSecondPersonSeesWhoWhatAndWhenBeforeTheButton() {
    written("seen");
    Page page = page(ANA, 1_200);
    go(page, "/blasts/seen");
    button(page, "Plan it").click();
    assertThat(page.locator("#state")).containsText("waits for approval");
    PageLook.sound(page, "the plan");
    PageLook.shoot(page, "plan-seen");
    Page bens = page(BEN, PageLook.A_PHONE);
    bens.navigate(page.url());
    assertThat(bens.locator(".facts"))
        .containsText("People who have not handed in the form petition.");
    assertThat(bens.locator(".facts")).containsText("everyone and not signed petition");
    assertThat(bens.locator(".facts"))
        .containsText("Actions: rallies, sticker days and things to sign");
    assertThat(bens.locator(".facts")).containsText("Wear union gear on Tuesday");
    assertThat(bens.locator(".facts")).containsText("As soon as somebody starts it.");
    assertThat(bens.locator(".bubbles")).containsText("The first words.");
    assertThat(bens.locator(".bubbles")).containsText("Las primeras palabras.");
    assertThat(bens.locator(".bubbles")).containsText("Spanish · 1 segment");
    assertThat(bens.locator(".facts").boundingBox().y)
        .isLessThan(button(bens, "Approve this plan").boundingBox().y);
    PageLook.sound(bens, "the plan on a phone");
    PageLook.shoot(bens, "plan-seen");
  }

  @Test
  void aViewerReadsItWithItsCountAndSegmentsAndSeesNothingToTypeInto() {
    written("read");
    Page page = page(VERA, 1_200);
    go(page, "/blasts/read");
    assertThat(page.locator("main input:not([type=hidden]), textarea, select")).hasCount(0);
    assertThat(page.locator(".count strong")).hasText("2");
    assertThat(page.locator(".bubbles")).containsText("English · about 1 segment");
    assertThat(page.locator("main")).not().containsText("For example");
    PageLook.sound(page, "the viewer's page");
    PageLook.shoot(page, "editor-viewer");
  }

  @Test
  void aProblemOfTheAudienceIsSaidOnceAndTheEditorIsSound() {
    written("once");
    Page page = page(ANA, 1_200);
    go(page, "/blasts/once");
    assertThat(page.locator("#count strong")).hasText("2");
    PageLook.sound(page, "the editor");
    PageLook.shoot(page, "editor");
    page.locator("#audience").fill("local is Sunset");
    english(page).fill("Hi {nobody}");
    assertThat(page.locator("#count")).containsText("did you mean 'site is sunset'?");
    button(page, "Save").click();
    assertThat(page.locator("#problems-en")).isVisible();
    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
    assertThat(page.getByText("there is no local 'Sunset'")).hasCount(1);
    PageLook.sound(page, "the editor with problems");
    PageLook.shoot(page, "editor-problems");
    page.locator("#audience").fill("site is sunset");
    assertThat(page.locator("#count strong")).hasText("2");
    assertThat(page.getByText("there is no local 'Sunset'")).hasCount(0);
    Page phone = page(ANA, PageLook.A_PHONE);
    go(phone, "/blasts/once");
    PageLook.sound(phone, "the editor on a phone");
    PageLook.shoot(phone, "editor");
  }

  @Test
  void aSeriesIsApprovedByItsWordsAndNotByItsFile() {
    var more =
        """
        every:
          at most: 500
          days:
            - day: tuesday
              send: the day before
              at: "18:00"
            - day: wednesday
              at: "09:00"
        """;
    var fields =
        Map.of(
            "blast", "weekly",
            "about", "Wear union gear every week",
            "audience", "members or not signed petition",
            "topic", "actions",
            "text.en", "{first_name|Friend}, tomorrow is gear day.",
            "more", more);
    assertThat(ANA.post("/blasts", fields).statusCode()).isEqualTo(303);
    Page page = page(BEN, PageLook.A_PHONE);
    go(page, "/blasts/weekly/series");
    assertThat(page.locator(".facts"))
        .containsText("People who are members now; or who have not handed in the form petition.");
    assertThat(page.locator(".bubbles")).containsText("{first_name|Friend}, tomorrow is gear day.");
    assertThat(page.locator("pre").first()).isHidden();
    assertThat(page.locator(".days li").first()).containsText("for Tuesday planned");
    assertThat(page.locator(".facts").boundingBox().y)
        .isLessThan(button(page, "Approve the series").boundingBox().y);
    PageLook.sound(page, "the series");
    PageLook.shoot(page, "series-seen");
    Page wide = page(BEN, 1_200);
    go(wide, "/blasts/weekly/series");
    PageLook.shoot(wide, "series-seen");
    go(wide, "/blasts/weekly");
    // Planning what nobody changed takes no approval from it.
    button(page, "Approve the series").click();
    assertThat(page.locator("#state")).containsText("approved by Ben Ito");
    button(wide, "Plan it").click();
    assertThat(wide.locator("#state")).containsText("waits for approval");
    page.reload();
    assertThat(page.locator("#state")).containsText("approved by Ben Ito");
  }
}
