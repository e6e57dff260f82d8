package org.turnout.conversation;

import static java.util.Comparator.comparingInt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import org.turnout.flow.ActionRequest;
import org.turnout.flow.ActionResult;
import org.turnout.flow.Value;
import org.turnout.language.Languages;
import org.turnout.language.Option;
import org.turnout.people.Contact;
import org.turnout.people.Directory;
import org.turnout.people.Employer;
import org.turnout.people.Local;
import org.turnout.people.Site;
import org.turnout.people.Topics;
import org.turnout.roster.RosterLists;
import org.turnout.roster.RowMatcher;

/// The lists that questions choose from: `sites` (`name`, `city`, `state`, `zip`), `locals`
/// (`name`, `state`, `phone`), `languages` (`name`), `topics` (`name`, `about`, `joined`), and
/// those of each roster.
public final class ChoiceLists {
  private final Supplier<Directory> directory;
  private final Languages languages;
  private final Supplier<Topics> topics;
  private final RosterLists rosters;

  public ChoiceLists(
      Supplier<Directory> directory,
      Languages languages,
      Supplier<Topics> topics,
      RosterLists rosters) {
    this.directory = directory;
    this.languages = languages;
    this.topics = topics;
    this.rosters = rosters;
  }

  /// The rows of a list, in the person's language where they have words.
  ActionResult look(Handle handle, ActionRequest.Look look, Contact who, Instant now) {
    var rows =
        switch (look.list()) {
          case "sites" -> sites(look.sort(), who);
          case "locals" -> directory.get().locals().stream().map(ChoiceLists::row).toList();
          case "languages" -> tongues();
          case "topics" -> topics(who);
          default -> null;
        };
    return rows == null
        ? rosters
            .look(handle, look, who, now)
            .orElseThrow(() -> new IllegalStateException("no list " + look.list()))
        : ActionResult.rows(
            rows.stream().filter(row -> RowMatcher.fits(row, look.matching())).toList());
  }

  private List<Value.Row> sites(Optional<String> sort, Contact who) {
    var all = directory.get().sites().stream();
    var zip = who.person().zip().or(() -> who.site(directory.get()).map(Site::zip));
    return (sort.filter("nearest"::equals).isPresent() && zip.isPresent()
            ? all.sorted(comparingInt(site -> Site.distance(zip.get(), site.zip())))
            : all)
        .map(ChoiceLists::row)
        .toList();
  }

  private List<Value.Row> tongues() {
    return languages.spoken().stream()
        .map(language ->
            new Value.Row(language.tag(), Map.of("name", new Value.Text(language.name()))))
        .toList();
  }

  private List<Value.Row> topics(Contact who) {
    return topics.get().topics().stream()
        .map(topic ->
            new Value.Row(
                topic.slug(),
                Map.of(
                    "name",
                    new Value.Text(topic.name(who.language())),
                    "about",
                    new Value.Text(topic.about(who.language())),
                    "joined",
                    new Value.Flag(who.topics().contains(topic.slug())))))
        .toList();
  }

  /// A site as texts name it: `{site}` reads as its name.
  public static Value.Row row(Site site) {
    return new Value.Row(
        site.slug(),
        Map.of(
            "name", new Value.Text(site.name()),
            "city", new Value.Text(site.city()),
            "state", new Value.Text(site.state()),
            "zip", new Value.Text(site.zip()),
            "aliases", new Value.Text(String.join(",", site.aliases()))));
  }

  /// An employer as an answer may name it.
  public static Option option(Employer employer) {
    return new Option(employer.name(), employer.aliases());
  }

  /// A site as an answer may name it.
  public static Option option(Site site) {
    var names = new ArrayList<>(site.aliases());
    names.add(site.city());
    return new Option(site.name(), names);
  }

  /// A local as texts name it: `{local}` reads as its name, `{local.phone}` is whom to call.
  static Value.Row row(Local local) {
    var fields = new HashMap<String, Value>();
    fields.put("name", new Value.Text(local.name()));
    fields.put("state", new Value.Text(local.state()));
    local.phone().ifPresent(phone -> fields.put("phone", new Value.Text(phone)));
    return new Value.Row(local.slug(), fields);
  }
}
