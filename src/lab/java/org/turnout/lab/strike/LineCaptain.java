package org.turnout.lab.strike;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.turnout.lab.strike.TextPattern.Reading;

/// The captain of a site: signs people in by code or by the page, says who is there after all when
/// asked who is missing, and takes alarms.
final class LineCaptain implements AutoCloseable {
  private final Striker who;
  private final PlayAgenda agenda;
  private final StrikePhones phones;
  private final CaptainBrowser browser;
  private final Set<String> atLine = new HashSet<>();
  private String page = "";
  private boolean codeAsked;
  private boolean alarmTaken;
  private int marks;

  LineCaptain(Striker who, PlayAgenda agenda, StrikePhones phones, int port) {
    this.who = who;
    this.agenda = agenda;
    this.phones = phones;
    this.browser = new CaptainBrowser(port);
  }

  Striker who() {
    return who;
  }

  /// Looks at the page a while after each start.
  void plan(StrikeCalendar days) {
    for (LocalDate day : days.lineDays()) {
      for (var start : StrikeCalendar.STARTS) {
        Instant at = day.atTime(start).atZone(days.zone()).toInstant();
        agenda.at(at.plus(Duration.ofMinutes(12)), this::open);
        agenda.at(at.plus(Duration.ofMinutes(35)), this::open);
      }
    }
  }

  /// Somebody is at the line whose phone is empty or at home.
  ///
  /// @param code what they show, if they have it; else they are pressed on the page
  synchronized void sees(Striker one, Optional<String> code) {
    if (code.isPresent()) {
      phones.send(who.phone(), "IN " + code.get());
    } else {
      atLine.add(one.name());
    }
  }

  /// How many people they signed in on the page.
  synchronized int marks() {
    return marks;
  }

  synchronized void read(PhoneText text) {
    text.says().forEach(this::react);
  }

  private void react(Reading says) {
    switch (says.kind()) {
      case "system/captain_list" -> {
        String link = says.values().getOrDefault("link", "").strip();
        if (!link.isEmpty()) {
          page = URI.create(link.replaceFirst("\\s.*", "")).getPath();
        }
      }
      case "system/captain_code" ->
          agenda.in(
              Duration.ofMinutes(1),
              () -> {
                browser.type(page, says.values().getOrDefault("code", ""));
                open();
              });
      case "system/alarm_incident" ->
          agenda.in(
              Duration.ofMinutes(2),
              () -> {
                if (!alarmTaken) {
                  phones.send(who.phone(), "YES");
                }
              });
      case "system/alarm_taken" -> alarmTaken = true;
      default -> {}
    }
  }

  private synchronized void open() {
    if (page.isEmpty()) {
      return;
    }
    if (!browser.known()) {
      if (!codeAsked) {
        codeAsked = true;
        browser.askForCode(page);
      }
      return;
    }
    marks += browser.arrived(page, atLine, agenda.now());
    atLine.clear();
  }

  @Override
  public void close() {
    browser.close();
  }
}
