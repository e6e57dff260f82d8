package org.turnout.roster;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.turnout.problem.DidYouMean;
import org.turnout.problem.Problems;
import org.turnout.roster.Roster.Kind;
import org.turnout.roster.StrikeNotice.Extension;
import org.turnout.yaml.YamlBlock;
import org.turnout.yaml.YamlNode;

/// Reads `config/notices.yaml`: what was served on the employer and on the mediation service.
public final class NoticeFile {
  private static final String ALL = "all";
  private static final String MOMENT = "a day and time such as 2026-10-12 6:00";

  /// The noticed time is each site's own clock; the easternmost of them comes first.
  private static final ZoneOffset EASTERNMOST = ZoneOffset.ofHours(-4);

  private final Set<String> locals;
  private final Set<String> sites;

  private NoticeFile(Set<String> locals, Set<String> sites) {
    this.locals = locals;
    this.sites = sites;
  }

  /// The notices; what is wrong in the file is added to the problems.
  ///
  /// @param locals the slugs of all locals, as `sites` of all sites
  public static List<StrikeNotice> read(
      YamlNode root, Set<String> locals, Set<String> sites, Problems problems) {
    var file = new NoticeFile(locals, sites);
    var block = YamlBlock.of(root, problems);
    var zone =
        block.value(
            "zone",
            "a time zone such as America/Los_Angeles",
            ZoneId.of("America/Los_Angeles"),
            ZoneId::of);
    var all = new ArrayList<StrikeNotice>();
    var names = new HashSet<String>();
    for (var item : block.blocks("notices")) {
      var notice = file.notice(item, zone);
      if (!names.add(notice.name())) {
        problems.error(item.at("notice"), "twice", "two notices are called " + notice.name());
      }
      all.add(notice);
    }
    block.done();
    return List.copyOf(all);
  }

  private StrikeNotice notice(YamlBlock item, ZoneId zone) {
    var served = item.value("served", MOMENT, LocalDateTime.MAX, RosterFile::moment);
    var starts = moments(item, "starts");
    var notice =
        new StrikeNotice(
            item.text("notice"),
            kinds(item),
            item.text("employer"),
            some(item, "locals", locals),
            some(item, "sites", sites),
            served.equals(LocalDateTime.MAX) ? Instant.MAX : served.atZone(zone).toInstant(),
            starts,
            item.blocks("extensions").stream()
                .flatMap(it -> extension(it, zone, starts).stream())
                .toList(),
            item.text("served by"),
            item.text("served to"),
            item.text("document"));
    item.done();
    ahead(notice, item);
    return notice;
  }

  private static void ahead(StrikeNotice notice, YamlBlock item) {
    boolean late =
        !notice.served().equals(Instant.MAX)
            && notice.starts().stream()
                .anyMatch(start ->
                    start
                        .toInstant(EASTERNMOST)
                        .isBefore(notice.served().plus(StrikeNotice.AHEAD)));
    if (late) {
      item.problems()
          .error(
              item.at("starts"),
              "short-notice",
              "the noticed start is less than ten days after the notice was served",
              "29 USC 158(g) asks for at least ten days");
    }
  }

  private static Set<Kind> kinds(YamlBlock item) {
    var kinds = new LinkedHashSet<Kind>();
    for (var word : item.texts("kinds")) {
      try {
        kinds.add(Kind.read(word));
      } catch (IllegalArgumentException _) {
        item.problems()
            .error(
                item.at("kinds"),
                "wrong-value",
                "kinds: expected picket, strike or job action, found '" + word + "'");
      }
    }
    if (kinds.isEmpty()) {
      missing(item, "kinds", "picket, strike or job action");
    }
    return kinds;
  }

  private static List<LocalDateTime> moments(YamlBlock item, String key) {
    var moments = new ArrayList<LocalDateTime>();
    for (var words : item.texts(key)) {
      try {
        moments.add(RosterFile.moment(words));
      } catch (java.time.DateTimeException _) {
        item.problems()
            .error(
                item.at(key),
                "wrong-value",
                key + ": expected " + MOMENT + ", found '" + words + "'");
      }
    }
    if (item.texts(key).isEmpty()) {
      missing(item, key, MOMENT);
    }
    return moments;
  }

  private static Optional<Extension> extension(
      YamlBlock item, ZoneId zone, List<LocalDateTime> starts) {
    var moves = item.value("moves", MOMENT, LocalDateTime.MIN, RosterFile::moment);
    var to = item.value("to", MOMENT, LocalDateTime.MIN, RosterFile::moment);
    var agreed = item.value("agreed", MOMENT, LocalDateTime.MIN, RosterFile::moment);
    var document = item.text("document");
    item.done();
    if (moves.equals(LocalDateTime.MIN)
        || to.equals(LocalDateTime.MIN)
        || agreed.equals(LocalDateTime.MIN)) {
      return Optional.empty();
    }
    if (!starts.contains(moves)) {
      item.problems()
          .error(
              item.at("moves"),
              "wrong-value",
              "moves: this is not a start of the notice",
              "write the noticed start that both sides agreed to move");
    } else if (!to.isAfter(moves)) {
      item.problems()
          .error(
              item.at("to"),
              "wrong-value",
              "to: an extension can only move a start to later",
              "to begin earlier, a new notice must be served");
    } else if (agreed.isAfter(moves)) {
      // Too late: by then the noticed start had passed without a strike.
      item.problems()
          .warning(
              item.at("agreed"),
              "late-extension",
              "both sides agreed after the noticed start had passed",
              "ask counsel whether a new notice is needed");
    }
    return Optional.of(new Extension(moves, to, agreed.atZone(zone).toInstant(), document));
  }

  private static Optional<Set<String>> some(YamlBlock item, String key, Set<String> known) {
    var words = item.texts(key);
    if (words.equals(List.of(ALL))) {
      return Optional.empty();
    }
    if (words.isEmpty()) {
      missing(item, key, "'all', or a list");
    }
    for (var word : words) {
      if (!known.contains(word)) {
        item.problems()
            .error(
                item.at(key),
                "unknown-" + key.substring(0, key.length() - 1),
                "'" + word + "' is not one of the " + key + " in config/locals.yaml",
                DidYouMean.hint(word, known).orElse("write it as it is there"));
      }
    }
    return Optional.of(Set.copyOf(words));
  }

  private static void missing(YamlBlock item, String key, String expected) {
    item.problems()
        .error(
            item.at(key),
            "missing",
            "'" + key + "' is missing here",
            "write " + expected.toLowerCase(Locale.ROOT));
  }
}
