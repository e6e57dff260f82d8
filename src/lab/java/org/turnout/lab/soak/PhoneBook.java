package org.turnout.lab.soak;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// The phones that text: members, who talk, and strangers, of whom each is used once.
final class PhoneBook {
  private final List<String> members;
  private final Set<String> busy = ConcurrentHashMap.newKeySet();
  private final AtomicInteger strangers = new AtomicInteger();

  PhoneBook(List<String> members) {
    this.members = List.copyOf(members);
  }

  List<String> members() {
    return members;
  }

  /// Takes a member's phone, whose next text waits for the answer to this one.
  boolean take(String phone) {
    return busy.add(phone);
  }

  void giveBack(String phone) {
    busy.remove(phone);
  }

  /// A phone that nobody knows yet.
  String stranger() {
    int n = strangers.incrementAndGet();
    return "+1626%03d%04d".formatted(200 + n / 10_000, n % 10_000);
  }
}
