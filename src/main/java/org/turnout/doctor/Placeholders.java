package org.turnout.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.turnout.campaign.CampaignFiles;
import org.turnout.people.Local;
import org.turnout.people.Responder;
import org.turnout.roster.StrikeNotice;

/// What the shipped campaign made up and yours has to replace: members who text HELP would be told
/// a number that nobody answers.
public record Placeholders(CampaignFiles files) {
  private static final String WHAT = "example";

  /// Numbers for use in fiction: 555-0100 to 555-0199 of any area code (NANPA, "555 line numbers").
  private static final Pattern FICTION = Pattern.compile("555[- ]?01[0-9]{2}\\b");

  /// Domains for use in documentation (RFC 2606).
  private static final Set<String> EXAMPLES =
      Set.of("example.org", "example.com", "example.net", "example.edu");

  /// Of no document.
  private static final String DOCUMENT =
      "5f0c3a8c1d6f4a0e9d5b1e2c7a94b3d86e1f20c4a7b5d9e83f6c2b1a0d4e7f98";

  /// A line for each kind that is left.
  public List<CheckResult> look() {
    var found = new ArrayList<String>();
    var settings = files.settings();
    add(
        found,
        "config/turnout.yaml: 'contact' is a number for films",
        settings.campaign().contact());
    if (settings.linkDomains().stream().anyMatch(EXAMPLES::contains)) {
      found.add("config/turnout.yaml: 'link domains' is an example");
    }
    var locals = files.locals();
    var plan = locals.coverage();
    count(
        found,
        "config/locals.yaml: %d locals have a phone number for films",
        locals.locals().stream().map(Local::phone).flatMap(Optional::stream));
    count(
        found,
        "config/locals.yaml: %d people who are told of alarms have a phone number for films",
        plan.responders().map(Responder::phone));
    count(
        found,
        "config/locals.yaml: %d hotlines are numbers for films",
        Stream.concat(plan.ofLocals().values().stream(), plan.ofSites().values().stream())
            .flatMap(coverage -> coverage.hotline().stream()));
    files.rosters().values().stream()
        .flatMap(roster -> roster.gate().notices().stream())
        .map(StrikeNotice::document)
        .filter(DOCUMENT::equals)
        .findFirst()
        .ifPresent(
            _ -> found.add("config/notices.yaml: the hash of a notice's document is made up"));
    return found.isEmpty()
        ? List.of(CheckResult.ok(WHAT, "nothing of the example is left"))
        : found.stream()
            .map(what -> CheckResult.fail(WHAT, what, "put your own there before you go live"))
            .toList();
  }

  private static void add(List<String> found, String what, String number) {
    if (FICTION.matcher(number).find()) {
      found.add(what);
    }
  }

  private static void count(List<String> found, String what, Stream<String> numbers) {
    long many = numbers.filter(number -> FICTION.matcher(number).find()).count();
    if (many > 0) {
      found.add(what.formatted(many));
    }
  }
}
