package org.turnout.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.turnout.inbox.Inbox.Item;
import org.turnout.inbox.InboxCounts;
import org.turnout.inbox.InboxCounts.Share;
import org.turnout.inbox.InboxFilter;
import org.turnout.inbox.InboxFilter.Queue;
import org.turnout.language.Language;
import org.turnout.language.TextFold;

/// Everything the list of the inbox shows.
///
/// @param chosen what the address of the page narrows it by, as it was written there
/// @param items what fits, as many as are listed at once
/// @param counts of all that its reader may see, narrowed by nothing
/// @param now campaign time
public record InboxPage(
    PageView view, Map<String, String> chosen, List<Item> items, InboxCounts counts, Instant now) {
  static final String PATH = "/console/inbox";

  private static final List<String> PARTS = List.of("local", "site", "language", "older", "run");
  private static final List<String> AGES = List.of("1h", "4h", "1d", "3d");

  /// Of a text that many fit on a page: the beginning.
  private static final int BRIEF = 240;

  /// One line of a list to choose from.
  public record Choice(String value, String label, boolean selected) {}

  /// What the address of the page narrows it by. What is empty, or can't be, is left out.
  static Map<String, String> chosen(Context context) {
    return PathParams.chosen(context, PARTS, InboxPage::possible);
  }

  private static boolean possible(String part, String value) {
    return switch (part) {
      case "older" -> InboxFilter.age(value).isPresent();
      case "run" -> value.matches("[0-9]{1,18}");
      default -> value.matches("[A-Za-z0-9_-]{1,60}");
    };
  }

  static InboxFilter filter(Map<String, String> chosen) {
    return new InboxFilter(
        Optional.of(Queue.WAITING),
        Optional.ofNullable(chosen.get("local")),
        Optional.ofNullable(chosen.get("site")),
        Optional.ofNullable(chosen.get("language")),
        Optional.ofNullable(chosen.get("older")).flatMap(InboxFilter::age),
        Optional.ofNullable(chosen.get("run")).map(Long::valueOf));
  }

  /// The address of this list with this part changed; an empty value leaves it out.
  public String with(String part, String value) {
    var then = new LinkedHashMap<>(chosen);
    if (value.isEmpty()) {
      then.remove(part);
    } else {
      then.put(part, value);
    }
    return then.isEmpty()
        ? PATH
        : then.entrySet().stream()
            .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
            .collect(joining("&", PATH + "?", ""));
  }

  /// Whether this part has this value.
  public boolean is(String part, String value) {
    return value.equals(chosen.getOrDefault(part, ""));
  }

  /// Locals to choose from.
  public List<Choice> locals() {
    return choices("local", "All locals", counts.locals());
  }

  /// Sites to choose from.
  public List<Choice> sites() {
    return choices("site", "All sites", counts.sites());
  }

  /// Languages to choose from.
  public List<Choice> languages() {
    return choices(
        "language",
        "All languages",
        counts.languages().stream()
            .map(share ->
                new Share(
                    share.key(),
                    Language.inEnglish(share.key()),
                    share.items(),
                    share.urgent(),
                    share.oldest()))
            .toList());
  }

  /// Ages to choose from.
  public List<Choice> ages() {
    return Stream.concat(
            Stream.of(new Choice("", "Any time", is("older", ""))),
            Stream.concat(AGES.stream(), Stream.ofNullable(chosen.get("older")))
                .distinct()
                .map(age -> new Choice(age, "More than " + inWords(age), is("older", age))))
        .toList();
  }

  /// What is chosen stays in the list, even when nobody there waits any more.
  private List<Choice> choices(String part, String all, List<Share> shares) {
    var choices = new ArrayList<Choice>();
    choices.add(new Choice("", all, is(part, "")));
    shares.forEach(share ->
        choices.add(
            new Choice(
                share.key(),
                share.name() + " (" + PageView.number(share.items()) + ")",
                is(part, share.key()))));
    String value = chosen.getOrDefault(part, "");
    if (choices.stream().noneMatch(Choice::selected)) {
      choices.add(new Choice(value, value + " (0)", true));
    }
    return choices;
  }

  private static String inWords(String age) {
    Duration time = InboxFilter.age(age).orElse(Duration.ZERO);
    return time.toHours() == 1
        ? "an hour"
        : time.toDays() == 1
            ? "a day"
            : time.toHours() % 24 == 0
                ? time.toDays() + " days"
                : time.toMinutes() % 60 == 0
                    ? time.toHours() + " hours"
                    : time.toMinutes() + " minutes";
  }

  /// How long somebody has waited: `12 minutes`.
  public String waited(Instant since) {
    return PageView.about(Duration.between(since, now));
  }

  /// The language that a member writes in, in English.
  public static String language(Item item) {
    return Language.inEnglish(item.place().language());
  }

  /// The beginning of what a member wrote: forty texts don't push the others off the page.
  public static String brief(Item item) {
    return TextFold.beginning(item.text(), BRIEF);
  }
}
