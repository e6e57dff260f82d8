package org.turnout.lab.strike;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.turnout.lab.strike.TextPattern.Reading;

/// A member on strike, who does what the texts on their phone ask for, after a while, or does not.
final class Picketer {
  private final Striker who;
  private final PlayAgenda agenda;
  private final StrikePhones phones;
  private final StrikeCalendar days;
  private final LineCaptain captain;
  private final List<Striker> coworkers;
  private final boolean covers;
  private final Random lot;
  private final Set<Seat> mine = new HashSet<>();
  private final String favoriteStart;
  private final int firstWish;
  private int wanted;
  private boolean quiet;
  private Optional<Seat> leaving = Optional.empty();

  /// What a member has around them.
  ///
  /// @param captain of their site
  /// @param coworkers whom they may give a shift
  /// @param covers whether the campaign's files ask members to step in for others
  record Around(
      PlayAgenda agenda,
      StrikePhones phones,
      StrikeCalendar days,
      LineCaptain captain,
      List<Striker> coworkers,
      boolean covers) {}

  Picketer(Striker who, Around around, long seed) {
    this.who = who;
    this.agenda = around.agenda();
    this.phones = around.phones();
    this.days = around.days();
    this.captain = around.captain();
    this.coworkers = around.coworkers();
    this.covers = around.covers();
    this.lot = new Random(seed * 1_000_003 + who.id());
    var all = days.lineDays();
    // Day one is what most people want.
    this.firstWish = chance(0.35) ? 0 : lot.nextInt(all.size());
    this.favoriteStart = StrikeCalendar.shown(StrikeCalendar.STARTS.get(chance(0.6) ? 0 : 1));
    this.wanted = Math.min(all.size(), 1 + lot.nextInt(3));
  }

  Striker who() {
    return who;
  }

  /// Asks for a shift out of the blue.
  void ask() {
    say(who.word("SHIFT", "TURNO", "SHIFT"));
  }

  /// Ends all texts; whatever else was planned is not done.
  synchronized void stop() {
    say("STOP");
    quiet = true;
  }

  /// Reads a text.
  synchronized void read(PhoneText text) {
    for (Reading says : text.says()) {
      react(says, text.body());
    }
  }

  private void react(Reading says, String body) {
    switch (says.kind()) {
      case "blast", "roster/opening" -> {
        if (wanted > 0 && mine.isEmpty() && chance(0.9)) {
          later(12, who.word("SHIFT", "TURNO", "SHIFT"));
        }
      }
      case "shift/day" ->
          later(1.5, number(body, line -> line.matches(".*\\b" + wish() + "\\b.*")).orElse("1"));
      case "shift/shift" -> later(1.5, chooseShift(body));
      case "shift/shift.if_full", "shift/place.full" -> later(2, chance(0.8) ? "WAIT" : "OTHER");
      case "shift/duty", "take_place/duty" -> later(1, chance(0.85) ? who.yes() : "NO");
      case "lead_time/hours" -> later(1, "1");
      case "join_alerts/which" -> later(1, "NO");
      case "place_opened/offer" -> offered(6);
      case "cover_asked/offer" -> offered(4);
      case "trade_asked/offer" -> later(8, "TAKE");
      case "trade_asked/for_which" -> later(8, "1");
      case "standby/which" -> later(2, "ANY");
      case "drop/which", "give/which" ->
          leaving
              .flatMap(seat -> number(body, seat::isIn))
              .ifPresentOrElse(it -> later(1, it), () -> later(1, "KEEP"));
      case "give/whom" ->
          later(1, coworkers.get(lot.nextInt(coworkers.size())).phone().substring(2));
      case "give/how" -> later(1, chance(0.6) ? "GIVE" : "TRADE");
      case "roster/called off" -> mine.clear();
      default -> moved(says);
    }
  }

  /// Most take it, some pass, and some have put the phone away.
  private void offered(double minutes) {
    if (chance(0.75)) {
      later(minutes, who.yes());
    } else if (chance(0.5)) {
      later(minutes, "PASS");
    }
  }

  private void moved(Reading says) {
    SeatMove.of(says)
        .forEach(move -> {
          if (!move.got()) {
            mine.remove(move.seat());
          } else if (mine.add(move.seat())) {
            got(move.seat(), says.values().getOrDefault("code", ""));
          }
        });
  }

