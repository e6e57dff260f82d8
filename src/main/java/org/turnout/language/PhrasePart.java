package org.turnout.language;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// A part of a phrase and what may be there. Places in a text are bits: the number of words since
/// the phrase began. All ways to read a phrase are followed at once, as the set of places reached,
/// so that no text costs more than its length.
sealed interface PhrasePart {
  /// Parts of one kind in a row are not more than this.
  int MOST = 8;

  /// The places that are reached from these behind this part.
  long after(long places, List<String> words, int start);

  /// Adds the words it may begin with.
  Beginning beginning(Set<String> words);

  /// What is known of how a part begins.
  ///
  /// @param mayBeMissing whether the next part may begin here as well
  /// @param open whether words that are not known beforehand may begin it
  record Beginning(boolean mayBeMissing, boolean open) {}

  /// Known words and rows of words, by their first.
  record Rows(Map<String, List<List<String>>> byFirst) implements PhrasePart {
    @Override
    public long after(long places, List<String> words, int start) {
      long reached = 0;
      for (long left = places; left != 0; left &= left - 1) {
        int at = Long.numberOfTrailingZeros(left);
        if (start + at < words.size()) {
          for (List<String> row :
              Objects.requireNonNullElse(
                  byFirst.get(words.get(start + at)), List.<List<String>>of())) {
            int end = start + at + row.size();
            if (end <= words.size() && words.subList(start + at, end).equals(row)) {
              reached |= bit(at + row.size());
            }
          }
        }
      }
      return reached;
    }

    @Override
    public Beginning beginning(Set<String> words) {
      words.addAll(byFirst.keySet());
      return new Beginning(false, false);
    }
  }

  /// Any one word but these.
  record Other(Set<String> excepted) implements PhrasePart {
    @Override
    public long after(long places, List<String> words, int start) {
      long reached = 0;
      for (long left = places; left != 0; left &= left - 1) {
        int at = Long.numberOfTrailingZeros(left);
        if (start + at < words.size() && !excepted.contains(words.get(start + at))) {
          reached |= bit(at + 1);
        }
      }
      return reached;
    }

    @Override
    public Beginning beginning(Set<String> words) {
      return new Beginning(false, true);
    }
  }

  /// A word known by a piece of it.
  record Piece(String piece, boolean begins, boolean ends) implements PhrasePart {
    @Override
    public long after(long places, List<String> words, int start) {
      long reached = 0;
      for (long left = places; left != 0; left &= left - 1) {
        int at = Long.numberOfTrailingZeros(left);
        if (start + at < words.size() && fits(words.get(start + at))) {
          reached |= bit(at + 1);
        }
      }
      return reached;
    }

    private boolean fits(String word) {
      if (!begins && !ends) {
        return word.contains(piece);
      }
      return word.length() > piece.length()
          && (begins ? word.startsWith(piece) : word.endsWith(piece));
    }

    @Override
    public Beginning beginning(Set<String> words) {
      return new Beginning(false, true);
    }
  }

  /// One of several.
  record Choice(List<PhrasePart> parts) implements PhrasePart {
    @Override
    public long after(long places, List<String> words, int start) {
      long reached = 0;
      for (PhrasePart part : parts) {
        reached |= part.after(places, words, start);
      }
      return reached;
    }

    @Override
    public Beginning beginning(Set<String> words) {
      boolean missing = false;
      boolean open = false;
      for (PhrasePart part : parts) {
        Beginning begins = part.beginning(words);
        missing |= begins.mayBeMissing();
        open |= begins.open();
      }
      return new Beginning(missing, open);
    }
  }

  /// One after the other; none at all for what may be missing.
  record Sequence(List<PhrasePart> parts) implements PhrasePart {
    @Override
    public long after(long places, List<String> words, int start) {
      long reached = places;
      for (PhrasePart part : parts) {
        if (reached == 0) {
          return 0;
        }
        reached = part.after(reached, words, start);
      }
      return reached;
    }

    @Override
    public Beginning beginning(Set<String> words) {
      boolean open = false;
      for (PhrasePart part : parts) {
        Beginning begins = part.beginning(words);
        open |= begins.open();
        if (!begins.mayBeMissing()) {
          return new Beginning(false, open);
        }
      }
      return new Beginning(true, open);
    }
  }

  /// None, or several in a row.
  record Repeated(PhrasePart part, int most) implements PhrasePart {
    @Override
    public long after(long places, List<String> words, int start) {
      long reached = places;
      long edge = places;
      for (int i = 0; i < most && edge != 0; i++) {
        edge = part.after(edge, words, start) & ~reached;
        reached |= edge;
      }
      return reached;
    }

    @Override
    public Beginning beginning(Set<String> words) {
      return new Beginning(true, part.beginning(words).open());
    }
  }

  private static long bit(int place) {
    return place < Long.SIZE ? 1L << place : 0;
  }
}
