package org.turnout.conversation;

import java.time.Instant;
import org.turnout.people.BroadcastWindow;
import org.turnout.people.Contact;
import org.turnout.people.PhoneNumber;
import org.turnout.people.QuietHours;
import org.turnout.people.ZoneFinder;

/// When a text that can wait may be sent: in the hours of broadcasts, where the person is. A
/// channel without quiet hours takes it at any time.
final class Daytime {
  private final ZoneFinder zones = new ZoneFinder();
  private final QuietHours hours = QuietHours.builtIn();

  boolean isAt(Contact who, Instant now) {
    if (!who.address().channel().traits().keepsQuietHours()) {
      return true;
    }
    var phone = PhoneNumber.read(who.address().value()).number();
    var where = zones.of(who.person().zip(), who.person().zone(), phone);
    return hours.at(where, now) instanceof BroadcastWindow.Open;
  }
}
