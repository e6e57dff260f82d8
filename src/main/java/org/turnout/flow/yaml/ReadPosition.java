package org.turnout.flow.yaml;

import java.util.ArrayList;
import java.util.List;

/// Where the reader is: the path of the step, the name its answer is kept under, and the names that
/// lead here in the file.
record ReadPosition(String path, String name, List<String> trail) {
  ReadPosition {
    trail = List.copyOf(trail);
  }

  /// The step of this name at the top of the flow.
  static ReadPosition step(String name) {
    return new ReadPosition(name, name, List.of(name));
  }

  /// A block below this one, under these words of the file; the last gives the path: `got it`
  /// becomes `place.got_it`.
  ReadPosition branch(String... words) {
    var deeper = new ArrayList<>(trail);
    deeper.addAll(List.of(words));
    var last = words[words.length - 1].replace(' ', '_');
    return new ReadPosition(
        path + "." + last, name + "_" + last.toLowerCase(java.util.Locale.ROOT), deeper);
  }

  /// The next item of a list, counted from 1. The first is called as the block itself.
  ReadPosition item(int number) {
    var deeper = new ArrayList<>(trail);
    deeper.add(String.valueOf(number));
    return new ReadPosition(number == 1 ? path : path + "." + number, name, deeper);
  }

  /// A further act of the same block.
  ReadPosition then(String verb) {
    return new ReadPosition(path + "." + verb.replace(' ', '_'), name, trail);
  }

  /// The names that lead to a text of this block.
  List<String> trail(String... words) {
    var deeper = new ArrayList<>(trail);
    deeper.addAll(List.of(words));
    return deeper;
  }
}
