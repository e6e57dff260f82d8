package org.turnout.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Makes samples of one kind for [ForAll]. A record is made from the samples of its parts: `random
/// -> new Row(ids.draw(random), names.draw(random))`.
///
/// Samples lean towards the edges of their kind, where mistakes are: each part is one of its edges
/// in one of eight draws.
@FunctionalInterface
public interface Arbitrary<T> {
  /// The next sample; the same for the same state of `random`.
  T draw(RandomGenerator random);

  /// Samples that are tried before any other, each once.
  default List<T> edges() {
    return List.of();
  }

  default <U> Arbitrary<U> map(Function<? super T, ? extends U> made) {
    var these = this;
    return new Arbitrary<>() {
      @Override
      public U draw(RandomGenerator random) {
        return made.apply(these.draw(random));
      }

      @Override
      public List<U> edges() {
        return these.edges().stream().<U>map(made).toList();
      }
    };
  }

  /// Nothing in one of four.
  default Arbitrary<Optional<T>> optional() {
    return random -> random.nextInt(4) == 0 ? Optional.empty() : Optional.of(draw(random));
  }

  /// From none to `most` of them.
  default Arbitrary<List<T>> list(int most) {
    return list(0, most);
  }

  default Arbitrary<List<T>> list(int least, int most) {
    Arbitrary<Integer> sizes = sizes(least, most);
    var edges = new ArrayList<List<T>>();
    if (least == 0) {
      edges.add(List.of());
    }
    if (least <= 1 && most >= 1) {
      edges().forEach(edge -> edges.add(List.of(edge)));
    }
    return of(
        edges, random -> Stream.generate(() -> draw(random)).limit(sizes.draw(random)).toList());
  }

  /// One of these, each as likely; all of them are edges.
  static <T> Arbitrary<T> among(Collection<? extends T> all) {
    List<T> these = List.copyOf(all);
    return of(these, random -> these.get(random.nextInt(these.size())));
  }

  /// A sample of one of these kinds, each as likely.
  @SafeVarargs
  static <T> Arbitrary<T> oneOf(Arbitrary<? extends T>... kinds) {
    var all = new ArrayList<Arbitrary<? extends T>>();
    for (var kind : kinds) {
      all.add(kind);
    }
    return of(
        all.stream().<T>flatMap(kind -> kind.edges().stream()).toList(),
        random -> all.get(random.nextInt(all.size())).draw(random));
  }

  static Arbitrary<Boolean> booleans() {
    return among(List.of(true, false));
  }

  static Arbitrary<Integer> ints() {
    return ints(Integer.MIN_VALUE, Integer.MAX_VALUE);
  }

  static Arbitrary<Integer> ints(int least, int most) {
    return longs(least, most).map(Long::intValue);
  }

  static Arbitrary<Long> longs() {
    return longs(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /// Both ends count. Half of them are small, whatever the range, if it has small numbers.
  static Arbitrary<Long> longs(long least, long most) {
    List<Long> edges =
        LongStream.of(
                least,
                least + 1,
                -1,
                0,
                1,
                127,
                128,
                255,
                256,
                Short.MAX_VALUE,
                1 << 16,
                Integer.MIN_VALUE,
                Integer.MAX_VALUE,
                1L << 32,
                most - 1,
                most)
            .filter(n -> n >= least && n <= most)
            .distinct()
            .boxed()
            .toList();
    return of(
        edges,
        random -> {
          long drawn = within(least, most, random);
          long small = drawn >> random.nextInt(64);
          return random.nextBoolean() && small >= least && small <= most ? small : drawn;
        });
  }

  private static long within(long least, long most, RandomGenerator random) {
    if (most < Long.MAX_VALUE) {
      return random.nextLong(least, most + 1);
    }
    return least == Long.MIN_VALUE ? random.nextLong() : random.nextLong(least - 1, most) + 1;
  }

  /// From none to `most` bytes.
  static Arbitrary<byte[]> bytes(int most) {
    Arbitrary<Integer> sizes = sizes(0, most);
    return of(
        List.of(new byte[0], new byte[] {0}, new byte[] {-1}, new byte[most]),
        random -> {
          var bytes = new byte[sizes.draw(random)];
          random.nextBytes(bytes);
          return bytes;
        });
  }

  /// Whatever can be in a string: half an emoji too, controls, letters of every script.
  static Arbitrary<String> texts(int most) {
    return StrangeTexts.upTo(most);
  }

  /// The same, but what UTF-8 can write: no half of an emoji alone.
  static Arbitrary<String> soundTexts(int most) {
    return texts(most).map(text -> new String(text.getBytes(UTF_8), UTF_8));
  }

  /// At most `most` keys.
  static <K, V> Arbitrary<Map<K, V>> maps(Arbitrary<K> keys, Arbitrary<V> values, int most) {
    Arbitrary<Integer> sizes = sizes(0, most);
    return random -> {
      Map<K, V> map = new HashMap<>();
      for (int left = sizes.draw(random); left > 0; left--) {
        map.put(keys.draw(random), values.draw(random));
      }
      return map;
    };
  }

  /// How long something is: often short, and often at its limits.
  static Arbitrary<Integer> sizes(int least, int most) {
    return of(
        Stream.of(least, least + 1, most).filter(n -> n <= most).distinct().toList(),
        random ->
            random.nextInt(least, 1 + (random.nextBoolean() ? most : Math.min(most, least + 8))));
  }

  /// @param usual what is drawn when it is not one of the edges
  static <T> Arbitrary<T> of(List<T> edges, Function<RandomGenerator, ? extends T> usual) {
    return new Arbitrary<>() {
      @Override
      public T draw(RandomGenerator random) {
        return !edges.isEmpty() && random.nextInt(8) == 0
            ? edges.get(random.nextInt(edges.size()))
            : usual.apply(random);
      }

      @Override
      public List<T> edges() {
        return edges;
      }
    };
  }
}
