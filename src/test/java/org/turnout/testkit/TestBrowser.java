package org.turnout.testkit;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/// A real browser for tests. Where there is none the test is skipped, unless `TURNOUT_BROWSER` is
/// `required`.
public final class TestBrowser implements AutoCloseable {
  /// It draws without a graphics card, and asks nobody for anything by itself.
  private static final List<String> PLAIN =
      List.of(
          "--no-sandbox",
          "--disable-dev-shm-usage",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private TestBrowser(Path program) {
    var environment = new HashMap<>(System.getenv());
    environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    browser =
        playwright
            .chromium()
            .launch(
                new LaunchOptions()
                    .setExecutablePath(program)
                    // Chromium's sandbox does not run as root, and tests load our own pages only.
                    .setArgs(PLAIN));
  }

  /// Starts one.
  public static TestBrowser open() {
    Optional<Path> program = find();
    if (program.isEmpty() && "required".equals(System.getenv("TURNOUT_BROWSER"))) {
      throw new AssertionError("TURNOUT_BROWSER=required, but no chromium was found");
    }
    Assumptions.assumeTrue(program.isPresent(), "no chromium: install it to run browser tests");
    return new TestBrowser(program.orElseThrow());
  }

  /// A fresh page of this size.
  public Page page(int width, int height) {
    return browser.newContext(new NewContextOptions().setViewportSize(width, height)).newPage();
  }

  private static Optional<Path> find() {
    String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
    return Stream.of(path.split(":"))
        .flatMap(folder ->
            Stream.of("chromium", "chromium-browser", "google-chrome")
                .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
