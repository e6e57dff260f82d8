package org.turnout.blast.text;

import java.net.URI;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.turnout.blast.audience.Audience;
import org.turnout.blast.audience.Audiences;
import org.turnout.blast.audience.BlastCatalog;
import org.turnout.blast.text.Blast.Opens;
import org.turnout.blast.text.Blast.Send;
import org.turnout.blast.text.Blast.Variant;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.problem.SourceLocation;
import org.turnout.settings.Times;
import org.turnout.url.LinkDomains;
import org.turnout.url.WebAddress;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlFile;
import org.turnout.yaml.YamlNode;

/// Reads a blast: the same words in a file, on the page and in the API. Everything that is wrong is
/// found at once, each with its place.
public final class BlastReader {
  private static final String NAME = "[a-z0-9][a-z0-9_-]{0,59}";

  /// Words of the console's own paths next to a blast's.
  private static final Set<String> NOT_NAMES = Set.of("new", "count", "measure");

  /// A line that lists of blasts have room for.
  private static final int LONGEST_ABOUT = 200;

  /// The most pictures the carrier takes with one text.
  private static final int MOST_MEDIA = Audiences.CHANNEL.traits().attachedPictures();

  private final BlastCatalog catalog;
  private final Problems problems = new Problems();

  private BlastReader(BlastCatalog catalog) {
    this.catalog = catalog;
  }

  /// A blast, or what is wrong with it; a blast can have warnings.
  public record Read(Optional<Blast> blast, Problems problems) {}

  /// Reads a text.
  ///
  /// @param file what problems call it: `config/blasts/gear-day.yaml`
  public static Read read(String yaml, String file, BlastCatalog catalog) {
    var reader = new BlastReader(catalog);
    var root = YamlFile.parse(yaml, file, reader.problems);
    var blast = root.map(node -> reader.blast(YamlBlock.of(node, reader.problems), yaml));
    return new Read(reader.problems.hasErrors() ? Optional.empty() : blast, reader.problems);
  }

  private Blast blast(YamlBlock block, String yaml) {
    var name = name(block);
    var about = about(block);
    var line = block.text("audience");
    var audience = audience(block, line);
    var topic = oneOf(block, "topic", catalog.topics(), block.text("topic"));
    var sender = block.maybe("sender");
    sender.ifPresent(address -> oneOf(block, "sender", catalog.senders(), address));
    var links = links(block);
    var blast =
        new Blast(
            name,
            about,
            line,
            audience,
            topic,
            sender,
            variants(block, new BlastTexts(catalog, links.keySet(), yaml, problems)),
            media(block),
            links,
            opens(block),
            send(block),
            every(block),
            block.maybe("hold", "a time such as 60 seconds", Times::span));
    block.done();
    return blast;
  }

  /// The schedule is read for its mistakes; its own reader takes it from the node again.
  private Optional<YamlNode> every(YamlBlock block) {
    var node = block.node("every");
    if (node.isPresent()) {
      var found = new Problems();
      var every = BlastSchedule.read(node.get(), found);
      problems.addAll(ScheduleCheck.quiet(node.get(), every));
      every.slots().stream()
          .flatMap(slot -> slot.region().stream())
          .forEach(region ->
              found.addAll(Audience.parse(region.line(), region.at(), catalog).problems()));
      problems.addAll(found);
    }
    return node;
  }

  private String name(YamlBlock block) {
    var name = block.text("blast");
    if (!name.isEmpty() && !name.matches(NAME)) {
      problems.error(
          block.at("blast"),
          "bad-name",
          "'" + name + "' can't be the name of a blast",
          "small letters, digits, - and _, such as gear-day");
    }
    if (NOT_NAMES.contains(name)) {
      problems.error(
          block.at("blast"),
          "bad-name",
          "'" + name + "' can't be the name of a blast: the console has a page of that name",
          "say what it is about, such as gear-day");
    }
    return name;
  }

  private String about(YamlBlock block) {
    var about = block.maybe("about").orElse("");
    if (about.length() > LONGEST_ABOUT) {
      problems.error(
          block.at("about"),
          "too-long",
          "this has %,d characters; a line for colleagues has %d at most"
              .formatted(about.length(), LONGEST_ABOUT),
          "shorten it; put notes in comments");
    }
    return about;
  }

