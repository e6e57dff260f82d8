package org.turnout.lab.strike;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.turnout.people.Site;

/// The campaign's files as a strike has them: a copy of the shipped ones, with shifts at the sites
/// of the play and no notice. The notice comes later, as an edit, the way an organizer serves one.
record StrikeFiles(Path home) {
  static final String ROSTER = "picket";

  private static final List<String> FOLDERS = List.of("config", "flows");

  /// Copies the files; each play has its own.
  static StrikeFiles copy(Path from, Path to) {
    try {
      for (String folder : FOLDERS) {
        try (var files = Files.walk(from.resolve(folder))) {
          for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            Path there = to.resolve(from.relativize(file).toString());
            Files.createDirectories(there.getParent());
            Files.write(there, Files.readAllBytes(file));
          }
        }
      }
      return new StrikeFiles(to);
    } catch (IOException e) {
      throw new UncheckedIOException("copying the campaign's files", e);
    }
  }

  /// Writes the shifts; nothing has been served yet.
  ///
  /// @param captains by the site's slug
  void roster(StrikeCalendar days, Map<Site, Striker> captains, int room) {
    try {
      Path file = home.resolve("config/rosters/" + ROSTER + ".yaml");
      String usual = Files.readString(file);
      String kept =
          usual
              .substring(0, usual.indexOf("\nshifts:") + 1)
              .replaceFirst("(?m)^opens: .*$", "opens: " + days.prepares().minusDays(1) + " 9:00");
      String times =
          StrikeCalendar.STARTS.stream()
              .map(start -> hour(start) + "-" + hour(start.plusHours(StrikeCalendar.HOURS)))
              .collect(Collectors.joining(", "));
      String shifts =
          captains.entrySet().stream()
              .map(it ->
                  """
                    - sites: [%s]
                      days: %s to %s
                      times: [%s]
                      room: %d
                      meet: {en: the main entrance, es: la entrada principal, tl: main entrance}
                      captain: %s
                      captain phone: "%s"
                  """
                      .formatted(
                          it.getKey().slug(),
                          days.first(),
                          days.last(),
                          times,
                          room,
                          it.getValue().name(),
                          it.getValue().phone()))
              .collect(Collectors.joining());
      Files.writeString(file, kept + "shifts:\n" + shifts);
      Files.writeString(notices(), "zone: " + days.zone() + "\nnotices: []\n");
    } catch (IOException e) {
      throw new UncheckedIOException("writing the shifts of the play", e);
    }
  }

  /// Serves the notice: for all sites, from the first shift on.
  void notice(StrikeCalendar days, String served) {
    try {
      Files.writeString(
          notices(),
          """
          zone: %s
          notices:
            - notice: strike
              kinds: [picket]
              employer: Kaiser Permanente
              locals: all
              sites: all
              served: %s %s
              served by: the Alliance's counsel
              served to: Kaiser Permanente labor relations, and FMCS
              document: 5f0c3a8c1d6f4a0e9d5b1e2c7a94b3d86e1f20c4a7b5d9e83f6c2b1a0d4e7f98
              starts: %s %s
          """
              .formatted(
                  days.zone(),
                  days.prepares(),
                  served,
                  days.first(),
                  hour(StrikeCalendar.STARTS.getFirst())));
    } catch (IOException e) {
      throw new UncheckedIOException("writing the notice of the play", e);
    }
  }

  private Path notices() {
    return home.resolve("config/notices.yaml");
  }

  private static String hour(LocalTime time) {
    return time.getHour() + ":00";
  }
}
