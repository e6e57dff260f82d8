package org.turnout.language;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much each feature of a text tells: the fewer texts have it, the more.
final class FeatureWeights {
  /// What no text has tells nothing of what is meant, but that the text says something else, too.
  private static final double UNKNOWN = 0.4;

  private final Map<String, Integer> ids = new HashMap<>();
  private final double[] rarity;
  private final double unknown;

  /// A text as numbers, 1 long together with what is not known of it.
  @SuppressWarnings("ArrayRecordComponent") // compared with nothing, and read ten thousand times
  record Vector(int[] ids, double[] weights) {}

  FeatureWeights(List<String> texts) {
    var counts = new HashMap<String, Integer>();
    for (String text : texts) {
      for (String feature : TextFeatures.of(text).keySet()) {
        ids.putIfAbsent(feature, ids.size());
        counts.merge(feature, 1, Integer::sum);
      }
    }
    rarity = new double[ids.size()];
    ids.forEach((feature, id) ->
        rarity[id] = Math.log((texts.size() + 1) / (counts.getOrDefault(feature, 0) + 0.5)));
    unknown = UNKNOWN * Math.log(texts.size() + 1.0);
  }

  int size() {
    return rarity.length;
  }

  Vector of(String text) {
    Map<String, Double> features = TextFeatures.of(text);
    var known = features.entrySet().stream().filter(it -> ids.containsKey(it.getKey())).toList();
    var vector = new Vector(new int[known.size()], new double[known.size()]);
    double squares = 0;
    for (var feature : features.entrySet()) {
      if (!ids.containsKey(feature.getKey())) {
        squares += Math.pow(feature.getValue() * unknown, 2);
      }
    }
    for (int i = 0; i < known.size(); i++) {
      int id = ids.getOrDefault(known.get(i).getKey(), 0);
      vector.ids()[i] = id;
      vector.weights()[i] = known.get(i).getValue() * rarity[id];
      squares += vector.weights()[i] * vector.weights()[i];
    }
    double length = squares == 0 ? 1 : Math.sqrt(squares);
    for (int i = 0; i < known.size(); i++) {
      vector.weights()[i] /= length;
    }
    return vector;
  }
}