  private Audience audience(YamlBlock block, String line) {
    if (line.isEmpty()) {
      return new Audience.Everyone();
    }
    var at = block.at("audience");
    boolean quoted =
        block.node("audience").orElseThrow() instanceof YamlNode.Scalar(_, _, var plain) && !plain;
    var parsed =
        Audience.parse(
            line, quoted ? new SourceLocation(at.file(), at.line(), at.column() + 1) : at, catalog);
    problems.addAll(parsed.problems());
    return parsed.audience().orElse(new Audience.Everyone());
  }

  private String oneOf(YamlBlock block, String key, Iterable<String> known, String word) {
    var all = new TreeSet<String>();
    known.forEach(all::add);
    if (!word.isEmpty() && !all.contains(word)) {
      problems.error(
          block.at(key),
          "unknown-" + key,
          "there is no %s '%s'".formatted(key, word),
          DidYouMean.hint(word, all).orElse("there are: " + String.join(", ", all)));
    }
    return word;
  }

  /// `text:` is the only way of saying it; `variants:` are several, each with a name.
  private List<Variant> variants(YamlBlock block, BlastTexts texts) {
    var text = block.node("text");
    var several = block.node("variants");
    if (text.isPresent() == several.isPresent()) {
      problems.error(
          several.map(YamlNode::at).orElse(block.at()),
          "missing",
          text.isPresent() ? "'text' and 'variants' can't both be used" : "'text' is missing here",
          "text: with a line for each language, or variants: with a name for each");
      return List.of(texts.nothing());
    }
    if (text.isPresent()) {
      return List.of(texts.variant("text", text.get()));
    }
    var all = new ArrayList<Variant>();
    block.block("variants").all().forEach((name, node) -> all.add(texts.variant(name, node)));
    return all.isEmpty() ? List.of(texts.nothing()) : all;
  }

  private List<URI> media(YamlBlock block) {
    var all = new ArrayList<URI>();
    for (var address : block.texts("media")) {
      web(block, "media", address).ifPresent(all::add);
    }
    if (all.size() > MOST_MEDIA) {
      problems.error(
          block.at("media"),
          "too-many",
          "the carrier takes %d pictures with a text, not %d".formatted(MOST_MEDIA, all.size()),
          "leave some out");
    }
    return all;
  }

  private Map<String, URI> links(YamlBlock block) {
    var all = new LinkedHashMap<String, URI>();
    var links = block.block("links");
    links
        .allTexts()
        .forEach((name, address) -> {
          if (!name.matches("[a-z][a-z0-9_]*")) {
            problems.error(
                links.at(name),
                "bad-name",
                "'" + name + "' can't be the name of a link",
                "small letters, digits and _, a letter first");
          }
          web(links, name, address)
              .filter(uri -> own(links, name, uri))
              .ifPresent(uri -> all.put(name, uri));
        });
    return all;
  }

  private Optional<URI> web(YamlBlock block, String key, String address) {
    var uri = WebAddress.read(address);
    if (uri.isEmpty()) {
      problems.error(
          block.at(key), "wrong-value", "this is not a web address", "https://example.org/page");
    }
    return uri;
  }

  private boolean own(YamlBlock block, String key, URI uri) {
    var allowed = LinkDomains.of(catalog.linkDomains());
    var wrong = allowed.wrong(uri.toString());
    wrong.ifPresent(what -> problems.error(block.at(key), "foreign-link", what, allowed.hint()));
    return wrong.isEmpty();
  }

  private Optional<Opens> opens(YamlBlock block) {
    var flow = block.maybe("opens");
    flow.ifPresent(name -> oneOf(block, "opens", catalog.flows(), name));
    flow.flatMap(name -> Optional.ofNullable(catalog.notOpened().get(name)))
        .ifPresent(trouble ->
            problems.error(
                block.at("opens"),
                "not-opened",
                "no blast can open this flow: " + trouble,
                "it must begin with a question that also accepts a word such as MONDAY"));
    var during = block.maybe("open for", "a time such as 3 days", Times::span);
    return flow.map(name -> new Opens(name, during.orElse(Blast.USUALLY_OPEN)));
  }

  private Optional<Send> send(YamlBlock block) {
    if (block.node("send").isEmpty()) {
      return Optional.empty();
    }
    var send = block.block("send");
    var on = send.maybe("on", "a date such as 2026-12-01", LocalDate::parse);
    var at = send.value("at", "a time such as \"18:00\"", LocalTime.NOON, LocalTime::parse);
    send.done();
    return Optional.of(new Send(on, at));
  }
}
