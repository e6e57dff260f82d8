package org.turnout.people;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.turnout.channel.Channel;

/// Somebody of ours whose phone gets no texts.
///
/// @param stopped they texted STOP; otherwise the carrier says that the phone can't be reached
public record MutedResponder(Responder responder, boolean stopped) {
  /// Those of them, in the order given.
  public static List<MutedResponder> of(Handle handle, List<Responder> responders) {
    Map<String, Boolean> muted =
        handle
            .createQuery(
                """
                select value, stopped_at is not null as stopped from address
                where channel = :channel and value = any(:phones) and (stopped_at is not null or bad)
                """)
            .bind("channel", Channel.ofPhones().word())
            .bindArray("phones", String.class, responders.stream().map(Responder::phone).toList())
            .map((row, _) -> Map.entry(row.getString("value"), row.getBoolean("stopped")))
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    return responders.stream()
        .filter(one -> muted.containsKey(one.phone()))
        .map(one -> new MutedResponder(one, muted.getOrDefault(one.phone(), false)))
        .toList();
  }
}
