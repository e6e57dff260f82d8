package org.turnout.people;

import java.time.ZoneId;
import java.util.ArrayList;
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
public record LocalsFile(List<Local> locals, List<SiteEntry> sites, List<Employer> employers) {
  private static final ZoneId STAND_IN = ZoneId.of("America/Los_Angeles");

  /// A site and the slug of the local that looks after it.
  public record SiteEntry(Site site, Optional<String> local) {}

  public LocalsFile {
    locals = List.copyOf(locals);
    sites = List.copyOf(sites);
    employers = List.copyOf(employers);
  }

  /// Reads the file's tree; what is wrong in it is added to the problems.
  public static LocalsFile read(YamlNode root, Problems problems) {
    var block = YamlBlock.of(root, problems);
    var locals = new ArrayList<Local>();
    var slugs = new HashSet<String>();
    for (var item : block.blocks("locals")) {
      var local = local(item);
      once(slugs, local.slug(), item, "local");
      locals.add(local);
    }
    var sites = new ArrayList<SiteEntry>();
    var siteSlugs = new HashSet<String>();
    for (var item : block.blocks("sites")) {
      var site = site(item, slugs);
      once(siteSlugs, site.site().slug(), item, "site");
      sites.add(site);
    }
    var employers = EmployerList.read(block);
    block.done();
    return new LocalsFile(locals, sites, employers);
  }

  private static Local local(YamlBlock item) {
    var local =
        new Local(
            0,
            item.text("local"),
            item.text("name"),
            item.maybe("phone"),
            item.maybe("steward"),
            item.maybe("steward phone"),
            item.text("state"),
            zone(item));
    item.done();
    return local;
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
    item.done();
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