  private void got(Seat seat, String code) {
    Instant starts = days.starts(seat);
    plan(seat, starts, code);
    if (--wanted > 0 && mine.size() < 3) {
      later(15, who.word("SHIFT", "TURNO", "SHIFT"));
    } else if (covers && chance(0.4)) {
      later(10, "STANDBY");
    }
  }

  private void plan(Seat seat, Instant starts, String code) {
    double what = lot.nextDouble();
    double how = lot.nextDouble();
    boolean soon = starts.isBefore(agenda.now().plus(Duration.ofHours(1)));
    if (what < 0.07 && !soon) {
      return; // does not come, and tells nobody
    }
    if (what < 0.16 && !soon) {
      leave(seat, starts.minus(minutes(what < 0.11 ? 30 + 90 * how : 180 + 600 * how)));
      return;
    }
    if (what < 0.20 && !soon) {
      leave(seat, agenda.now().plus(minutes(60 * 24 * how)));
    } else if (what < 0.25 && !soon && who.language().equals("en") && coworkers.size() > 1) {
      give(seat, agenda.now().plus(minutes(60 + 60 * 20 * how)));
    }
    come(seat, starts, how, code);
  }

  private void come(Seat seat, Instant starts, double how, String code) {
    var now = agenda.now();
    double early = how < 0.08 ? 22 : before(seat) ? 3 : -25 + 30 * lot.nextDouble();
    var there = starts.plus(minutes(early));
    var arrives = there.isBefore(now) ? now.plus(minutes(15)) : there;
    agenda.at(arrives, () -> arrive(seat, how, code));
    agenda.at(
        starts.plus(Duration.ofHours(StrikeCalendar.HOURS)).minusSeconds(90),
        () -> leaveLine(seat));
  }

  /// Whether they have the shift before it, too: then they say HERE again once it has begun.
  private boolean before(Seat seat) {
    return mine.stream()
        .anyMatch(
            other -> other.day() == seat.day() && days.starts(other).isBefore(days.starts(seat)));
  }

  private synchronized void arrive(Seat seat, double how, String code) {
    if (!mine.contains(seat) || quiet) {
      return;
    }
    if (how < 0.68) {
      say(who.word("HERE", "AQUÍ", "NANDITO"));
    } else {
      captain.sees(who, how < 0.82 && !code.isEmpty() ? Optional.of(code) : Optional.empty());
    }
  }

  private synchronized void leaveLine(Seat seat) {
    if (mine.contains(seat) && !quiet && chance(0.5)) {
      say(who.word("LEAVING", "ME VOY", "AALIS"));
    }
  }

  private void leave(Seat seat, Instant at) {
    agenda.at(at, () -> give(seat, who.word("DROP", "DEJAR", "IWAN")));
  }

  private void give(Seat seat, Instant at) {
    agenda.at(at, () -> give(seat, "GIVE"));
  }

  private synchronized void give(Seat seat, String word) {
    if (mine.contains(seat) && !quiet) {
      leaving = Optional.of(seat);
      say(word);
    }
  }

  /// Who wants several shifts wants them on days in a row.
  private int wish() {
    var all = days.lineDays();
    return all.get((firstWish + mine.size()) % all.size()).getDayOfMonth();
  }

  private String chooseShift(String body) {
    var own =
        number(
            body, line -> line.contains(favoriteStart + "-") && line.contains(who.site().name()));
    if (own.isPresent() || chance(0.35)) {
      return own.orElse("1");
    }
    return favoriteStart + " " + who.site().name();
  }

  /// The number of the first line that fits.
  private static Optional<String> number(String body, java.util.function.Predicate<String> fits) {
    return body.lines()
        .map(String::strip)
        .filter(line -> line.matches("\\d+\\b.*"))
        .filter(line -> fits.test(line.replaceFirst("^\\d+\\W*", "")))
        .map(line -> line.replaceFirst("\\D.*", ""))
        .findFirst();
  }

  /// People take their time: half of them answer sooner than this.
  private void later(double medianMinutes, String words) {
    double minutes = medianMinutes * Math.min(8, Math.exp(0.6 * lot.nextGaussian()));
    agenda.in(
        minutes(minutes),
        () -> {
          synchronized (this) {
            if (!quiet) {
              say(words);
            }
          }
        });
  }

  private void say(String words) {
    phones.send(who.phone(), words);
  }

  private boolean chance(double share) {
    return lot.nextDouble() < share;
  }

  private static Duration minutes(double number) {
    return Duration.ofSeconds((long) (60 * number));
  }
}
