package org.turnout.lab.phone;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.turnout.channel.Address;
import org.turnout.channel.InboundDoor;
import org.turnout.channel.InboundMessage;
import org.turnout.channel.InboundMessage.Origin;
import org.turnout.channel.Photo;
import org.turnout.channel.WebhookAnswer;
import org.turnout.lab.carrier.SentPicture;

/// Phones that hand their texts straight to a door and show what it answers.
final class ScriptedPhones implements RehearsalPhones {
  private final InboundDoor door;
  private final InstantSource clock;
  private final Map<String, List<Bubble>> screens = new LinkedHashMap<>();
  private final Map<String, String> languages = new LinkedHashMap<>();
  private final Map<String, SentPicture> pictures = new LinkedHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

  ScriptedPhones(InboundDoor door, InstantSource clock) {
    this.door = door;
    this.clock = clock;
  }

  @Override
  public synchronized List<Held> all() {
    return screens.entrySet().stream()
        .map(e -> new Held(e.getKey(), languages.getOrDefault(e.getKey(), "en"), e.getValue()))
        .toList();
  }

  @Override
  public synchronized Held open(String number, String language) {
    languages.putIfAbsent(number, language);
    return new Held(number, language, screens.computeIfAbsent(number, key -> new ArrayList<>()));
  }

  @Override
  public synchronized void send(String number, String text, Optional<SentPicture> picture) {
    List<String> ids = new ArrayList<>();
    picture.ifPresent(taken -> {
      String id = "pic" + pictures.size();
      pictures.put(id, taken);
      ids.add("/phone/picture/" + id); // a bubble's pictures are addresses
    });
    show(number, new Bubble(Way.MINE, text, 1, ids, clock.instant(), Tick.DELIVERED));
    door.receive(message(number, text, picture))
        .texts()
        .forEach(answer -> show(number, bubble(answer)));
  }

  private Bubble bubble(WebhookAnswer.Text text) {
    int segments = (text.body().length() + 152) / 153;
    return new Bubble(
        Way.CAMPAIGN, text.body(), segments, List.of(), clock.instant(), Tick.DELIVERED);
  }

  private InboundMessage message(String number, String text, Optional<SentPicture> picture) {
    return new InboundMessage(
        "SM" + screens.values().stream().mapToInt(List::size).sum(),
        Address.sms(number),
        Address.sms("72347"),
        text,
        picture.stream().map(p -> new Photo(URI.create("http://127.0.0.1/p"), p.type())).toList(),
        clock.instant(),
        Origin.WEBHOOK,
        Optional.empty(),
        Map.of());
  }

  private void show(String number, Bubble bubble) {
    screens.computeIfAbsent(number, key -> new ArrayList<>()).add(bubble);
    listeners.forEach(listener -> listener.accept(number));
  }

  @Override
  public synchronized Optional<SentPicture> picture(String id) {
    return Optional.ofNullable(pictures.get(id));
  }

  @Override
  public void subscribe(Consumer<String> listener) {
    listeners.add(listener);
  }
}
