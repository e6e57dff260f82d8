package org.turnout.lab.carrier;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A rehearsal phone: what it sent and got, in order. What it got is what a member would have read:
/// tests count here, not in our own tables.
public final class Handset {
  private final String number;
  private final MessageStore ledger;
  private final List<Consumer<Bubble>> listeners = new CopyOnWriteArrayList<>();

  Handset(String number, MessageStore ledger) {
    this.number = number;
    this.ledger = ledger;
  }

  /// One text on the screen, as it is now.
  ///
  /// @param sid the stand-in's id; a bubble with the same id replaces the earlier one
  /// @param mine true when the phone sent it
  /// @param state Twilio's word: `received`, `queued`, `sent`, `delivered`, ...
  /// @param media addresses of pictures that it got
  /// @param pictures how many pictures it sent
  public record Bubble(
      String sid,
      boolean mine,
      String other,
      String body,
      List<URI> media,
      int pictures,
      String state,
      Instant at) {
    @Override
    public String toString() {
      return "Bubble[" + sid + ", " + state + "]";
    }
  }

  public String number() {
    return number;
  }

  /// Everything on the screen, the oldest first.
  public List<Bubble> bubbles() {
    return ledger.of(number).stream().map(Handset::bubble).toList();
  }

  /// The words it got, the oldest first; nothing that it sent itself.
  public List<String> received() {
    return ledger.of(number).stream().filter(e -> !e.inbound()).map(e -> e.body).toList();
  }

  /// Hears of every new text and of every change of state, on the thread that caused it.
  ///
  /// @return ends the listening
  public Runnable listen(Consumer<Bubble> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /// Whether somebody is looking at it: then a person answers, and nothing is wrong with it.
  boolean held() {
    return !listeners.isEmpty();
  }

  void changed(CarrierMessage entry) {
    Bubble bubble = bubble(entry);
    listeners.forEach(listener -> listener.accept(bubble));
  }

  private static Bubble bubble(CarrierMessage e) {
    return new Bubble(
        e.sid,
        e.inbound(),
        e.inbound() ? e.to : e.from,
        e.body,
        e.media,
        e.pictures.size(),
        e.status,
        e.created);
  }
}
