package org.turnout.lab.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.turnout.people.Directory;
import org.turnout.people.Local;
import org.turnout.people.Site;

/// People who do not exist, the same ones for the same seed.
///
/// Their numbers have the exchange 555 in real area codes. Only 555-0100 to 0199 are set aside for
/// fiction, far too few; but since the 555 line numbers were taken back in 2016 nobody can be
/// reached under any other either, save 1212 (directory assistance) and 4334. Both are left out,
/// and so are 0100 to 0199, which tests and examples use.
final class PersonGenerator {
  /// One member.
  ///
  /// @param member the number the local has for them
  record Someone(
      String name, String language, String phone, String member, Local local, Site site) {
    @Override
    public String toString() {
      return "Someone";
    }
  }

  private static final Map<String, List<String>> AREA_CODES =
      Map.of(
          "CA",
          List.of("213", "323", "562", "714", "909", "619", "661", "510", "415", "916"),
          "HI",
          List.of("808"),
          "OR",
          List.of("503", "971"),
          "WA",
          List.of("206", "360"),
          "CO",
          List.of("303", "720"),
          "GA",
          List.of("404", "770"),
          "MD",
          List.of("301", "240"),
          "VA",
          List.of("703", "571"),
          "DC",
          List.of("202"));

  /// Where a state is not in the list.
  private static final List<String> ELSEWHERE = List.of("773", "512", "313", "602", "614", "919");

  private static final Set<Integer> LEFT_OUT = leftOut();

  /// Coprime to 10,000, so that a step of it meets every line number once before any twice.
  private static final int STEP = 7919;

  private static final List<String> FIRST =
      List.of(
          "Ana", "Maria", "James", "Linh", "Rosa", "Grace", "Malia", "Denise", "Luis", "Carmen",
          "Jose", "Tasha", "Keoni", "Armen", "Priya", "Mei", "Sofia", "Angela", "Marcus", "Teresa",
          "Joy", "Rommel", "Lorna", "Hector", "Yolanda", "Kim", "Darnell", "Leilani", "Olivia",
          "Ramon");

  private static final List<String> LAST =
      List.of(
          "Cruz",
          "Santos",
          "Reyes",
          "Garcia",
          "Nguyen",
          "Johnson",
          "Kealoha",
          "Lopez",
          "Williams",
          "Tran",
          "Martinez",
          "Bautista",
          "Hernandez",
          "Brown",
          "Petrosyan",
          "Kim",
          "Patel",
          "Mendoza",
          "Davis",
          "Ramirez",
          "Lee",
          "Aquino",
          "Torres",
          "Miller",
          "Chen",
          "Flores",
          "Robinson",
          "Villanueva",
          "Gomez",
          "Walker");

  private final Random random;
  private final List<Site> sites;
  private final Map<Long, List<Local>> locals = new HashMap<>();
  private final Map<String, Integer> used = new HashMap<>();
  private int members;

  PersonGenerator(Directory directory, long seed) {
    this.random = new Random(seed);
    directory.locals().forEach(local -> works(local, directory));
    this.sites = directory.sites().stream().filter(site -> locals.containsKey(site.id())).toList();
    if (sites.isEmpty()) {
      throw new IllegalArgumentException("made-up people need locals and sites in the same states");
    }
  }

  /// At its own sites; a local without any, at all of its state.
  private void works(Local local, Directory directory) {
    var own =
        directory.sites().stream()
            .filter(site -> site.localId().isPresent() && site.localId().getAsLong() == local.id())
            .toList();
    var near =
        own.isEmpty()
            ? directory.sites().stream().filter(site -> site.state().equals(local.state())).toList()
            : own;
    near.forEach(site -> locals.computeIfAbsent(site.id(), _ -> new ArrayList<>()).add(local));
  }

  /// The next so many.
  List<Someone> next(int count) {
    var people = new ArrayList<Someone>(count);
    for (var i = 0; i < count; i++) {
      // Every site has as many people as any other, so that a local is as large as its sites are
      // many.
      var site = sites.get(random.nextInt(sites.size()));
      var there = locals.getOrDefault(site.id(), List.of());
      var local = there.get(random.nextInt(there.size()));
      people.add(
          new Someone(
              FIRST.get(random.nextInt(FIRST.size())) + " " + LAST.get(random.nextInt(LAST.size())),
              language(),
              phone(site.state()),
              String.format(Locale.ROOT, "%06d", ++members),
              local,
              site));
    }
    return people;
  }

  private String language() {
    var of = random.nextInt(100);
    return of < 72 ? "en" : of < 89 ? "es" : "tl";
  }

  private String phone(String state) {
    var codes = AREA_CODES.getOrDefault(state, ELSEWHERE);
    for (var tries = 0; tries < codes.size(); tries++) {
      var code = codes.get((random.nextInt(codes.size()) + tries) % codes.size());
      var line = line(code);
      if (line >= 0) {
        return String.format(Locale.ROOT, "+1%s555%04d", code, line);
      }
    }
    return phone("elsewhere");
  }

  /// The next free line number of an area code, or -1 when all have been given out.
  private int line(String code) {
    var turn = used.getOrDefault(code, 0);
    while (turn < 10_000) {
      var line = turn * STEP % 10_000;
      turn++;
      if (!LEFT_OUT.contains(line)) {
        used.put(code, turn);
        return line;
      }
    }
    used.put(code, turn);
    return -1;
  }

  private static Set<Integer> leftOut() {
    var lines = new HashSet<Integer>();
    for (var line = 100; line < 200; line++) {
      lines.add(line);
    }
    lines.add(1212);
    lines.add(4334);
    return Set.copyOf(lines);
  }
}
