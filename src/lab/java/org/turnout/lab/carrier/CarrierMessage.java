package org.turnout.lab.carrier;

import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.turnout.channel.Segments;

/// One message in the stand-in's log, in either direction.
final class CarrierMessage {
  private static final HexFormat HEX = HexFormat.of();

  /// How it came about, by Twilio's own words.
  enum Direction {
    INBOUND("inbound"),
    API("outbound-api"),
    REPLY("outbound-reply");

    final String word;

    Direction(String word) {
      this.word = word;
    }
  }

  final String sid;
  final Direction direction;
  final String from;
  final String to;
  final List<URI> media;
  final Map<String, SentPicture> pictures;
  final Optional<String> statusCallback;
  final Optional<String> service;
  final Instant created;

  /// Parts that are billed.
  final int segments;

  /// The text before it on the same phone; the ledger's.
  @Nullable CarrierMessage before;

  /// Set by the first 2xx on its webhook: later copies are not acted on.
  final AtomicBoolean answered = new AtomicBoolean();

  volatile String body;
  volatile String status;
  volatile int code;

  private CarrierMessage(
      Direction direction,
      Party party,
      String body,
      List<URI> media,
      Map<String, SentPicture> pictures,
      Instant created) {
    boolean mms = !media.isEmpty() || !pictures.isEmpty();
    this.sid = sid(mms ? "MM" : "SM");
    this.direction = direction;
    this.from = party.from();
    this.to = party.to();
    this.body = body;
    this.media = media;
    this.pictures = pictures;
    this.statusCallback = party.statusCallback();
    this.service = party.service();
    this.created = created;
    this.segments = mms ? 1 : Math.max(1, Segments.of(body).segments());
    this.status = direction == Direction.INBOUND ? "received" : "queued";
  }

  static CarrierMessage inbound(
      String from, String to, String body, Map<String, SentPicture> pictures, Instant now) {
    var party = new Party(from, to, Optional.empty(), Optional.empty());
    return new CarrierMessage(Direction.INBOUND, party, body, List.of(), pictures, now);
  }

  static CarrierMessage outbound(
      Direction direction, Party party, String body, List<URI> media, Instant now) {
    return new CarrierMessage(direction, party, body, media, Map.of(), now);
  }

  /// Between whom a text goes, and whom to tell about it.
  record Party(String from, String to, Optional<String> statusCallback, Optional<String> service) {}

  static String sid(String prefix) {
    var random = ThreadLocalRandom.current();
    return prefix + HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong());
  }

  /// Whose screen it is on.
  String phone() {
    return inbound() ? from : to;
  }

  boolean inbound() {
    return direction == Direction.INBOUND;
  }

  /// Null until it has left, as at Twilio.
  boolean hasLeft() {
    return !status.equals("queued") && !status.equals("accepted");
  }

  int pictureCount() {
    return media.size() + pictures.size();
  }
}
