package org.turnout.lab.carrier;

import org.turnout.lab.scenario.StableHash;

/// Numbers under numbers, 32 bytes a pair at worst: a million texts are counted in some tens of
/// megabytes. Not safe for several threads.
final class LongMap {
  /// Marks an empty place; the key 0 is kept as this instead.
  private static final long EMPTY = 0;

  private static final long ZERO = 0x9E37_79B9_7F4A_7C15L;

  private long[] keys = new long[1024];
  private long[] values = new long[1024];
  private int size;

  int size() {
    return size;
  }

  long get(long key, long otherwise) {
    int at = place(key);
    return keys[at] == EMPTY ? otherwise : values[at];
  }

  /// @return true when the key is new; else nothing changes
  boolean putIfAbsent(long key, long value) {
    int at = place(key);
    if (keys[at] != EMPTY) {
      return false;
    }
    insert(at, key, value);
    return true;
  }

  /// Counts a key.
  ///
  /// @return how often it was counted, this time included
  long increment(long key) {
    int at = place(key);
    if (keys[at] == EMPTY) {
      insert(at, key, 1);
      return 1;
    }
    return ++values[at];
  }

  private void insert(int at, long key, long value) {
    keys[at] = kept(key);
    values[at] = value;
    if (2 * ++size > keys.length) {
      grow();
    }
  }

  private int place(long key) {
    long wanted = kept(key);
    int mask = keys.length - 1;
    int at = (int) (StableHash.mixed(wanted) & mask);
    while (keys[at] != EMPTY && keys[at] != wanted) {
      at = at + 1 & mask;
    }
    return at;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldValues = values;
    keys = new long[2 * oldKeys.length];
    values = new long[2 * oldValues.length];
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != EMPTY) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }

  private static long kept(long key) {
    return key == EMPTY ? ZERO : key;
  }
}
