package org.turnout.conversation;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.turnout.channel.Address;
import org.turnout.flow.ConversationCodec;
import org.turnout.people.Known;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The live state as Redis holds it: JSON, with the conversation in its own codec. What another
/// version of the program has written and this one can't read counts as absent.
final class LiveCodec {
  private static final Logger LOG = LoggerFactory.getLogger(LiveCodec.class);

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Stored(
      Known known,
      int version,
      long turn,
      byte[] state,
      Optional<Instant> lastSentAt,
      String sender) {}

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final ObjectReader READER = JSON.readerFor(Stored.class);
  private static final ObjectWriter WRITER = JSON.writerFor(Stored.class);

  byte[] encode(Live live) {
    return WRITER.writeValueAsBytes(
        new Stored(
            live.known(),
            live.version(),
            live.turn(),
            ConversationCodec.encode(live.conversation()),
            live.lastSentAt(),
            live.sender().value()));
  }

  Optional<Live> decode(byte[] bytes, Address address) {
    try {
      Stored stored = READER.readValue(bytes);
      return Optional.of(
          new Live(
              stored.known(),
              stored.version(),
              stored.turn(),
              ConversationCodec.decode(stored.state()),
              stored.lastSentAt(),
              new Address(address.channel(), stored.sender())));
    } catch (JacksonException | IllegalArgumentException e) {
      LOG.info("live state unreadable, reading the record instead address={}", address);
      return Optional.empty();
    }
  }
}
