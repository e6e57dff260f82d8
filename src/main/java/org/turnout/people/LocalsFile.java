package org.turnout.people;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.turnout.problem.Problems;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// `config/locals.yaml`: every local, every site and every employer, as the campaign writes them
/// down. The ids are the records' to give: they are 0 here.
public record LocalsFile(
    List<Local> locals, List<SiteEntry> sites, List<Employer> employers, CoveragePlan coverage) {
  private static final ZoneId STAND_IN = ZoneId.of("America/Los_Angeles");

  /// A site and the slug of the local that looks after it.
  public record SiteEntry(Site site, Optional<String> local) {}

  public LocalsFile {
    locals = List.copyOf(locals);
    sites = List.copyOf(sites);
    employers = List.copyOf(employers);
  }

  /// Reads the file's tree; what is wrong in it is added to the problems.
  ///
  /// @param written the languages that the campaign writes in; none when that is not known
  public static LocalsFile read(YamlNode root, Collection<String> written, Problems problems) {
    var coverage = new CoverageReader(written, problems);
    var block = YamlBlock.of(root, problems);
    var anywhere = Coverage.NONE;
    if (block.node("anywhere").isPresent()) {
      var everybody = block.block("anywhere");
      anywhere = coverage.read(everybody);
      everybody.done();
    }
    var locals = new ArrayList<Local>();
    var slugs = new HashSet<String>();
    var ofLocals = new HashMap<String, Coverage>();
    for (var item : block.blocks("locals")) {
      var local = local(item);
      ofLocals.put(local.slug(), coverage.read(item));
      item.done();
      once(slugs, local.slug(), item, "local");
      locals.add(local);
    }
    var sites = new ArrayList<SiteEntry>();
    var siteSlugs = new HashSet<String>();
    var ofSites = new HashMap<String, Coverage>();
    for (var item : block.blocks("sites")) {
      var site = site(item, slugs);
      once(siteSlugs, site.site().slug(), item, "site");
      var own = coverage.read(item);
      ofSites.put(site.site().slug(), own);
      item.done();
      var all = own.or(ofLocals.getOrDefault(site.local().orElse(""), Coverage.NONE));
      nobody(all.or(anywhere), site.site(), item);
      sites.add(site);
    }
    var employers = EmployerList.read(block);
    block.done();
    return new LocalsFile(locals, sites, employers, new CoveragePlan(ofLocals, ofSites, anywhere));
  }

  private static void nobody(Coverage all, Site site, YamlBlock item) {
    if (all.responders().isEmpty()) {
      item.problems()
          .warning(
              item.at("site"),
              "nobody-told",
              "nobody is told when somebody at " + site.name() + " needs a person",
              "add 'responders:' to the site or to its local");
    }
  }

  private static Local local(YamlBlock item) {
    return new Local(
        0,
        item.text("local"),
        item.text("name"),
        item.maybe("phone"),
        item.text("state"),
        zone(item));
  }

  private static SiteEntry site(YamlBlock item, Set<String> locals) {
    var site =
        new Site(
            0,
            item.text("site"),
            item.text("name"),
            item.text("city"),
            item.text("state"),
            item.value("zip", "a ZIP code of five digits", "00000", LocalsFile::zip),
            zone(item),
            OptionalLong.empty(),
            item.texts("aliases"));
    var local = item.maybe("local");
    local
        .filter(slug -> !locals.contains(slug))
        .ifPresent(slug ->
            item.problems()
                .error(
                    item.at("local"),
                    "unknown-local",
                    "local '" + slug + "' does not exist",
                    "the locals are above, under 'locals:'"));
    return new SiteEntry(site, local);
  }

  private static ZoneId zone(YamlBlock item) {
    return item.value("zone", "a time zone such as America/Los_Angeles", STAND_IN, ZoneId::of);
  }

  private static String zip(String words) {
    if (!words.matches("[0-9]{5}")) {
      throw new IllegalArgumentException(words);
    }
    return words;
  }

  private static void once(Set<String> seen, String slug, YamlBlock item, String what) {
    if (!seen.add(slug)) {
      item.problems().error(item.at(what), "twice", what + " '" + slug + "' is there twice");
    }
  }
}
