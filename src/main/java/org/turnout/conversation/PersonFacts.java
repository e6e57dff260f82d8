package org.turnout.conversation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.turnout.flow.Facts;
import org.turnout.flow.Value;
import org.turnout.people.Contact;
import org.turnout.people.Coverage;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.PhoneNumber;
import org.turnout.people.ResponderRole;
import org.turnout.people.Site;
import org.turnout.people.Topics;
import org.turnout.people.Whereabouts;
import org.turnout.people.ZoneFinder;

/// What flows may know of a person; [FactNames] lists the names with their types.
public final class PersonFacts {
  private final Supplier<Directory> directory;
  private final Supplier<Topics> topics;
  private final Map<String, Value> campaign;
  private final ZoneId campaignZone;
  private final ZoneFinder zones = new ZoneFinder();

  /// @param campaign the campaign's own names, `campaign.name` and the like, from the settings
  /// @param campaignZone the zone of people of whom nothing is known
  public PersonFacts(
      Supplier<Directory> directory,
      Supplier<Topics> topics,
      Map<String, Value> campaign,
      ZoneId campaignZone) {
    this.directory = directory;
    this.topics = topics;
    this.campaign = Map.copyOf(campaign);
    this.campaignZone = campaignZone;
  }

  /// The facts of one turn: those of the person, what they have said no to lately, and when
  /// somebody reads what is passed on.
  Facts of(Contact who, Instant now) {
    Facts person = of(who);
    var names = new HashMap<>(person.names());
    for (var topic : topics.get().topics()) {
      names.put("declined." + topic.slug(), new Value.Flag(who.declines(topic.slug(), now)));
    }
    Facts known = person.with(names);
    return who.coverage(directory.get())
        .reads(now, known.zone())
        .map(span -> known.reading(new Facts.Hours(span.open(), span.close())))
        .orElse(known);
  }

  /// The facts of a person at any time.
  public Facts of(Contact who) {
    var names = new HashMap<>(campaign);
    var person = who.person();
    person
        .name()
        .ifPresent(name -> {
          names.put("name", new Value.Text(name));
          names.put("first_name", new Value.Text(name.strip().split("\\s+")[0]));
        });
    text(names, "zip", person.zip());
    text(names, "employer", person.employer());
    text(names, "language", person.language());
    names.put("kind", new Value.Text(who.kind().word()));
    names.put("member", new Value.Flag(who.member()));
    var site = who.site(directory.get());
    site.ifPresent(it -> names.put("site", ChoiceLists.row(it)));
    var local = who.local(directory.get());
    local.ifPresent(it -> names.put("local", ChoiceLists.row(it)));
    Coverage coverage = who.coverage(directory.get());
    steward(names, coverage, local);
    for (var topic : topics.get().topics()) {
      names.put("topics." + topic.slug(), new Value.Flag(who.topics().contains(topic.slug())));
      topic
          .name()
          .forEach((language, word) ->
              names.put("topics." + topic.slug() + "." + language, new Value.Text(word)));
    }
    return new Facts(
        names,
        who.language(),
        zone(who, site, local),
        who.member(),
        who.address().channel(),
        who.attendedAt().map(since -> new Facts.Attention(since, who.answered())),
        directory.get().employers().stream().map(ChoiceLists::option).toList(),
        directory.get().sites().stream().map(ChoiceLists::option).toList(),
        new Facts.Help(coverage.hotline(), Optional.empty()));
  }

  /// The steward of their site, else of their local; without one the campaign's own contact stays,
  /// if the settings name it. Alarms go to a steward's phone; members call the local's.
  private static void steward(Map<String, Value> names, Coverage coverage, Optional<Local> local) {
    coverage
        .first(ResponderRole.STEWARD)
        .ifPresent(one -> names.put("steward.name", new Value.Text(one.name())));
    local
        .flatMap(Local::phone)
        .ifPresent(phone -> names.put("steward.phone", new Value.Text(phone)));
  }

  /// What they told us, else by ZIP, site, local and at last by the number; where several zones are
  /// possible, the likeliest. Hours in which nothing may be sent look at all of them.
  private ZoneId zone(Contact who, Optional<Site> site, Optional<Local> local) {
    return who.person()
        .zone()
        .or(() -> who.person().zip().flatMap(zones::ofZip).flatMap(PersonFacts::likeliest))
        .or(() -> site.map(Site::zone))
        .or(() -> local.map(Local::zone))
        .or(() -> who.carrierZip().flatMap(zones::ofZip).flatMap(PersonFacts::likeliest))
        .or(() -> byNumber(who))
        .orElse(campaignZone);
  }

  private Optional<ZoneId> byNumber(Contact who) {
    return Optional.of(who.address())
        .filter(address -> address.channel().traits().addressedByPhone())
        .flatMap(address -> PhoneNumber.read(address.value()).number())
        .flatMap(phone -> likeliest(zones.of(phone)));
  }

  private static Optional<ZoneId> likeliest(Whereabouts where) {
    return where.zones().stream().findFirst();
  }

  private static void text(Map<String, Value> names, String name, Optional<String> value) {
    value.ifPresent(text -> names.put(name, new Value.Text(text)));
  }
}
