package org.turnout.lab.strike;

import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import org.turnout.lab.carrier.CarrierStandIn;
import org.turnout.lab.carrier.Handset;

/// The phones of a strike: what they send, and a note of every text with its campaign time. What a
/// judge counts is here, not in the program's records.
final class StrikePhones {
  private final CarrierStandIn carrier;
  private final InstantSource campaign;
  private final TextKinds kinds;
  private final List<PhoneText> all = new ArrayList<>();
  private final Queue<PhoneText> unread = new ArrayDeque<>();
  private final Set<String> seen = new HashSet<>();

  StrikePhones(CarrierStandIn carrier, InstantSource campaign, TextKinds kinds) {
    this.carrier = carrier;
    this.campaign = campaign;
    this.kinds = kinds;
  }

  /// Looks at these phones from now on.
  void watch(Collection<String> numbers) {
    numbers.forEach(number -> carrier.phone(number).listen(bubble -> note(number, bubble)));
  }

  private synchronized void note(String number, Handset.Bubble bubble) {
    if (!seen.add(bubble.sid())) {
      return;
    }
    var says = bubble.mine() ? List.<TextPattern.Reading>of() : kinds.read(bubble.body());
    var text =
        new PhoneText(all.size(), number, bubble.mine(), bubble.body(), campaign.instant(), says);
    all.add(text);
    if (!bubble.mine()) {
      unread.add(text);
    }
  }

  /// A phone texts; returns when the program has answered.
  void send(String number, String words) {
    carrier.text(number, words);
  }

  /// What came since the last look.
  synchronized List<PhoneText> unread() {
    var texts = List.copyOf(unread);
    unread.clear();
    return texts;
  }

  /// Every text, in the order in which it came.
  synchronized List<PhoneText> all() {
    return List.copyOf(all);
  }
}
